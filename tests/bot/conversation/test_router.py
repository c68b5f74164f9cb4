"""Who answers what: one row a message, in the order in which the router asks."""

from typing import Any

import pytest

from bot.conversation.delivery import Conversation
from bot.conversation.router import answer
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import Reply
from bot.tickets.refused import Refused
from tests.bot.conversation.stage import BOARD, Book, board, message, turn_of
from tests.bot.tickets.estate import LI, WANG
from tests.bot.tickets.test_describe import TICKET

EVENT = MessageKind.EVENT
CLICK = {"kind": EVENT, "event": "click"}
TEMPLATE = {"kind": EVENT, "event": "template_card_event"}
IN_RATING = {WANG: Conversation(WANG, "rating", "stars", {"number": "1001"})}

# message, open dialogue?, answered by, why
ROUTES: list[tuple[dict[str, Any], bool, str, str]] = [
    ({"tap": "ticket.urge:1001", "text": "催一下"}, False, "催", "a handler's own button"),
    ({"tap": "repair:yes", "text": "5"}, True, "报修按钮", "a tap comes before the open dialogue"),
    ({"tap": "service.repair", "text": "我要报修"}, False, "报修", "a button that names a service"),
    ({"tap": "faq.fee.pay", "text": "物业费"}, False, "扫码交就行", "a button that names an intent"),
    ({"tap": "faq.service.repair", "text": "我要报修"}, False, "报修", "an intent that a service serves"),
    (CLICK | {"tap": "service.repair"}, False, "报修", "a menu entry"),
    ({"tap": "old:1", "text": "物业费怎么交"}, False, "扫码交就行", "an old button is read as its label"),
    ({"tap": "faq.gone", "text": "我要报修"}, False, "报修", "an intent that is gone, too"),
    ({"tap": "old:1"}, False, "", "an old button without a label says nothing"),
    (TEMPLATE | {"tap": "old:1"}, False, "", "nor does one on a card"),
    ({"kind": EVENT, "event": "subscribe"}, False, "欢迎", "an event"),
    ({"kind": EVENT, "event": "subscribe", "tap": "old:1"}, False, "欢迎", "an event with an unknown key"),
    ({"kind": EVENT, "event": "location"}, False, "", "an event that nobody serves"),
    ({"kind": MessageKind.IMAGE}, True, "照片收到", "no words, whatever dialogue is open"),
    ({"text": "接单", "sender": LI}, False, "接单", "a staff member's command"),
    ({"text": "接单"}, False, "没听明白", "from a resident it is none"),
    ({"text": "我要报修", "sender": LI}, False, "员工能说的话", "services are the residents'"),
    ({"text": "厨房漏水", "sender": LI}, False, "员工能说的话", "whatever is named"),
    ({"text": "物业费怎么交", "sender": LI}, False, "扫码交就行", "staff may ask what residents may"),
    ({"text": "有人吗"}, False, "我在听", "a listener knows better than small talk"),
    ({"text": "电梯里困住了"}, False, "救人", "an emergency"),
    ({"text": "电梯里困住了"}, True, "救人", "which breaks into any dialogue"),
    ({"text": "电梯里困住了，漏水"}, False, "救人", "and comes before what a service recognises"),
    ({"text": "5"}, True, "评价", "the open dialogue"),
    ({"text": "5"}, False, "没听明白", "no dialogue is open"),
    ({"text": "我要报修"}, True, "报修", "the dialogue leaves a new matter to others"),
    ({"text": "厨房漏水"}, False, "报修", "recognised by what is named, like no phrase"),
    ({"text": "物业费怎么交"}, False, "扫码交就行", "understood: its own script"),
    ({"text": "我在门口"}, False, "已转告", "not understood, but somebody listens"),
    ({"text": "费"}, False, "您问的是哪一个？", "perhaps understood: asked back"),
    ({"text": "今天股票涨了吗"}, False, "没听明白", "honestly not understood"),
]


@pytest.mark.parametrize(("given", "in_dialogue", "answered", "why"), ROUTES)
def test_routes(given: dict[str, Any], in_dialogue: bool, answered: str, why: str) -> None:
    book = Book(conversations=dict(IN_RATING) if in_dialogue else {})
    assert answer(turn_of(message(**given), book), BOARD).text == answered, why


def test_with_no_dialogue_open_the_row_without_a_name_is_asked_before_the_meaning() -> None:
    resuming = board(dialogues={"": lambda turn: Reply("同事在说") if turn.text == "费" else None})
    assert answer(turn_of(message("费")), resuming).text == "同事在说"
    assert answer(turn_of(message("物业费怎么交")), resuming).text == "扫码交就行"
    assert answer(turn_of(message("电梯里困住了")), resuming).text == "救人"


def test_a_dialogue_that_is_gone_does_not_hold_anybody() -> None:
    book = Book(conversations={WANG: Conversation(WANG, "survey_of_2024", "q3")})
    assert answer(turn_of(message("物业费怎么交"), book), BOARD).text == "扫码交就行"


def refuses(turn: Turn) -> Reply:
    """A handler whose desk refuses after something was noted already."""
    turn.desk.change(TICKET, urged=9)
    raise Refused("ticket.unknown", number="9999")


def test_what_the_desk_refuses_is_said_kindly() -> None:
    refusing = board(services={"repair": refuses})
    assert answer(turn_of(message("我要报修")), refusing).text == "没有找到工单号 9999"


def test_what_the_desk_refuses_changes_nothing() -> None:
    turn = turn_of(message("我要报修"))
    answer(turn, board(services={"repair": refuses}))
    assert turn.desk.docket.empty
