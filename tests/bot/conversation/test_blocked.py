"""Whoever is on the list for abuse: told once a day where to turn, and helped in every emergency."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.conversation.delivery import Conversation
from bot.message import MessageKind
from bot.reply import Reply
from bot.tickets.refused import Refused
from tests.bot.conversation.stage import NOW, Book, Stage, board, message, says
from tests.bot.tickets.estate import CHEN, LI, WANG
from tests.bot.tickets.test_describe import TICKET

TOLD = "请打前台"
FIRE = replace(TICKET, number="1002", kind="emergency", resident=WANG)
TICKETS = {"1001": replace(TICKET, number="1001", resident=WANG), "1002": FIRE}
TICKETS["1003"] = replace(FIRE, number="1003", resident=CHEN)


def blocked(until: timedelta = timedelta(days=1), **changes: Any) -> Stage:
    """Return a stage on which 王阿姨 is blocked for so long from now."""
    known = Conversation(WANG, blocked_until=NOW + until, version=1)
    return Stage(Book(conversations={WANG: known}, tickets=dict(TICKETS)), board(**changes))


# message, answered, why
SERVED = [
    ({"text": "费"}, TOLD, "a question"),
    ({"text": "我要报修"}, TOLD, "a service"),
    ({"text": "你们都是骗子"}, TOLD, "words"),
    ({"kind": MessageKind.IMAGE}, TOLD, "a photo"),
    ({"tap": "service.repair", "text": "我要报修"}, TOLD, "a button"),
    ({"tap": "ticket.urge:1001"}, TOLD, "a button of an ordinary ticket"),
    ({"tap": "ticket.urge:1003"}, TOLD, "a button of somebody else's emergency"),
    ({"tap": "ticket.urge:9999"}, TOLD, "a button of no ticket at all"),
    ({"tap": "gone:1002"}, TOLD, "a button that nobody serves"),
    ({"tap": "ticket.urge:1002"}, "催", "a button of the own emergency"),
    ({"text": "电梯里困住了"}, "救人", "an emergency"),
    ({"text": "我在门口"}, "已转告", "while help is on the way, what is said is passed on"),
    ({"kind": MessageKind.EVENT, "event": "subscribe"}, "欢迎", "what WeChat reports"),
]


@pytest.mark.parametrize(("given", "answered", "why"), SERVED)
def test_what_is_served(given: dict[str, Any], answered: str, why: str) -> None:
    assert blocked().answer(**given).text == answered, why


def test_told_once_a_day() -> None:
    stage = blocked(timedelta(days=3))
    assert [stage.answer("您好", key=key).text for key in ("a", "b", "c")] == [TOLD, "", ""]
    assert stage.answer("您好", key="a").text == TOLD, "the repeat is told the same"
    assert len(stage.book.commits) == 1


def test_told_again_when_it_is_another_day_though_not_a_whole_day_later() -> None:
    stage = blocked(timedelta(days=3))
    stage.now = NOW - timedelta(hours=11)
    assert stage.answer("您好", key="a").text == TOLD
    stage.now = NOW
    assert stage.answer("您好", key="b").text == TOLD


def test_who_is_not_blocked_any_more_is_served() -> None:
    stage = blocked(timedelta(seconds=1))
    stage.now = NOW + timedelta(seconds=1)
    assert stage.answer("物业费怎么交").text == "扫码交就行"


def test_no_person_is_called_and_no_dialogue_goes_on() -> None:
    stage = blocked(dialogues={"human": says("转给同事")})
    stage.book.conversations[WANG] = replace(stage.book.conversation(WANG), dialogue="human")
    assert stage.answer("我要投诉").text == TOLD
    assert stage.book.conversation(WANG).dialogue == "human", "it goes on when the time is over"


def test_staff_are_never_blocked() -> None:
    stage = blocked()
    stage.book.conversations[LI] = replace(stage.book.conversation(WANG), person=LI)
    assert stage.answer("接单", sender=LI).text == "接单"


def test_an_emergency_that_is_refused_is_said_kindly() -> None:
    def refuses(turn: object) -> Reply:
        raise Refused("ticket.unknown", number="1002")

    stage = blocked(taps={"ticket.urge": refuses})
    assert stage.answer(tap="ticket.urge:1002").text == "没有找到工单号 1002"


def test_blocked_and_then_helped_counts_no_misses() -> None:
    stage = blocked()
    stage.conversations.answer(message("阿巴", key="a"))
    assert stage.book.conversation(WANG).misses == 0
