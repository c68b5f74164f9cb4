"""The due rows of tickets: each name's handler opens the desk for one look at one ticket."""

from collections.abc import Callable
from datetime import datetime

from bot.due import Claim
from bot.speech.phrasebook import Phrasebook
from bot.tickets.desk import Desk
from bot.tickets.desk.pausing import PAUSE_WATCHES
from bot.tickets.desk.talk_silence import TALK_WATCHES
from bot.tickets.desk.watching import WATCHES
from bot.tickets.desk.wording_silence import WORDING_WATCHES
from bot.tickets.docket import Docket
from bot.tickets.rules import Rules
from bot.tickets.ticket import Ticket

OnTime = Callable[[Claim, Docket, datetime], None]
Watch = Callable[[Desk, Ticket, str], None]


def ticket_watches(rules: Rules, speech: Callable[[str], Phrasebook]) -> dict[str, OnTime]:
    """Return the handlers of all due rows of tickets; `speech` gives the phrasebook for an occasion."""
    watches = WATCHES | TALK_WATCHES | WORDING_WATCHES | PAUSE_WATCHES
    return {name: _handler(rules, speech, watch) for name, watch in watches.items()}


def _handler(rules: Rules, speech: Callable[[str], Phrasebook], watch: Watch) -> OnTime:
    def handle(claim: Claim, docket: Docket, now: datetime) -> None:
        ticket = docket.ticket(claim.due.subject)
        if ticket is None:
            return
        occasion = f"due:{claim.id}"
        watch(
            Desk(rules, docket, speech(occasion), now.astimezone(rules.zone), occasion),
            ticket,
            claim.due.detail,
        )

    return handle
