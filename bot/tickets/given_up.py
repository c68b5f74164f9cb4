"""A due row that failed for good: whoever leads is told, since nobody else would notice."""

from bot.due import Claim
from bot.outbox.notice import Notice, Weight
from bot.tickets.desk import Desk

WORK_FAILED = "staff.work_failed"


def tell_given_up(desk: Desk, claim: Claim) -> None:
    """Queue a word for every manager: about the ticket, or about work of the service that is no ticket's.

    Whose work it was is not quoted: the subject of a due row may be a person.
    """
    ticket = desk.docket.ticket(claim.due.subject)
    if ticket is not None:
        desk.tell_managers(ticket, "staff.watch_failed")
        return
    said = desk.speech.say(WORK_FAILED, id=str(claim.id))
    for person in desk.managers():
        key = f"{desk.source}:{len(desk.docket.notices)}"
        desk.docket.notices.append(Notice(key, person, WORK_FAILED, said.text, desk.now, Weight.URGENT))
