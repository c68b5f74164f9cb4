"""Whoever owes sees what is owed, nobody else does; a sum that looks wrong is checked by a person."""

from datetime import date

import pytest

from bot.residents.home import FAMILY, OWNER, TENANT, Home, Resident
from bot.residents.register import Bill
from tests.bot.tickets.estate import at
from tests.handlers.chat import WANG, Chat
from tests.handlers.register_book import GARDEN, TOWER, RegisterBook

EMPTY = Home("5栋1单元302", "5栋")
LAST, THIS = date(2025, 7, 25), date(2025, 10, 25)  # Monday is 2025-09-01


def bill(home: Home, period: str, cents: int, due: date | None, done: date | None = None) -> Bill:
    """A fee of a home."""
    return Bill(home.label, "物业费", period, cents, due, done)


BILLS = [
    bill(TOWER, "2025年第四季度", 48060, THIS),
    bill(TOWER, "2025年第三季度", 48060, LAST),
    bill(TOWER, "2025年第二季度", 48060, date(2025, 4, 25), date(2025, 4, 20)),
    bill(GARDEN, "2025年第三季度", 56700, LAST, date(2025, 7, 3)),
    bill(EMPTY, "2025年第三季度", 33750, LAST),
]


def chat(*ties: tuple[Home, str]) -> Chat:
    """A chat in which 王阿姨 has these ties."""
    bound = [Resident(WANG, "王阿姨", home, role) for home, role in ties]
    return Chat(RegisterBook(bills=list(BILLS), bound=bound))


# her ties, words, script, why
WHO_SEES = [
    ([], "我的账单", "bills.unbound", "a stranger is told how to become none"),
    ([(TOWER, OWNER)], "我的账单", "bills.unpaid", "the owner owes"),
    ([(TOWER, TENANT)], "我的账单", "bills.unpaid", "the tenant owes"),
    ([(TOWER, FAMILY)], "我的账单", "bills.of_the_payer", "family were not told by the payer"),
    ([(TOWER, FAMILY), (GARDEN, OWNER)], "我的账单", "bills.all_paid", "family here, owner there"),
    ([(TOWER, FAMILY), (GARDEN, OWNER)], "3栋2单元1201的账单", "bills.not_yours", "named: still family"),
    ([(TOWER, OWNER), (GARDEN, OWNER)], "我的账单", "bills.which", "two homes"),
    ([(TOWER, OWNER), (GARDEN, OWNER)], "4栋1单元601的账单", "bills.all_paid", "named in full"),
    ([(TOWER, OWNER), (GARDEN, OWNER)], "查一下3栋的账单", "bills.unpaid", "the building is enough"),
    ([(TOWER, OWNER)], "3-2-1201的账单", "bills.unpaid", "in digits"),
    ([(TOWER, OWNER)], "5栋1单元302的账单", "bills.not_yours", "a neighbour's"),
    ([(TOWER, OWNER)], "3栋2单元120的账单", "bills.not_yours", "part of her number is another home"),
    ([(Home("1栋1单元101", "1栋"), OWNER)], "我的账单", "bills.none", "nothing was ever charged"),
]


@pytest.mark.parametrize(("ties", "words", "script", "why"), WHO_SEES)
def test_who_sees_what(ties: list[tuple[Home, str]], words: str, script: str, why: str) -> None:
    assert chat(*ties).says(words).script == script, why


def test_what_is_left_to_pay_comes_first_with_its_sum() -> None:
    text = chat((TOWER, OWNER)).says("我的账单").text
    late, soon, done = (text.index(f"2025年第{quarter}季度") for quarter in "三四二")
    assert late < soon < done, "due longest first, paid last"
    assert "2 笔，一共 961.20 元" in text
    assert "缴费日是2025年7月25日，方便时补上就好" in text, "late, without a reproach"
    assert "2025年10月25日前缴就行" in text
    assert "2025年4月20日缴的" in text
    assert "前台扫码" in text, "how to pay, from the estate's facts"


def test_the_last_day_is_not_late() -> None:
    talk = chat((TOWER, OWNER))
    talk.now = "2025-10-25 23:00"
    assert "2025年10月25日前缴就行" in talk.says("我的账单").text


def test_no_home_says_a_word_of_another() -> None:
    text = chat((GARDEN, OWNER)).says("我的账单").text
    assert "4栋1单元601" in text
    assert not any(foreign in text for foreign in ("480.60", "337.50", "3栋", "5栋"))


def test_many_bills_are_cut_and_all_counted() -> None:
    talk = chat((TOWER, OWNER))
    talk.book.bills = [bill(TOWER, f"{year}年", 100, date(year, 1, 1)) for year in range(2010, 2025)]
    text = talk.says("我的账单").text
    assert "2010年物业费" in text, "what is due longest"
    assert "2018年物业费" not in text
    assert "15 笔，一共 15.00 元" in text
    assert "另外还有 7 笔" in text
    assert len(text.encode()) < 2048, "a passive answer holds no more"


class TestTaps:
    def test_the_home_is_chosen_by_a_tap(self) -> None:
        talk = chat((TOWER, OWNER), (GARDEN, OWNER))
        taps = {button.label: button.id for button in talk.says("我的账单").buttons}
        assert set(taps) == {"3栋2单元1201", "4栋1单元601"}
        assert talk.taps(taps["4栋1单元601"]).script == "bills.all_paid"

    @pytest.mark.parametrize("tap", ["bills.home", "bills.wrong"])
    @pytest.mark.parametrize(
        ("ties", "why"),
        [
            ([], "moved out since"),
            ([(GARDEN, OWNER)], "somebody made the tap up"),
            ([(TOWER, FAMILY)], "family as before"),
        ],
    )
    def test_a_button_opens_no_home_that_is_not_hers(
        self, tap: str, ties: list[tuple[Home, str]], why: str
    ) -> None:
        talk = chat(*ties)
        assert talk.taps(f"{tap}:{TOWER.label}").script == "bills.not_yours", why
        assert talk.book.tickets == {}

    def test_looking_writes_nothing(self) -> None:
        talk = chat((TOWER, OWNER))
        talk.says("我的账单")
        assert talk.book.commits == []


class TestWrongSum:
    def test_a_colleague_gets_it_and_what_is_written_next(self) -> None:
        talk = chat((TOWER, OWNER))
        talk.says("我的账单")
        reply = talk.taps(f"bills.wrong:{TOWER.label}")
        assert reply.script == "bills.checked"
        assert (talk.ticket.category, talk.ticket.place) == ("enquiry", TOWER.label)
        assert talk.ticket.problem == "请核对账单（3栋2单元1201）"
        assert talk.ticket.number in reply.text
        talk.says("第三季度我七月就交了")
        assert "第三季度我七月就交了" in [entry.text for entry in talk.book.timeline(talk.ticket.number)]

    def test_an_enquiry_that_is_open_goes_on(self) -> None:
        talk = chat((TOWER, OWNER))
        talk.says("转人工")
        talk.taps(f"bills.wrong:{TOWER.label}")
        assert len(talk.book.tickets) == 1
        assert any("请核对账单" in entry.text for entry in talk.book.timeline(talk.ticket.number))

    def test_each_time_it_is_one_ticket(self) -> None:
        talk = chat((TOWER, OWNER))
        talk.taps(f"bills.wrong:{TOWER.label}")
        talk.taps(f"bills.wrong:{TOWER.label}")
        assert len(talk.book.tickets) == 1


def test_what_fell_due_before_a_tenant_came_is_no_affair_of_theirs() -> None:
    came = Resident(WANG, "王阿姨", TOWER, TENANT, bound_at=at("2025-08-01 10:00"))
    text = Chat(RegisterBook(bills=list(BILLS), bound=[came])).says("我的账单").text
    assert "第四季度" in text
    assert "第三季度" not in text
    assert "第二季度" not in text
