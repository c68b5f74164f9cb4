"""A colleague wrote to a resident about a ticket: what they answer reaches that colleague."""

from bot.conversation.said import described
from bot.conversation.turn import Turn
from bot.message import MessageKind
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import talking
from bot.tickets.desk.talking import QUIET, talk_on
from bot.tickets.talk import ASKED_FOR_A_PERSON, SAID, TOLD
from bot.tickets.ticket import ENDED, Ticket
from handlers.repair import repair

SCRIPTS = {
    "human.passed_to_who_asked": TICKET_VALUES | {"speaker"},
    "human.passed_to_who_asked_too": TICKET_VALUES | {"speaker"},
}

# What the colleague reads beside a message that can't be passed on as it is.
NOT_SHOWN = "（这里看不到，需要的话请住户说一说）"


def listen(turn: Turn) -> Reply | None:
    """Take words that mean nothing else as the answer to a colleague who has just written of a ticket.

    None when nobody has, or when the words name a service of their own.
    """
    ticket = None if turn.person.is_staff or repair.recognises(turn) else _written_about(turn)
    if ticket is None or served(turn):
        return None
    talk = talk_on(turn.desk, ticket)
    again = talk.turns[-1].action == SAID
    values = turn.desk.values(ticket) | {"speaker": turn.rules.name_of(talk.speaker)}
    talking.answer(turn.desk, ticket, passable(turn))
    return turn.say("human.passed_to_who_asked_too" if again else "human.passed_to_who_asked", **values)


def served(turn: Turn) -> str:
    """Return the service that the words surely mean, "" for none."""
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    return intent.service or "" if understood.decision == "answer" and intent else ""


def passable(turn: Turn) -> str:
    """Return what a colleague reads of a message, also of one that is not typed."""
    shown = turn.message.kind not in {MessageKind.IMAGE, MessageKind.VIDEO} and (
        turn.text or turn.message.kind is not MessageKind.VOICE
    )
    return described(turn.message) if shown else f"{described(turn.message)}{NOT_SHOWN}"


def _written_about(turn: Turn) -> Ticket | None:
    """Return the ticket that is no talk and of which a colleague wrote to the resident last, just now."""
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    told = [
        (entry.at, ticket.number, ticket)
        for ticket in mine
        if ticket.category != ASKED_FOR_A_PERSON and ticket.status not in ENDED
        for entry in turn.ledger.timeline(ticket.number)
        if entry.action == TOLD and turn.now - entry.at <= QUIET
    ]
    return max(told)[2] if told else None
