"""What a colleague asks of the roster, as it was typed."""

import pytest

from bot.tickets.roster_change import ChangeKind
from config.staff import Staff
from handlers.staff.roster_words import leave_span, mates, swap_span, whole_days, wish_in
from tests.bot.tickets.estate import at
from tests.handlers.chat import shipped_rules

NOW = at("2025-09-01 10:00")  # a Monday
SWAP, LEAVE = ChangeKind.SWAP, ChangeKind.LEAVE


def team() -> Staff:
    return shipped_rules().staff


def days(*numbers: int) -> str:
    return "–".join(f"09-{number:02d}" for number in numbers)


# words, swap or leave, who is named, whether 搭档 is said, the days, at night, why
WISHES = [
    ("今晚我和搭档换班", SWAP, set(), True, days(1, 1), True, "the words of the brief"),
    ("周六我和季师傅换班", SWAP, {"mason2"}, False, days(6, 6), None, "by name"),
    ("周六和老张调个班", SWAP, {"technician2"}, False, days(6, 6), None, "by surname"),
    ("明天夜班跟张师傅换一下班", SWAP, {"technician2"}, False, days(2, 2), True, "the night's shift"),
    ("后天白班我跟张师傅换班", SWAP, {"technician2"}, False, days(3, 3), False, "the day's shift"),
    ("怎么换班", SWAP, set(), False, "", None, "no day"),
    ("明天请假", LEAVE, set(), False, days(2, 2), None, "a day"),
    ("周三到周五请假", LEAVE, set(), False, days(3, 5), None, "several days"),
    ("从明天起请三天假", LEAVE, set(), False, days(2, 4), None, "counted"),
    ("周六请假，季师傅替我", LEAVE, {"mason2"}, False, days(6, 6), None, "who stands in"),
    ("我想休年假，9月8号到9月10号", LEAVE, set(), False, days(8, 10), None, "by date"),
    ("明天调休", LEAVE, set(), False, days(2, 2), None, "time off in lieu"),
]


@pytest.mark.parametrize(("words", "kind", "others", "mate", "said", "night", "why"), WISHES)
def test_wish_in(
    words: str, kind: ChangeKind, others: set[str], mate: bool, said: str, night: bool | None, why: str
) -> None:
    wish = wish_in(words, team(), NOW, "mason")
    assert wish is not None, why
    named = f"{wish.days[0]:%m-%d}–{wish.days[1]:%m-%d}" if wish.days else ""
    assert (wish.kind, wish.others, wish.mate, named, wish.night) == (kind, others, mate, said, night), why


@pytest.mark.parametrize(
    "words", ["接", "到了", "换了密封圈", "登记 3栋2单元1201 灯不亮", "假如还漏怎么办", "今天好热"]
)
def test_other_words_ask_nothing_of_the_roster(words: str) -> None:
    assert wish_in(words, team(), NOW, "mason") is None


# who, words, from when until when, why
SPANS = [
    ("mason", "周六我和季师傅换班", "06 08:00–06 18:00", "the other one's shift"),
    ("mason", "今晚我和季师傅换班", None, "neither works at night"),
    ("technician", "今晚我和张师傅换班", "01 20:00–02 08:00", "the night that begins today"),
    ("technician", "今天我和张师傅换班", "01 10:00–02 08:00", "what is left of today"),
    ("technician", "明天白班我和张师傅换班", "02 08:00–02 20:00", "by day"),
    ("mason", "明天请假", "02 08:00–02 18:00", "the shift of the day"),
    ("mason", "明天上午请假", "02 08:00–02 13:00", "half of it"),
    ("mason", "明天下午请假", "02 12:00–02 18:00", "the other half"),
    ("mason", "周四到周日请假", "04 08:00–05 18:00", "on Saturday and Sunday there is none"),
    ("mason", "周六请假", None, "no shift, no leave"),
    ("technician", "明天请假", "02 08:00–03 08:00", "with the night that begins then"),
]


@pytest.mark.parametrize(("who", "words", "expected", "why"), SPANS)
def test_spans(who: str, words: str, expected: str | None, why: str) -> None:
    wish = wish_in(words, team(), NOW, who)
    assert wish is not None
    swapping = wish.kind is SWAP
    span = (
        swap_span(team(), (who, *wish.others), wish, NOW) if swapping else leave_span(team(), who, wish, NOW)
    )
    assert (f"{span[0]:%d %H:%M}–{span[1]:%d %H:%M}" if span else None) == expected, why


def test_whole_days_begin_now_at_the_earliest() -> None:
    today, tomorrow = NOW.date(), at("2025-09-02 00:00").date()
    assert whole_days((today, tomorrow), NOW) == (NOW, at("2025-09-03 00:00"))
    assert whole_days((tomorrow, tomorrow), NOW) == (at("2025-09-02 00:00"), at("2025-09-03 00:00"))


def test_mates_are_of_the_same_trade() -> None:
    assert mates(team(), "mason") == ["mason2"]
    assert mates(team(), "technician") == ["technician2"]
    assert mates(team(), "lift_partner") == [], "a partner's people are nobody's mates"
