"""Words passed on both ways, who hears them, and how a talk ends."""

import pytest

from bot.tickets.desk import talking, working
from bot.tickets.ticket import PromiseKind, Status, Ticket
from tests.bot.tickets.estate import CHEN, LI, LIN, WANG, XIAOZHAO, ZHAO, at
from tests.bot.tickets.office import Office, refusal


@pytest.fixture
def asked(office: Office) -> Ticket:
    """王阿姨's enquiry, which 管家小林 was asked to answer."""
    return office.opens("enquiry")


def hear(office: Office, words: str = "水费不对") -> Ticket:
    return office.do(talking.hear, office.ticket_now(), words)


def test_accepting_begins_the_talk_and_the_resident_hears_who_has_it(office: Office, asked: Ticket) -> None:
    office.do(talking.begin, "1001", LIN)
    assert office.news() == [("王阿姨", "ticket.accepted_enquiry")]
    assert [due.name for due in office.dues if due.name.startswith("talk.")] == ["talk.nudge", "talk.silence"]


def test_who_speaks_first_has_taken_it_and_the_resident_gets_the_words_alone(
    office: Office, asked: Ticket
) -> None:
    ticket = office.do(talking.say, "1001", LIN, "您好")
    assert (ticket.status, ticket.assignee) == (Status.ACCEPTED, LIN)
    assert [row.state for row in ticket.promises if row.kind is PromiseKind.RESPONSE] == ["kept"]
    assert office.news() == [("王阿姨", "human.colleague_begins")], "with how to leave the talk"
    office.do(talking.say, "1001", LIN, "请讲")
    assert office.news() == [("王阿姨", "human.colleague_says")]


def test_a_manager_who_speaks_first_takes_it_over(office: Office, asked: Ticket) -> None:
    assert office.do(talking.say, "1001", ZHAO, "您好").assignee == ZHAO
    assert office.news() == [
        ("王阿姨", "human.colleague_begins"),
        ("管家小林", "staff.taken_by_other"),
    ]


def test_only_who_has_to_do_with_it_may_speak(office: Office, asked: Ticket) -> None:
    assert refusal(office, talking.say, "1001", LI, "您好") == "ticket.unknown"
    assert refusal(office, talking.say, "9999", LIN, "您好") == "ticket.unknown"


@pytest.mark.parametrize(
    ("status", "script"),
    [(Status.CLOSED, "staff.closed_already"), (Status.CANCELLED, "staff.cancelled_already")],
)
def test_what_is_over_is_not_talked_about(office: Office, asked: Ticket, status: Status, script: str) -> None:
    office.keep(asked, status=status)
    assert refusal(office, talking.say, "1001", LIN, "您好") == script


def test_the_residents_words_reach_whoever_was_asked_and_are_what_it_is_about(
    office: Office, asked: Ticket
) -> None:
    office.keep(asked, problem=talking.ASKING)
    assert hear(office).problem == "水费不对"
    assert hear(office, "电费也不对").problem == "水费不对", "the first words stay its name"
    assert office.news() == [("管家小林", "staff.resident_says")] * 2
    assert office.actions()[-2:] == ["said", "said"]


def test_a_greeting_is_no_name_for_the_matter(office: Office, asked: Ticket) -> None:
    office.keep(asked, problem=talking.ASKING)
    assert hear(office, "你好，在吗？").problem == talking.ASKING
    assert hear(office).problem == "水费不对"


def test_before_anybody_was_asked_the_words_wait_in_the_ticket(office: Office) -> None:
    office.now = at("2025-09-01 22:00")
    office.opens("enquiry")
    hear(office)
    assert office.news() == []


def test_who_spoke_last_hears_the_answer_too(office: Office, asked: Ticket) -> None:
    office.do(talking.begin, "1001", LIN)
    office.do(talking.say, "1001", ZHAO, "我是经理")
    office.news()
    hear(office)
    assert office.news() == [("管家小林", "staff.resident_says"), ("赵经理", "staff.resident_answers")]


def test_handing_back_finishes_it(office: Office, asked: Ticket) -> None:
    office.do(talking.say, "1001", LIN, "您好")
    assert office.do(talking.hand_back, "1001", LIN).status is Status.FINISHED
    assert office.news()[-1] == ("王阿姨", "ticket.finished_enquiry")


def test_handing_back_is_refused(office: Office, asked: Ticket) -> None:
    office.do(talking.begin, "1001", LIN)
    assert refusal(office, talking.hand_back, "1001", LIN) == "staff.say_first", "not a word was said"
    office.do(talking.say, "1001", LIN, "您好")
    assert refusal(office, talking.hand_back, "1001", XIAOZHAO) == "staff.not_yours", "it is another's"
    office.do(talking.hand_back, "1001", LIN)
    assert refusal(office, talking.hand_back, "1001", LIN) == "staff.finished_already", "a second tap"


def test_the_residents_end_leaves_the_ticket_with_the_colleague(office: Office, asked: Ticket) -> None:
    office.do(talking.begin, "1001", LIN)
    office.news()
    ended = office.do(talking.end, office.ticket_now(), "好了")
    assert (ended.status, office.news()) == (Status.ACCEPTED, [("管家小林", "staff.resident_done")])


def test_breaking_off_is_told(office: Office, asked: Ticket) -> None:
    office.do(talking.break_off, asked)
    assert office.news() == [("管家小林", "staff.resident_left")]


def test_every_docket_sees_its_own_words(office: Office, asked: Ticket) -> None:
    """The talk is read through the docket: the watch must know the words that it is set for."""
    office.do(talking.begin, "1001", LIN)
    hear(office)
    marks = [due.detail.partition("#")[0] for due in office.dues if due.name == "talk.silence"]
    assert marks == ["1", "2"]


def test_work_that_is_no_enquiry_is_accepted_as_ever(office: Office) -> None:
    office.opens(resident=CHEN)
    office.do(working.accept, "1001", LI)
    assert office.news() == [("陈先生", "ticket.accepted")]
    assert WANG not in {notice.recipient for notice in office.notices}
