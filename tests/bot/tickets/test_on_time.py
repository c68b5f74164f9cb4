"""The due rows of tickets: each has its handler, which opens the desk at the row's own time."""

from datetime import UTC

from bot.due import Claim, Due
from bot.tickets.desk.pausing import PAUSE_WATCHES
from bot.tickets.desk.talk_silence import TALK_WATCHES
from bot.tickets.desk.watching import WATCHES
from bot.tickets.desk.wording_silence import WORDING_WATCHES
from bot.tickets.docket import Docket
from bot.tickets.on_time import ticket_watches
from tests.bot.tickets.estate import RULES, at
from tests.bot.tickets.office import Office, phrasebook


def test_all_that_the_desk_puts_off_has_a_handler(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:11")
    assert (
        {due.name for due in office.dues}
        <= set(ticket_watches(RULES, phrasebook))
        == {*WATCHES, *TALK_WATCHES, *WORDING_WATCHES, *PAUSE_WATCHES}
    )


def test_the_row_is_the_occasion_and_its_time_is_the_estates(office: Office) -> None:
    office.opens()
    docket = Docket(office)
    claim = Claim(7, 1, "yunqi", Due("accept.wait", "1001", office.now, "wecom:li#1"))
    ticket_watches(RULES, phrasebook)["accept.wait"](claim, docket, at("2025-09-01 10:05").astimezone(UTC))
    assert [notice.key for notice in docket.notices] == ["due:7:0", "due:7:1"]
    assert docket.entries[0].at.isoformat() == "2025-09-01T10:05:00+08:00"


def test_the_same_row_again_makes_the_same_notices(office: Office) -> None:
    def once() -> list[str]:
        docket = Docket(office)
        claim = Claim(7, 2, "yunqi", Due("accept.wait", "1001", at("2025-09-01 10:05"), "wecom:li#1"))
        ticket_watches(RULES, phrasebook)["accept.wait"](claim, docket, at("2025-09-01 10:05"))
        return [f"{notice.key} {notice.recipient}" for notice in docket.notices]

    office.opens()
    assert once() == once() != []
