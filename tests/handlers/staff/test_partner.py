"""A partner company's people: their own tickets, as much of the place as they need, and nothing else."""

import pytest

from bot.tickets.partner import as_seen_by, entrance_of
from bot.tickets.ticket import Status
from tests.handlers.chat import WANG, Chat, shipped_rules

DING, YUE, LIN = "wecom:lift_partner", "wecom:heights_partner", "wecom:butler"
HOME = "3栋2单元1201"


@pytest.fixture
def chat() -> Chat:
    """The lift of 王阿姨's entrance is reported; the partner is asked."""
    chat = Chat()
    chat.opens("3栋2单元电梯按钮不灵")
    assert chat.ticket.assignee == DING
    return chat


def test_the_matter_stays_ours(chat: Chat) -> None:
    assert chat.ticket.case_owner == LIN
    assert (LIN, "staff.partner_asked") in [(one.recipient, one.script) for one in chat.notices]


# place, what a partner sees of it before they have accepted, why
PLACES = [
    (HOME, "3栋2单元", "not the home"),
    (f"{HOME}厨房", "3栋2单元", "nor the room"),
    ("5栋302", "5栋", "without an entrance"),
    ("3栋2单元", "3栋2单元", "a public place is told whole"),
    ("3栋2单元12楼", "3栋2单元12楼", "a floor is nobody's home"),
    ("南门", "南门", "no building at all"),
]


@pytest.mark.parametrize(("place", "seen", "why"), PLACES)
def test_entrance_of(place: str, seen: str, why: str) -> None:
    assert entrance_of(place) == seen, why


# who looks, how it stands, what they see of the home, why
SEEN = [
    (DING, Status.ASSIGNED, "3栋2单元", "asked only"),
    (DING, Status.ACCEPTED, HOME, "who comes must find the door"),
    (DING, Status.REOPENED, "3栋2单元", "asked again"),
    (YUE, Status.ACCEPTED, "3栋2单元", "somebody else has it"),
]


@pytest.mark.parametrize(("who", "status", "place", "why"), SEEN)
def test_the_home_is_told_to_who_comes(chat: Chat, who: str, status: Status, place: str, why: str) -> None:
    problem = f"{HOME}门口电梯坏了，电话13800001111"
    ticket = chat.keep(place=HOME, problem=problem, status=status)
    seen = as_seen_by(who, ticket, shipped_rules())
    assert seen["place"] == place, why
    assert "13800001111" not in seen["problem"]
    assert (HOME in seen["problem"]) is (place == HOME)
    assert as_seen_by(LIN, ticket, shipped_rules()) == {}, "our own people see it all"


# words, how they are answered, why
COMMANDS = [
    ("接", "staff.accepted", "accept"),
    ("到了", "staff.arrived", "arrive"),
    ("好了，换了按钮", "staff.finished", "finish"),
    ("等配件", "staff.waiting", "wait"),
    ("备注 型号A12", "staff.noted", "note"),
    ("退单", "staff.declined_by_you", "give back"),
    ("我的任务", "staff.task_list", "their own list"),
    ("转给李师傅", "staff.partner_may", "not hand on"),
    ("回复1001 您好", "staff.partner_may", "not write to the resident"),
    ("回访1001", "staff.partner_may", "not close by a call"),
    ("登记 3栋2单元1201 灯不亮", "staff.partner_may", "not register"),
    ("巡查 3栋2单元灯不亮", "staff.partner_may", "not report"),
    ("屏蔽 1001", "staff.partner_may", "not block"),
    ("查 F1001", "staff.partner_may", "not look up passes"),
    ("你好", "staff.partner_may", "what they can do is said"),
]


@pytest.mark.parametrize(("words", "script", "why"), COMMANDS)
def test_commands(chat: Chat, words: str, script: str, why: str) -> None:
    assert chat.says(words, DING).script == script, why


@pytest.mark.parametrize(
    "tap", ["transfer", "hand_to", "talk", "hand_back", "called", "word_anyway", "let_in"]
)
def test_buttons_of_our_own_people_are_closed(chat: Chat, tap: str) -> None:
    assert chat.taps(f"staff.{tap}:1001", DING).script == "staff.partner_may"
    assert chat.ticket.assignee == DING


def test_cards_show_only_what_they_may(chat: Chat) -> None:
    taken = chat.taps("staff.accept:1001", DING)
    assert [button.id for button in taken.buttons] == ["staff.arrive:1001", "staff.note:1001"]


def test_anothers_ticket_is_unknown_to_them(chat: Chat) -> None:
    for words in ("接1001", "备注1001 看看", "到了1001"):
        assert chat.says(words, YUE).script == "ticket.unknown"
    assert chat.says("接", YUE).script == "staff.no_such_task"
    assert chat.says("我的任务", YUE).script == "staff.no_tasks"


def test_what_they_tell_of_life_and_safety_is_heard(chat: Chat) -> None:
    assert chat.says("3栋2单元电梯困人了，快来", DING).script.startswith("emergency.")


def test_nobody_but_who_was_asked_sees_an_emergency(chat: Chat) -> None:
    chat.says("电梯里困人了", WANG)
    assert chat.ticket.kind == "emergency"
    assert chat.says(f"接{chat.ticket.number}", YUE).script == "ticket.unknown"
