"""A person when one is wanted: the front desk gets the words as they come, and the bot is silent."""

from datetime import datetime, timedelta

from bot.conversation.forms.engine import ASKED
from bot.conversation.forms.words import RESUME
from bot.conversation.turn import Turn
from bot.reply import SILENCE, Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import following, talking
from bot.tickets.desk.talking import ASKING, LONGEST, QUIET, talk_on
from bot.tickets.talk import ASKED_FOR_A_PERSON, SAYS_NOTHING, Talk
from bot.tickets.ticket import DONE, Status, Ticket
from handlers import pictures
from handlers.answering import passable, served
from handlers.emergency_words import is_safe
from handlers.human_words import (
    A_HEAD_COUNT,
    ASKING_FOR,
    CALLING,
    DONE_WORDS,
    END_WORDS,
    FOR_THE_BOT,
    ONLY_ASKING,
    SERVED_MEANWHILE,
    WITHDRAWN,
    asks_by_name,
)
from handlers.own_matter import open_own
from handlers.repair import repair
from handlers.staff import talking as staff_talking
from handlers.staff.kept_words import DIALOGUE as STAFF_TALK

DIALOGUE = "human"
SCRIPTS = {
    "human.called": TICKET_VALUES,
    "human.tell_us": TICKET_VALUES,
    "human.nobody_on_duty": TICKET_VALUES,
    "human.nobody_tell_us": TICKET_VALUES,
    "human.passed_on": TICKET_VALUES,
    "human.passed_on_too": TICKET_VALUES,
    "human.off_duty": TICKET_VALUES,
    "human.off_duty_too": TICKET_VALUES,
    "human.still_asking": TICKET_VALUES,
    "human.still_asking_again": TICKET_VALUES,
    "human.still_here": TICKET_VALUES,
    "human.still_here_again": TICKET_VALUES,
    "human.done": frozenset[str](),
    "human.withdrawn": frozenset[str](),
}

# Whoever goes on after a while wants to know that it arrives.
BURST = timedelta(minutes=2)
# Shorter words name a service and tell nothing of the matter.
SHORTEST_MATTER = 8


def asks(turn: Turn) -> bool:
    """Return whether the words ask for a person and for nothing else."""
    words = turn.text.strip()
    if A_HEAD_COUNT.match(words):
        return False
    names = tuple(member.name for member in turn.rules.staff.people.values())
    return bool(ONLY_ASKING.match(words) or CALLING.match(words)) or asks_by_name(words, names)


def recognises(turn: Turn) -> bool:
    """Return whether the words ask for a person, perhaps with the reason behind (人工 我被锁在门外了)."""
    return asks(turn) or bool(ASKING_FOR.match(turn.text.strip()))


def call(turn: Turn) -> Reply:
    """Ask the front desk to answer: a ticket, so that the asking can't be lost; one that is open goes on."""
    if not turn.message.tap and A_HEAD_COUNT.match(turn.text.strip()):
        # 来1个人 answers a question that nobody has asked.
        return turn.say("system.nothing_asked")
    words = "" if turn.message.tap or asks(turn) else turn.text
    ticket = _open_enquiry(turn)
    if ticket is None:
        return _first_words(turn, _opened(turn, words), words)
    talk = talk_on(turn.desk, ticket)
    if not words and talk.open:
        return _urged(turn, talk)
    ticket = talking.promised_again(turn.desk, talking.hear(turn.desk, ticket, words or ASKING))
    return _first_words(turn, ticket, words)


def go_on(turn: Turn) -> Reply | None:
    """Pass the next words on to the colleague; None when the talk is over and they are a new matter."""
    ticket = turn.desk.docket.ticket(turn.conversation.slots["number"])
    since = turn.conversation.changed_at
    talk = talk_on(turn.desk, ticket) if ticket else None
    forgotten = bool(talk and not talk.taken and since and turn.now - since > QUIET)
    if talk is None or not talk.open or forgotten:
        turn.leave()
        return None
    if _in_emergency(turn):
        return None
    return _in_talk(turn, talk) if talk.taken else _while_waiting(turn, talk)


def resume(turn: Turn) -> Reply | None:
    """With no dialogue open a talk may still go on: a colleague answers hours later, too."""
    if turn.person.is_staff:
        return staff_talking.go_on(turn)
    ticket = _open_enquiry(turn)
    talk = talk_on(turn.desk, ticket) if ticket else None
    if talk is None or not talk.open or _in_emergency(turn):
        return None
    if talk.taken:
        return _in_talk(turn, talk)
    return _while_waiting(turn, talk) if talk.ticket.status is Status.REOPENED else None


def without_words(turn: Turn) -> Reply:
    """Tell a colleague in talk of a picture or voice; else it is answered as ever."""
    if turn.conversation.dialogue not in {"", ASKED, DIALOGUE, STAFF_TALK}:
        return pictures.without_words(turn)
    if turn.person.is_staff:
        return staff_talking.without_words(turn) or pictures.without_words(turn)
    passed = go_on(turn) if turn.conversation.dialogue == DIALOGUE else resume(turn)
    return passed or pictures.without_words(turn)


def unfollow(turn: Turn) -> Reply:
    """Tell the colleague in talk that the resident can't be reached here any more; nobody reads an answer."""
    ticket = _open_enquiry(turn)
    if ticket and talk_on(turn.desk, ticket).open:
        talking.break_off(turn.desk, ticket)
    return SILENCE


def _first_words(turn: Turn, ticket: Ticket, words: str) -> Reply:
    """Say who answers and when; honestly, where nobody is on duty."""
    turn.go_to(DIALOGUE, "words", {"number": ticket.number})
    if talking.at_work(turn.desk, ticket) > turn.now:
        script = "human.nobody_on_duty" if words else "human.nobody_tell_us"
    else:
        script = "human.called" if words else "human.tell_us"
    return turn.say(script, **turn.desk.values(ticket))


def _in_talk(turn: Turn, talk: Talk) -> Reply | None:
    """A colleague leads the talk: the bot is silent, unless it is asked for the colleague or nobody is in.

    None for what the bot itself told people to say to it.
    """
    said = turn.text.strip()
    if _for_the_bot(turn):
        return None
    if END_WORDS.match(said):
        talking.end(turn.desk, talk.ticket, said)
        turn.leave()
        return turn.say("human.done")
    if asks(turn):
        return _urged(turn, talk)
    ticket = talking.hear(turn.desk, talk.ticket, passable(turn))
    if talking.at_work(turn.desk, ticket) > turn.now:
        return _confirmed(turn, ticket, ("human.off_duty", "human.off_duty_too"))
    _stay(turn, ticket, _said_last(turn), _receipt(turn))
    return SILENCE


def _while_waiting(turn: Turn, talk: Talk) -> Reply | None:
    """Nobody has taken it yet: the words are kept and passed on, and the resident knows it.

    None for what the bot can do meanwhile: nobody waits in vain who wants a pipe mended.
    """
    said = turn.text.strip()
    if WITHDRAWN.match(said):
        following.withdraw(turn.desk, talk.number, turn.person.address)
        turn.leave(DIALOGUE)
        return turn.say("human.withdrawn")
    if DONE_WORDS.match(said):
        turn.leave()
        return turn.say("human.done")
    if asks(turn):
        return _urged(turn, talk)
    if _for_the_bot(turn):
        return None
    service = _served_meanwhile(turn) if talk.ticket.status is not Status.REOPENED else ""
    if service:
        if service != "complaint" and len(said) > SHORTEST_MATTER:
            talking.hear(turn.desk, talk.ticket, said)
        return None
    ticket = talking.hear(turn.desk, talk.ticket, passable(turn))
    return _confirmed(turn, ticket, ("human.passed_on", "human.passed_on_too"))


def _urged(turn: Turn, talk: Talk) -> Reply:
    """Impatience opens no second ticket: the colleague is urged, and the resident told how it stands."""
    ticket = talk.ticket
    if ticket.assignee:
        ticket = following.urge(turn.desk, ticket.number, turn.person.address)
        talking.watch(turn.desk, ticket)
    if not talk.taken:
        return _alternating(turn, ticket, ("human.still_asking", "human.still_asking_again"))
    if talking.at_work(turn.desk, ticket) > turn.now:
        return _alternating(turn, ticket, ("human.off_duty", "human.off_duty_too"))
    return _alternating(turn, ticket, ("human.still_here", "human.still_here_again"))


def _confirmed(turn: Turn, ticket: Ticket, scripts: tuple[str, str]) -> Reply:
    """Confirm the first of the words that come in a row, and another after a while, but not each."""
    said, since = _said_last(turn), _receipt(turn)
    if said in scripts and since and turn.now - since < BURST:
        _stay(turn, ticket, said, since)
        return SILENCE
    return _alternating(turn, ticket, scripts)


def _alternating(turn: Turn, ticket: Ticket, scripts: tuple[str, str]) -> Reply:
    """Say the one of two that was not said last: nobody hears the same sentence twice in a row."""
    first, second = scripts
    script = second if _said_last(turn) == first else first
    _stay(turn, ticket, script, turn.now)
    return turn.say(script, **turn.desk.values(ticket))


def _said_last(turn: Turn) -> str:
    return turn.conversation.slots.get("said", "") if turn.conversation.dialogue == DIALOGUE else ""


def _receipt(turn: Turn) -> datetime | None:
    """Return when the resident heard from us last that the words arrive."""
    at = turn.conversation.slots.get("at", "") if _said_last(turn) else ""
    return datetime.fromisoformat(at) if at else None


def _stay(turn: Turn, ticket: Ticket, said: str, at: datetime | None) -> None:
    slots = {"number": ticket.number, "said": said, "at": at.isoformat() if at else ""}
    turn.go_to(DIALOGUE, "words", slots)


def _for_the_bot(turn: Turn) -> bool:
    """Whether the words are among those that the bot tells people to say to it at any time."""
    said = turn.text.strip()
    return bool(FOR_THE_BOT.match(said) or (turn.conversation.parked and RESUME.match(said)))


def _served_meanwhile(turn: Turn) -> str:
    """Return the service that the words surely ask for and that needs no colleague, "" for none."""
    if not turn.text:
        return ""
    service = "repair" if repair.recognises(turn) else served(turn)
    return service if service in SERVED_MEANWHILE else ""


def _opened(turn: Turn, words: str) -> Ticket:
    problem = ASKING if SAYS_NOTHING.match(words) or not words else words[:LONGEST]
    return open_own(turn, ASKED_FOR_A_PERSON, problem)


def _in_emergency(turn: Turn) -> bool:
    """Whether help is under way: then those who help must hear the words; 都平安 is theirs after it, too."""
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    urgent = [ticket for ticket in mine if ticket.kind == "emergency"]
    asked = is_safe(turn.text) and any(ticket.status is Status.FINISHED for ticket in urgent)
    return asked or any(ticket.status not in DONE for ticket in urgent)


def _open_enquiry(turn: Turn) -> Ticket | None:
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    asked = [ticket for ticket in mine if ticket.kind == "enquiry" and ticket.status not in DONE]
    # Who asked for a person comes before who was written to about something else.
    asked.sort(key=lambda ticket: ticket.category != ASKED_FOR_A_PERSON)
    return next((one for one in asked if talk_on(turn.desk, one).goes_on(turn.now, QUIET)), None)
