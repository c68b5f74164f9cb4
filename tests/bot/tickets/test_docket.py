"""The docket reads through to what it has changed itself."""

from bot.due import Due
from bot.tickets.docket import Docket
from tests.bot.tickets.office import Office
from tests.bot.tickets.test_describe import TICKET


def test_a_kept_ticket_is_read_before_the_stored_one(office: Office) -> None:
    office.keep(TICKET, problem="厨房")
    docket = Docket(office)
    assert docket.ticket("1001") == office.ticket("1001")
    docket.keep(TICKET)
    assert docket.ticket("1001") is TICKET
    assert office.ticket_now().problem == "厨房", "nothing is stored before the commit"


def test_clearing_forgets_all_changes(office: Office) -> None:
    docket = Docket(office)
    docket.keep(TICKET)
    docket.dues.append(Due("accept.wait", "1001", office.now))
    docket.clear()
    assert docket.empty
    assert docket.ticket("1001") is None


def test_empty_until_something_is_changed(office: Office) -> None:
    docket = Docket(office)
    docket.ticket("1001")
    assert docket.empty
    docket.keep(TICKET)
    assert not docket.empty
