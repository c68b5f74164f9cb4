"""What follows when nobody says whether it is mended: asked once more, then closed or called."""

import pytest

from bot.tickets.desk import following, working
from bot.tickets.ticket import PromiseKind, Status
from tests.bot.tickets.estate import LI, LIN, WANG, at
from tests.bot.tickets.office import Office, due_times

CLOSED, FINISHED = Status.CLOSED, Status.FINISHED


@pytest.fixture
def finished(office: Office) -> Office:
    """An office in which a lamp was mended on Monday at eleven; small repairs are closed quietly."""
    office.opens("light")
    office.now = at("2025-09-01 11:00")
    office.do(working.finish, "1001", LI, "")
    office.news()
    return office


def test_the_resident_is_asked_once_more_and_then_it_is_closed_as_announced(finished: Office) -> None:
    finished.wait_until("2025-09-02 11:00")
    assert finished.news() == [("王阿姨", "ticket.confirm_then_close")]
    finished.wait_until("2025-09-03 10:59")
    assert finished.ticket_now().status is FINISHED
    finished.wait_until("2025-09-03 11:00")
    assert finished.ticket_now().status is CLOSED
    assert finished.news() == []


def test_the_reminder_waits_until_the_quiet_hours_are_over(office: Office) -> None:
    office.opens("light")
    office.now = at("2025-09-01 22:30")
    office.do(working.finish, "1001", LI, "")
    office.news()
    office.wait_until("2025-09-03 07:59")
    assert office.news() == [], "half past ten on Tuesday is no time to ask"
    office.wait_until("2025-09-03 08:00")
    assert office.news() == [("王阿姨", "ticket.confirm_then_close")]
    office.wait_until("2025-09-04 08:00")
    assert office.ticket_now().status is CLOSED, "a day after the asking"


def test_who_has_answered_is_not_asked_again(finished: Office) -> None:
    finished.do(following.confirm, "1001", WANG)
    finished.news()
    finished.wait_until("2025-09-05 11:00")
    assert finished.news() == []


def test_a_ticket_finished_twice_is_asked_about_once(finished: Office) -> None:
    finished.do(following.reopen, "1001", WANG, "又不亮了")
    finished.now = at("2025-09-01 14:00")
    finished.do(working.finish, "1001", LI, "")
    finished.news()
    finished.wait_until("2025-09-02 14:00")
    assert finished.news() == [("王阿姨", "ticket.confirm_then_close")]


# The call-back of an urgent matter: four office hours.


@pytest.fixture
def silent(office: Office) -> Office:
    """An office that has waited for 王阿姨's word on her pipe until Wednesday at eleven."""
    office.opens()
    office.now = at("2025-09-01 11:00")
    office.do(working.finish, "1001", LI, "")
    office.wait_until("2025-09-02 12:00")
    office.news()
    office.wait_until("2025-09-03 11:00")
    return office


def test_what_may_not_be_closed_quietly_is_called_back_about(silent: Office) -> None:
    assert silent.news() == [("管家小林", "staff.call_back")]
    assert due_times(silent, PromiseKind.FOLLOW_UP) == ["09-03 16:30 open"]
    assert silent.ticket_now().status is FINISHED


def test_the_call_in_time_keeps_the_promise(silent: Office) -> None:
    silent.do(working.call_back_done, "1001", LIN, "住户说好了")
    assert due_times(silent, PromiseKind.FOLLOW_UP) == ["09-03 16:30 kept"]


def test_who_says_that_it_is_not_mended_waits_for_no_call(silent: Office) -> None:
    silent.do(following.reopen, "1001", WANG, "又漏了")
    assert due_times(silent, PromiseKind.FOLLOW_UP) == ["09-03 16:30 released"]


def test_a_late_call_is_told_and_reaches_the_manager(silent: Office) -> None:
    silent.news()
    silent.wait_until("2025-09-03 16:30")
    heard = silent.news()
    assert ("王阿姨", "ticket.late_follow_up") in heard
    assert ("赵经理", "staff.overdue") in heard
    assert due_times(silent, PromiseKind.FOLLOW_UP)[0] == "09-03 16:30 broken"


def test_the_call_is_the_case_owners_so_they_are_reminded(silent: Office) -> None:
    silent.news()
    silent.wait_until("2025-09-03 16:29")
    heard = silent.news()
    assert ("管家小林", "staff.call_back") in heard
    assert "李师傅" not in {who for who, _ in heard}
