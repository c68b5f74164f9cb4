"""What silence does to a talk: whoever owes an answer is reminded, and a talk that is over is handed back."""

from datetime import datetime, timedelta

from bot.outbox.notice import Weight
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.desk.talking import NUDGE_AFTER, QUIET, at_work, over, talk_on
from bot.tickets.talk import BACK, TOLD, UNANSWERED, Talk
from bot.tickets.ticket import Ticket

# Well before the talk is handed back.
UNSENT_AFTER = timedelta(minutes=5)


def nudge(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Remind the colleague that the resident waits for an answer."""
    talk = talk_on(desk, ticket)
    if _still(talk, detail):
        desk.tell_staff(ticket, ticket.assignee, "staff.talk_nudge", **_waiting(talk, NUDGE_AFTER))


def silence(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Hand the talk back when the resident has the last word to say and is silent; else it is our silence."""
    talk = talk_on(desk, ticket)
    if not _still(talk, detail):
        return
    if not talk.answered:
        _unanswered(desk, talk)
        return
    desk.write(ticket, SYSTEM, BACK)
    quiet = over(desk, ticket)
    desk.tell_resident(quiet, "human.handed_back")
    desk.tell_staff(quiet, quiet.assignee, "staff.talk_quiet")


def unsent(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Tell a colleague who was asked for whom some words are, and has sent nothing since, that they wait."""
    person, _, at = detail.partition("#")
    asked_at = datetime.fromisoformat(at)
    tasks = desk.docket.shelf.tasks_of(person)
    told = [entry for task in tasks for entry in desk.docket.shelf.timeline(task.number)]
    if not any(entry.action == TOLD and entry.actor == person and entry.at > asked_at for entry in told):
        desk.tell_staff(ticket, person, "staff.talk_unsent")


def _unanswered(desk: Desk, talk: Talk) -> None:
    """Apologise, tell the managers and the case owner, and look again, ever less often."""
    ticket, begins = talk.ticket, at_work(desk, talk.ticket)
    if begins > desk.now:
        # Who is asleep can't answer: it is looked at again when somebody could have.
        desk.later("talk.silence", ticket, begins + QUIET, f"{talk.mark}#{desk.source}")
        return
    desk.write(ticket, SYSTEM, UNANSWERED, talk.last_words)
    late = desk.change(ticket)
    if not talk.late:
        desk.tell_resident(late, "human.late", Weight.RESULT, headline="抱歉久等")
    waited = QUIET * 2**talk.late
    for person in sorted({*desk.managers(), late.case_owner, late.assignee} - {""}):
        desk.tell_staff(late, person, "staff.talk_unanswered", **_waiting(talk, waited))
    desk.later("talk.silence", late, desk.now + waited, f"{talk.mark}#{desk.source}")


def _still(talk: Talk, detail: str) -> bool:
    """Whether nothing has been said or done since: look again before you act."""
    return talk.taken and talk.mark == detail.partition("#")[0]


def _waiting(talk: Talk, waited: timedelta) -> dict[str, str]:
    return {
        "words": talk.last_words or talk.ticket.problem,
        "waited": f"{waited // timedelta(minutes=1)}分钟",
    }


# What each due row of a talk does, as in watching.py.
TALK_WATCHES = {"talk.nudge": nudge, "talk.silence": silence, "talk.unsent": unsent}
