"""How many promises were kept, counted by the database."""

from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, or_, select

from bot.store.database import Source
from bot.store.schema import promises, tickets
from bot.tickets.kept import Kept, Late, Tally
from bot.tickets.ticket import PromiseKind, PromiseState

_KEPT = promises.c.state == PromiseState.KEPT
# What is past its time is broken, whether a tick has looked at it yet or not: at night some wait for the day.
_BROKEN = or_(
    promises.c.state == PromiseState.BROKEN,
    and_(promises.c.state == PromiseState.OPEN, promises.c.due_at < bindparam("now_is")),
)
_OF_TICKET = and_(tickets.c.estate == promises.c.estate, tickets.c.number == promises.c.number)
_DUE_THEN = and_(
    promises.c.estate == bindparam("estate_is"),
    promises.c.due_at >= bindparam("since"),
    promises.c.due_at < bindparam("until"),
)
# Whoever had to keep it: a call is the case owner's.
_PERSON = case((promises.c.kind == PromiseKind.FOLLOW_UP, tickets.c.case_owner), else_=tickets.c.assignee)
_GROUP = (tickets.c.category, _PERSON.label("person"), tickets.c.place)
TALLIES = (
    select(
        *_GROUP,
        func.sum(case((_KEPT, 1), else_=0)).label("kept"),
        func.sum(case((_BROKEN, 1), else_=0)).label("broken"),
    )
    .join_from(promises, tickets, _OF_TICKET)
    .where(_DUE_THEN, or_(_KEPT, _BROKEN))
    .group_by(tickets.c.category, _PERSON, tickets.c.place)
)
BROKEN = (
    select(promises.c.number, promises.c.kind, promises.c.due_at, promises.c.kept_at)
    .where(_DUE_THEN, _BROKEN)
    .order_by(promises.c.due_at, promises.c.number, promises.c.position)
)


def read_kept(source: Source, estate: str, span: tuple[datetime, datetime], now: datetime) -> Kept:
    """Return what became of the estate's promises that were due in the span, its end not counted."""
    values = {"estate_is": estate, "since": span[0], "until": span[1], "now_is": now}
    with source.read() as connection:
        counted = connection.execute(TALLIES, values).all()
        broken = connection.execute(BROKEN, values).all()
    zone = source.zone
    return Kept(
        tuple(Tally(row.category, row.person, row.place, row.kept, row.broken) for row in counted),
        tuple(
            Late(
                row.number,
                PromiseKind(row.kind),
                row.due_at.astimezone(zone),
                row.kept_at and row.kept_at.astimezone(zone),
            )
            for row in broken
        ),
    )
