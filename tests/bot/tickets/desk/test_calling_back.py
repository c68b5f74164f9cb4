"""A manager's call: promised once, watched, recorded while the work goes on."""

from bot.tickets.desk import following, working
from bot.tickets.desk.calling_back import manager_calls
from bot.tickets.desk.core import Desk
from bot.tickets.promise import open_promise
from bot.tickets.ticket import PromiseKind, PromiseState, Status, Ticket
from tests.bot.tickets.estate import LI, WANG, ZHAO
from tests.bot.tickets.office import Office, due_times, refusal


def promised(desk: Desk, number: str) -> Ticket:
    ticket = manager_calls(desk, desk.find(number))
    assert ticket is not None
    return ticket


def test_it_is_promised_and_the_managers_matter(office: Office) -> None:
    office.opens()
    office.news()
    ticket = office.do(promised, "1001")
    assert ticket.case_owner == ZHAO
    assert open_promise(ticket, PromiseKind.FOLLOW_UP) is not None
    assert office.news() == [("赵经理", "staff.manager_calls")]


def test_asked_for_again_it_stays_as_it_is(office: Office) -> None:
    office.opens()
    office.do(promised, "1001")
    office.wait_until("2025-09-01 10:05")
    office.do(promised, "1001")
    assert len(due_times(office, PromiseKind.FOLLOW_UP)) == 1


def test_the_call_is_recorded_and_the_work_goes_on(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.do(promised, "1001")
    ticket = office.do(working.call_back_done, "1001", ZHAO, "聊过了")
    assert ticket.status is Status.ACCEPTED
    assert ticket.promises[-1].state is PromiseState.KEPT
    assert office.actions()[-1] == "called back"


def test_without_a_promise_there_is_nothing_to_record(office: Office) -> None:
    office.opens()
    assert refusal(office, working.call_back_done, "1001", ZHAO, "") == "ticket.not_now"


def test_who_confirms_has_been_called_in_time(office: Office) -> None:
    office.opens()
    office.do(promised, "1001")
    office.do(working.finish, "1001", LI, "")
    ticket = office.do(following.confirm, "1001", WANG)
    assert ticket.promises[-1].state is PromiseState.KEPT
