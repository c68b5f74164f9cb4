"""How many messages a minute are answered, and that a repeated delivery is one message."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.conversation.limits import ABSURD, Limiter, Pace, pace
from bot.message import Message, MessageKind
from bot.reply import Reply
from bot.store.redis_state import RedisState
from bot.store.shared import MemoryState
from tests.bot.conversation.stage import NOW, PER_MINUTE, Stage, message
from tests.bot.tickets.estate import CHEN, LI

ANSWERED, ASKED, PASSED_OVER = Pace.ANSWERED, Pace.ASKED_TO_SLOW_DOWN, Pace.PASSED_OVER

# count, limit, what it gets, why
PACES = [
    (0, 20, ANSWERED, "nothing is known: nobody is limited"),
    (1, 20, ANSWERED, "the first"),
    (20, 20, ANSWERED, "the last that is answered"),
    (21, 20, ASKED, "the first that is not"),
    (22, 20, PASSED_OVER, "asked once, not again"),
    (500, 20, PASSED_OVER, "however many"),
]


@pytest.mark.parametrize(("count", "limit", "gets", "why"), PACES)
def test_pace(count: int, limit: int, gets: Pace, why: str) -> None:
    assert pace(count, limit) is gets, why


@dataclass
class Writer:
    """Somebody who writes with two answers a minute; `kept` says what each message got."""

    limiter: Limiter = field(default_factory=lambda: Limiter(MemoryState(), "yunqi", 2))
    written: int = 0

    def writes(self, minute: int = 0, **more: object) -> Pace:
        self.written += 1
        return self.again(f"k{self.written}", minute, **more)

    def again(self, key: str, minute: int = 0, **more: object) -> Pace:
        given = message(**{"text": "您好", "key": key, **more})
        return self.limiter.pace_of(given, NOW + timedelta(minutes=minute))


def test_the_third_of_two_is_asked_to_slow_down_and_the_fourth_passed_over() -> None:
    writer = Writer()
    assert [writer.writes() for _ in range(5)] == [ANSWERED, ANSWERED, ASKED, PASSED_OVER, PASSED_OVER]


def test_the_next_minute_is_a_new_one() -> None:
    writer = Writer()
    assert [writer.writes(minute) for minute in (0, 0, 0, 1, 1, 1)] == [ANSWERED, ANSWERED, ASKED] * 2


def test_one_delivery_repeated_is_one_message_and_gets_the_same() -> None:
    writer = Writer()
    assert [writer.again("k1") for _ in range(4)] == [ANSWERED] * 4
    assert [writer.writes() for _ in range(3)] == [ANSWERED, ANSWERED, ASKED], "the first was counted once"
    assert [writer.again("k3"), writer.again("k3"), writer.again("k2")] == [ASKED, ASKED, ANSWERED]


def test_everybody_has_a_limit_of_their_own() -> None:
    writer = Writer()
    for _ in range(4):
        writer.writes()
    assert writer.writes(sender=CHEN) is ANSWERED
    other = replace(writer.limiter, estate="another")
    assert other.pace_of(message("您好", key="x"), NOW) is ANSWERED


# what is sent again and again, why it is not limited
UNLIMITED = [
    ({"sender": LI}, "staff"),
    ({"kind": MessageKind.EVENT, "event": "unsubscribe", "text": ""}, "what WeChat reports"),
    ({"tap": "ticket.urge:1001"}, "a button"),
]


@pytest.mark.parametrize(("given", "why"), UNLIMITED)
def test_who_and_what_is_not_limited(given: dict[str, object], why: str) -> None:
    writer = Writer()
    assert {writer.writes(**given) for _ in range(2 * ABSURD)} == {ANSWERED}, why


def test_no_thumb_taps_so_often() -> None:
    writer = Writer()
    tapped = [writer.writes(tap="ticket.urge:1001") for _ in range(2 * ABSURD + 2)]
    assert tapped[-2:] == [ASKED, PASSED_OVER]


def test_who_tapped_a_lot_may_write() -> None:
    writer = Writer()
    for _ in range(5):
        writer.writes(tap="ticket.urge:1001")
    assert [writer.writes() for _ in range(3)] == [ANSWERED, ANSWERED, ASKED]


def test_nobody_is_limited_while_redis_is_away() -> None:
    away = RedisState("redis://127.0.0.1:1/0")
    writer = Writer(Limiter(away, "yunqi", 2))
    assert {writer.writes() for _ in range(9)} == {ANSWERED}


# In a turn


def flooded(stage: Stage) -> None:
    """Have 王阿姨 use up the minute."""
    for each in range(PER_MINUTE):
        assert stage.answer("物业费怎么交", key=f"before{each}").text == "扫码交就行"


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    flooded(stage)
    return stage


def test_who_writes_too_fast_is_told_once_and_nothing_is_stored(stage: Stage) -> None:
    assert [stage.answer("物业费怎么交", key=key).text for key in ("a", "b", "c")] == ["慢一点", "", ""]
    assert stage.answer("物业费怎么交", key="a").text == "慢一点", "the repeat is told the same"
    assert stage.book.commits == []


def test_an_emergency_is_never_too_fast(stage: Stage) -> None:
    assert [stage.answer("电梯里困住了", key=key).text for key in ("a", "b", "c")] == ["救人"] * 3


def test_a_tap_is_served(stage: Stage) -> None:
    assert stage.answer("催一下", key="a", tap="ticket.urge:1001").text == "催"


def test_what_was_answered_before_is_answered_the_same_by_a_process_that_counted_others(stage: Stage) -> None:
    stage.book.replies["early"] = Reply("登记好了")
    assert stage.answer("确认", key="early").text == "登记好了"


def test_a_minute_later_all_is_well(stage: Stage) -> None:
    stage.answer("物业费怎么交", key="a")
    stage.now = NOW + timedelta(minutes=1)
    assert stage.answer("物业费怎么交", key="b").text == "扫码交就行"


def test_a_message_of_another_channel_of_the_company_is_staffs() -> None:
    assert Writer().limiter.pace_of(Message("k", "wecom:gone", MessageKind.TEXT, NOW), NOW) is ANSWERED
