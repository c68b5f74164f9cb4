"""Tickets without whose they were: what statistics need stays, names, homes and words go."""

from collections.abc import Sequence

from sqlalchemy import Connection, and_, bindparam, case, delete, not_, or_, select, update

from bot.conversation.talk import RESIDENT
from bot.message import Channel
from bot.residents.retention import DELETED, place_of_nobody
from bot.store.schema import notices, tickets, timeline
from bot.tickets.desk.core import SYSTEM
from bot.tickets.ticket import ENDED

STAFF = f"{Channel.WECOM}:"
# The timeline's actions whose texts the program makes itself: kinds of promises and instants.
OF_THE_PROGRAM = ("told", "overdue")

_THIS = and_(tickets.c.estate == bindparam("estate_is"), tickets.c.number == bindparam("number_is"))
_PLACES = (
    select(tickets.c.number, tickets.c.place)
    .where(
        tickets.c.estate == bindparam("estate_is"),
        tickets.c.number.in_(bindparam("numbers", expanding=True)),
        # Looked for a moment ago, and perhaps reopened since.
        tickets.c.status.in_(sorted(ENDED)),
    )
    .order_by(tickets.c.number)
    .with_for_update()
)
_NOBODYS = (
    update(tickets)
    .where(_THIS)
    .values(
        resident="",
        opened_by=case((tickets.c.opened_by.startswith(STAFF), tickets.c.opened_by), else_=""),
        place=bindparam("new_place"),
        problem=DELETED,
        visit_from=None,
        visit_until=None,
        version=tickets.c.version + 1,
    )
)
_OF_TICKETS = and_(
    timeline.c.estate == bindparam("estate_is"), timeline.c.number.in_(bindparam("numbers", expanding=True))
)
_ACTORS = (
    update(timeline)
    .where(_OF_TICKETS, not_(or_(timeline.c.actor.startswith(STAFF), timeline.c.actor == SYSTEM)))
    .values(actor=RESIDENT)
)
_TEXTS = update(timeline).where(_OF_TICKETS, timeline.c.action.not_in(OF_THE_PROGRAM)).values(text="")
# What staff were told quotes the resident, too.
_NOTICES = delete(notices).where(
    notices.c.estate == bindparam("estate_is"), notices.c.ticket.in_(bindparam("numbers", expanding=True))
)


def make_nameless(connection: Connection, estate: str, numbers: Sequence[str]) -> int:
    """Take person, home and words out of those of the tickets that are ended; returns how many."""
    if not numbers:
        return 0
    rows = connection.execute(_PLACES, {"estate_is": estate, "numbers": list(numbers)}).all()
    if not rows:
        return 0
    for row in rows:
        this = {"estate_is": estate, "number_is": row.number}
        connection.execute(_NOBODYS, this | {"new_place": place_of_nobody(row.place)})
    these = {"estate_is": estate, "numbers": [row.number for row in rows]}
    for statement in (_ACTORS, _TEXTS, _NOTICES):
        connection.execute(statement, these)
    return len(rows)
