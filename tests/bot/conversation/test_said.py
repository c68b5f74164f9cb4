"""What goes into the log of what was said, and what doesn't."""

from dataclasses import replace
from typing import Any

import pytest

from bot.conversation.said import described, lines_of
from bot.conversation.talk import BOT, RESIDENT, Line
from bot.message import Location, MessageKind
from bot.reply import SILENCE, Reply
from tests.bot.conversation.stage import NOW, from_li, message, turn_of
from tests.bot.tickets.estate import LI, WANG, at
from tests.bot.tickets.test_describe import TICKET

PLACE = Location(34.7, 113.6, "云栖花园东门")

# message, as it can be read
DESCRIBED: list[tuple[dict[str, Any], str]] = [
    ({"text": "您好"}, "您好"),
    ({"text": "催一下", "tap": "ticket.urge:1001"}, "催一下"),
    ({"kind": MessageKind.EVENT, "event": "click", "tap": "service.repair"}, "【点了菜单】"),
    ({"kind": MessageKind.EVENT, "event": "subscribe"}, ""),
    ({"kind": MessageKind.IMAGE, "media": "m1"}, "【图片】"),
    ({"kind": MessageKind.VOICE, "text": "漏水了", "media": "m1"}, "【语音】漏水了"),
    ({"kind": MessageKind.VOICE, "media": "m1"}, "【语音】"),
    ({"kind": MessageKind.VIDEO, "media": "m1"}, "【视频】"),
    ({"kind": MessageKind.LOCATION, "location": PLACE}, "【位置】云栖花园东门"),
    ({"kind": MessageKind.LINK, "media": "缴费 https://a.example"}, "【链接】缴费 https://a.example"),
    ({"kind": MessageKind.UNKNOWN}, "【表情】"),
]


@pytest.mark.parametrize(("given", "read"), DESCRIBED)
def test_described(given: dict[str, Any], read: str) -> None:
    assert described(message(**given)) == read


def test_every_kind_of_message_can_be_described() -> None:
    assert [described(message(kind=kind)) for kind in MessageKind]


def test_both_sides_are_logged_at_the_time_of_the_message() -> None:
    sent = at("2025-09-01 09:59")
    lines = lines_of(turn_of(message("您好", at=sent)), Reply("您好呀", script="chat.hello", knowledge="v1"))
    theirs = Line(WANG, sent, RESIDENT, "您好")
    assert lines == (theirs, Line(WANG, sent, BOT, "您好呀", "chat.hello", "v1"))


def test_silence_is_no_line() -> None:
    assert lines_of(turn_of(message("您好")), SILENCE) == (Line(WANG, NOW, RESIDENT, "您好"),)


def test_what_staff_say_to_the_bot_is_nobodys_business() -> None:
    assert lines_of(turn_of(from_li("我的任务")), Reply("没有任务")) == ()


def test_what_staff_say_to_a_resident_belongs_to_the_residents_conversation() -> None:
    turn = turn_of(from_li("您好"))
    turn.desk.docket.keep(TICKET)
    turn.desk.write(TICKET, LI, "note", "态度不好")
    turn.desk.write(TICKET, LI, "said to resident", "您好")
    assert lines_of(turn, Reply("已发给")) == (Line(TICKET.resident, NOW, LI, "您好"),)


def test_of_a_sealed_turn_nothing_is_kept() -> None:
    turn = turn_of(message("他收红包"))
    turn.sealed = True
    assert lines_of(turn, Reply("我原样记下了")) == ()


# what kind of ticket the turn changes, whether it is kept, why
KINDS = [
    ("complaint", False, "who is called next may be whom it is about"),
    ("suggestion", False, "nor is what is thought of us everybody's"),
    ("repair", True, "a colleague should know what was said"),
]


@pytest.mark.parametrize(("kind", "kept", "why"), KINDS)
def test_what_is_said_of_a_complaint_is_not_kept(kind: str, kept: bool, why: str) -> None:
    turn, ticket = turn_of(message("确认")), replace(TICKET, kind=kind)
    turn.desk.docket.keep(ticket)
    assert bool(lines_of(turn, Reply("好的"))) is kept, why
    told = turn_of(from_li("您好"))
    told.desk.docket.keep(ticket)
    told.desk.write(ticket, LI, "said to resident", "您好")
    assert bool(lines_of(told, Reply("已转给住户"))) is kept, why
