"""Words that were held back and wait for their writer: a reminder, and help for a resident who waits."""

from datetime import datetime, timedelta

from bot.tickets.desk.core import Desk
from bot.tickets.desk.talking import talk_on
from bot.tickets.talk import TOLD
from bot.tickets.ticket import ENDED, Ticket

# The timeline's actions: words that were sent in spite of a warning, and words that were not sent after all.
IN_SPITE, DROPPED = "sent in spite of", "not sent"
# Soon: somebody may be waiting for these very words.
HELD_AFTER = timedelta(minutes=5)


def wait_for(desk: Desk, ticket: Ticket, staff: str, mark: str) -> None:
    """Look again soon at words of a colleague's that were held back; `mark` is that of their card."""
    desk.later("wording.waits", ticket, desk.now + HELD_AFTER, f"{staff}#{desk.now.isoformat()}#{mark}")


def waits(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Remind whose words were held back and who has sent none since; `detail` is person#instant#mark.

    Where the resident waits for an answer, the case owner hears of it, or else the managers.
    """
    person, at, mark = detail.split("#")
    if ticket.status in ENDED or _settled(desk, ticket, person, datetime.fromisoformat(at)):
        return
    desk.tell_staff(ticket, person, "staff.wording_waits", mark=mark)
    talk = talk_on(desk, ticket)
    if talk.answered or not talk.last_words:
        return
    owner = ticket.case_owner
    told = {"colleague": desk.rules.name_of(person), "words": talk.last_words}
    for other in desk.managers() if owner in {"", person} else [owner]:
        desk.tell_staff(ticket, other, "staff.wording_resident_waits", **told)


def _settled(desk: Desk, ticket: Ticket, person: str, asked_at: datetime) -> bool:
    """Whether the colleague has written since, or said that nothing is to be sent."""
    timeline = desk.docket.shelf.timeline(ticket.number)
    since = (entry for entry in timeline if entry.actor == person and entry.at > asked_at)
    return any(entry.action in {TOLD, DROPPED} for entry in since)


# What each due row of held words does, as in watching.py.
WORDING_WATCHES = {"wording.waits": waits}
