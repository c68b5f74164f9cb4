"""What a turn must know of a person at rest, in one statement: what it shows is true at one moment."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import BindParameter, and_, bindparam, exists, func, literal_column, select

from bot.conversation.delivery import Conversation
from bot.outbox.notice import NoticeState
from bot.reply import Reply
from bot.residents.home import Resident
from bot.store.conversations import conversation_in
from bot.store.database import Source
from bot.store.deliveries import REPLY, reply_in
from bot.store.residents import BOUND_NOW, tie_in
from bot.store.schema import conversations, deliveries, notices, residents, tickets
from bot.tickets.ticket import ENDED

_ESTATE: BindParameter[str] = bindparam("estate_is")
_PERSON: BindParameter[str] = bindparam("person_is")
_LATEST = select(func.max(tickets.c.opened_at)).where(
    tickets.c.estate == _ESTATE, tickets.c.resident == _PERSON
)
_SHELVED = exists().where(
    notices.c.estate == _ESTATE, notices.c.recipient == _PERSON, notices.c.state == NoticeState.SHELVED
)
_CONVERSATION = [column for column in conversations.c if column.name not in {"estate", "person"}]
_TIE = [column for column in residents.c if column.name not in {"id", "estate"}]
# One row at least, whatever is there, and one for each tie.
_ALWAYS = select(literal_column("1").label("one")).subquery()
_AT_REST = (
    select(
        _SHELVED.label("shelved"),
        _LATEST.scalar_subquery().label("ticket_at"),
        # By its maximum: asked whether there is one, SQLite 3.40 goes through all tickets of the estate.
        _LATEST.where(*(tickets.c.status != end for end in sorted(ENDED))).scalar_subquery().label("open_at"),
        *REPLY,
        *_CONVERSATION,
        *_TIE,
    )
    .select_from(_ALWAYS)
    .outerjoin(conversations, and_(conversations.c.estate == _ESTATE, conversations.c.person == _PERSON))
    .outerjoin(deliveries, and_(deliveries.c.estate == _ESTATE, deliveries.c.key == bindparam("key_is")))
    .outerjoin(residents, and_(residents.c.estate == _ESTATE, residents.c.person == _PERSON, BOUND_NOW))
    .order_by(residents.c.id)
)


@dataclass(frozen=True, slots=True)
class About:
    """What a glance is about: a delivery, whom it is from, and the day in the estate's zone."""

    key: str
    person: str
    today: date


@dataclass(frozen=True, slots=True)
class Glance:
    """A person as they were at one moment, and what this delivery was answered by then.

    `shelved` tells whether notices wait for them, `ticket_open` whether they have a ticket that is not ended,
    `ticket_at` when their latest was opened.
    """

    reply: Reply | None
    conversation: Conversation
    ties: tuple[Resident, ...]
    shelved: bool
    ticket_open: bool
    ticket_at: datetime | None

    @property
    def at_rest(self) -> bool:
        """Whether there is nothing of theirs that an answer could depend on, their ties excepted."""
        talk = self.conversation
        open_now = talk.dialogue or talk.step or talk.slots or talk.parked or talk.blocked_until
        remembered = talk.temper or talk.misses
        return not (open_now or remembered or self.shelved or self.ticket_at)

    def without_tickets(self, since: datetime) -> bool:
        """Whether all their tickets had ended, and none was opened since then."""
        return not self.ticket_open and (self.ticket_at is None or self.ticket_at < since)


def glance(source: Source, estate: str, about: About) -> Glance:
    """Return what is stored of the person and of the delivery."""
    person, zone = about.person, source.zone
    values = {"estate_is": estate, "person_is": person, "key_is": about.key, "today": about.today.isoformat()}
    rows = source.look(_AT_REST, values)
    first = rows[0]
    return Glance(
        reply=None if first.text is None else reply_in(first),
        conversation=Conversation(person) if first.version is None else conversation_in(first, person, zone),
        ties=tuple(tie_in(row, zone) for row in rows if row.label is not None),
        shelved=bool(first.shelved),
        ticket_open=first.open_at is not None,
        ticket_at=first.ticket_at,
    )
