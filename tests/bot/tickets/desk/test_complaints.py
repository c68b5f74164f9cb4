"""Complaints, suggestions and praise on the desk: who is asked, who must not hear of it, what is promised."""

from collections.abc import Callable

import pytest

from bot.tickets.desk import Desk, following, working
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.docket import Docket
from bot.tickets.refused import Refused
from bot.tickets.ticket import Status, Ticket
from tests.bot.tickets.estate import WANG, at
from tests.bot.tickets.office import Office, phrasebook
from tests.handlers.chat import LI, LIN, SUN, XIAOZHAO, ZHAO, shipped_rules

DIRTY = "楼道好久没打扫"
ABOUT_LIN = "管家小林骂人"


def complains(now: str, words: str, category: str = "complaint") -> tuple[Office, Ticket]:
    """Have 王阿姨 complain on the shipped desk."""
    office = Office(now=at(f"2025-09-01 {now}"), rules=shipped_rules())
    matter = Matter(category, "3栋2单元1201", words, resident=WANG, reporter=WANG, building="3栋")
    return office, office.do(open_ticket, matter)


def told(office: Office) -> list[tuple[str, str]]:
    """Return who was told by which script."""
    return [(notice.recipient, notice.script) for notice in office.notices]


# when, words, who is asked, who owns it, why
ASKED = [
    ("10:00", DIRTY, XIAOZHAO, LIN, "the front desk answers, the butler follows it up"),
    ("10:00", ABOUT_LIN, ZHAO, ZHAO, "what is said of a colleague is looked into by the manager"),
    ("10:00", "保安睡觉", ZHAO, LIN, "of all in a role, too"),
    ("10:00", "经理不管事", XIAOZHAO, LIN, "but never by the one who is meant"),
    ("23:00", DIRTY, "", LIN, "the front desk sleeps"),
    ("23:00", ABOUT_LIN, "", ZHAO, "and so does the manager: it is no emergency"),
]


@pytest.mark.parametrize(("now", "words", "assignee", "owner", "why"), ASKED)
def test_who_is_asked(now: str, words: str, assignee: str, owner: str, why: str) -> None:
    office, ticket = complains(now, words)
    assert (ticket.assignee, ticket.case_owner) == (assignee, owner), why
    assert told(office) == ([(assignee, "staff.task_answer")] if assignee else []), why


@pytest.mark.parametrize(("words", "assignee"), [(DIRTY, XIAOZHAO), (ABOUT_LIN, ZHAO)])
def test_what_came_at_night_is_handed_out_in_the_morning(words: str, assignee: str) -> None:
    office, ticket = complains("23:00", words)
    office.wait_until("2025-09-02 08:01")
    assert office.ticket_now(ticket.number).assignee == assignee


# when, what is promised, why; the day shift ends at eight
PROMISED = [
    ("10:00", "answer 今天12:00，result 后天10:00", "two hours, two days"),
    ("07:00", "answer 今天10:00，result 后天09:00", "counted from the morning"),
    ("19:00", "answer 明天10:00，result 后天19:00", "in the evening nobody could take it up in time"),
]


@pytest.mark.parametrize(("now", "plan", "why"), PROMISED)
def test_what_is_promised(now: str, plan: str, why: str) -> None:
    office, ticket = complains(now, DIRTY)
    desk = Desk(office.rules, Docket(office), phrasebook(""), office.now, "m")
    assert desk.values(ticket)["plan"] == plan, why


# A manager is told of whatever is late, unless it is about them.
@pytest.mark.parametrize(("words", "person"), [(ABOUT_LIN, LIN), ("经理不管事", ZHAO)])
def test_whom_it_is_about_hears_nothing_of_it_until_the_end(words: str, person: str) -> None:
    office, ticket = complains("10:00", words)
    office.wait_until("2025-09-05 10:00")
    assert person not in {somebody for somebody, _ in told(office)}
    assert "overdue" in office.actions(ticket.number), "or there was nothing to hear of"


# what the butler does with the complaint about her
ACTS = [
    ("accept", lambda desk: working.accept(desk, "1001", LIN)),
    ("arrive", lambda desk: working.arrive(desk, "1001", LIN)),
    ("note", lambda desk: working.note(desk, "1001", LIN, "不是这样的")),
    ("say", lambda desk: working.say_to_resident(desk, "1001", LIN, "您好")),
    ("call", lambda desk: working.call_back_done(desk, "1001", LIN, "打过了")),
]


@pytest.mark.parametrize(("name", "act"), ACTS)
def test_to_whom_it_is_about_it_is_unknown(name: str, act: Callable[[Desk], Ticket]) -> None:
    office, _ = complains("10:00", ABOUT_LIN)
    with pytest.raises(Refused) as refused:
        office.do(act)
    assert refused.value.script == "ticket.unknown", name


def test_it_is_not_handed_to_whom_it_is_about_but_to_others() -> None:
    office, _ = complains("10:00", ABOUT_LIN)
    office.do(lambda desk: working.accept(desk, "1001", ZHAO))
    with pytest.raises(Refused) as refused:
        office.do(lambda desk: working.transfer(desk, "1001", ZHAO, LIN))
    assert refused.value.script == "staff.concerns_them"
    assert office.do(lambda desk: working.transfer(desk, "1001", ZHAO, XIAOZHAO)).assignee == XIAOZHAO


def test_what_is_answered_is_never_called_mended() -> None:
    office, _ = complains("10:00", DIRTY)
    office.do(lambda desk: working.accept(desk, "1001", XIAOZHAO))
    office.do(lambda desk: working.say_to_resident(desk, "1001", XIAOZHAO, "今天起天天打扫"))
    office.do(lambda desk: working.finish(desk, "1001", XIAOZHAO, ""))
    office.wait_until("2025-09-04 12:00")
    scripts = [script for person, script in told(office) if person == WANG]
    assert scripts == [
        "ticket.accepted_answer",
        "ticket.staff_says",
        "ticket.finished_answer",
        "ticket.confirm_then_call_back_answer",
    ]


def finished(office: Office, note: str = "") -> str:
    """Have 小赵 finish it; return the script of the refusal, "" for none."""
    try:
        office.do(lambda desk: working.finish(desk, "1001", XIAOZHAO, note))
    except Refused as refused:
        return refused.script
    return ""


def test_nobody_has_answered_who_has_not_said_a_word() -> None:
    office, _ = complains("10:00", DIRTY)
    office.do(lambda desk: working.accept(desk, "1001", XIAOZHAO))
    assert finished(office) == "staff.say_first"
    office.do(lambda desk: working.say_to_resident(desk, "1001", XIAOZHAO, "今天起天天打扫"))
    assert finished(office) == ""
    office.do(lambda desk: following.reopen(desk, "1001", WANG, "不满意"))
    assert finished(office) == "staff.say_first", "what was said before did not settle it"
    assert finished(office, "电话里说好了") == "", "what was said by phone is told in the note"


def test_nobody_comes_to_give_an_answer() -> None:
    office, _ = complains("10:00", DIRTY)
    with pytest.raises(Refused, match="no_visit"):
        office.do(lambda desk: working.arrive(desk, "1001", XIAOZHAO))


# person, whether the number of the complaint says anything to them, why
INVOLVED = [
    (XIAOZHAO, True, "who was asked"),
    (LIN, True, "who has the skill, and owns the case"),
    (ZHAO, True, "who leads"),
    (LI, False, "a technician has nothing to do with it"),
    (SUN, False, "nor has a guard"),
    ("wecom:gone", False, "nor who works here no more"),
]


@pytest.mark.parametrize(("person", "known", "why"), INVOLVED)
@pytest.mark.parametrize("act", [working.accept, lambda *given: working.note(*given, "看过了")])
def test_a_number_says_nothing_to_who_has_nothing_to_do_with_it(
    act: Callable[..., Ticket], person: str, known: bool, why: str
) -> None:
    office, _ = complains("10:00", DIRTY)
    if known:
        assert office.do(lambda desk: act(desk, "1001", person)).number == "1001", why
        return
    with pytest.raises(Refused, match=r"ticket\.unknown") as refused:
        office.do(lambda desk: act(desk, "1001", person))
    assert refused.value.values_for_script == {"number": "1001"}, why


# praise, who hears it, why
PRAISED = [
    ("李师傅修得真好", [(LI, "staff.praised"), (ZHAO, "staff.praise")], "the colleague, and who leads him"),
    ("大家都很好", [(ZHAO, "staff.praise")], "nobody by name: the manager passes it on"),
    ("赵经理真负责", [(ZHAO, "staff.praised")], "once is enough"),
    (
        "李师傅和老孙帮我搬东西",
        [(SUN, "staff.praised"), (LI, "staff.praised"), (ZHAO, "staff.praise")],
        "both",
    ),
]


@pytest.mark.parametrize(("words", "heard", "why"), PRAISED)
def test_praise_reaches_the_colleague_and_asks_nothing_of_anybody(
    words: str, heard: list[tuple[str, str]], why: str
) -> None:
    office, ticket = complains("10:00", words, "praise")
    assert told(office) == heard, why
    assert (ticket.status, ticket.promises, office.dues) == (Status.CLOSED, (), [])


def test_praise_wakes_nobody() -> None:
    office, _ = complains("23:00", "李师傅修得真好", "praise")
    assert {notice.due_at for notice in office.notices} == {at("2025-09-02 08:00")}
