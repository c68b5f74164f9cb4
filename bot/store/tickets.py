"""Tickets with their promises and their timeline, as rows."""

from collections.abc import Collection, Iterable
from datetime import datetime, tzinfo
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, func, insert, or_, select, update

from bot.errors import Conflict
from bot.store.database import Source
from bot.store.near import LEFT_BEHIND
from bot.store.schema import promises, tickets, timeline
from bot.store.upsert import insert_or_ignore
from bot.tickets.because import as_data, of_data
from bot.tickets.ticket import DONE, ENDED, Entry, Paused, Promise, PromiseKind, PromiseState, Status, Ticket

Query = Select[Any]

_HERE = tickets.c.estate == bindparam("estate_is")
_THIS = and_(_HERE, tickets.c.number == bindparam("number_is"))

# One statement for the ticket and its promises: what it shows is true at one moment.
_WITH_PROMISES = (
    select(
        tickets,
        promises.c.kind.label("promise_kind"),
        promises.c.due_at,
        promises.c.made_at,
        promises.c.state,
        promises.c.told_at,
        promises.c.delays,
        promises.c.script,
        promises.c.words,
        promises.c.kept_at,
        promises.c.told,
        promises.c.because,
    )
    .join_from(
        tickets,
        promises,
        and_(promises.c.estate == tickets.c.estate, promises.c.number == tickets.c.number),
        isouter=True,
    )
    .order_by(tickets.c.opened_at, tickets.c.number, promises.c.position)
)
ONE = _WITH_PROMISES.where(_THIS)
ALL = _WITH_PROMISES.where(_HERE)
OF_RESIDENT = _WITH_PROMISES.where(
    _HERE,
    tickets.c.resident == bindparam("person"),
    or_(tickets.c.status.not_in(sorted(ENDED)), tickets.c.opened_at >= bindparam("since")),
)
TASKS = _WITH_PROMISES.where(
    _HERE, tickets.c.assignee == bindparam("person"), tickets.c.status.not_in(sorted(DONE))
)
LEFT = _WITH_PROMISES.where(_HERE, LEFT_BEHIND)
# Counted in an index: whoever has thousands is asked no later than whoever has none.
_LOADS = (
    select(tickets.c.assignee, func.count().label("load"))
    .where(
        _HERE,
        tickets.c.assignee.in_(bindparam("people", expanding=True)),
        tickets.c.status.not_in(sorted(DONE)),
    )
    .group_by(tickets.c.assignee)
)
TIMELINE = (
    select(timeline)
    .where(timeline.c.estate == bindparam("estate_is"), timeline.c.number == bindparam("number_is"))
    .order_by(timeline.c.id)
)
_UPDATE = update(tickets).where(_THIS, tickets.c.version == bindparam("version_is"))
_TOUCH = (
    update(tickets)
    .where(_HERE, tickets.c.resident == bindparam("person"), tickets.c.status.not_in(sorted(ENDED)))
    .values(version=tickets.c.version + 1)
)
_ADD_ENTRIES = insert(timeline).inline()
_ADD_PROMISES = insert(promises).inline()
_FORGET_PROMISES = delete(promises).where(
    promises.c.estate == bindparam("estate_is"), promises.c.number == bindparam("number_is")
)


def read_tickets(source: Source, statement: Query, **values: Any) -> list[Ticket]:
    """Return the tickets that one of the statements above finds, oldest first."""
    with source.read() as connection:
        rows = connection.execute(statement, values).all()
    grouped = groupby(rows, key=lambda row: row.number)
    return [_ticket(list(group), source.zone) for _, group in grouped]


def read_loads(source: Source, estate: str, people: Collection[str]) -> dict[str, int]:
    """Return how many tickets that are not done each of these people has; who has none is left out."""
    with source.read() as connection:
        rows = connection.execute(_LOADS, {"estate_is": estate, "people": sorted(people)}).all()
    return {row.assignee: row.load for row in rows}


def all_tickets(source: Source, estate: str) -> list[Ticket]:
    """Return all tickets of the estate, oldest first."""
    return read_tickets(source, ALL, estate_is=estate)


def read_timeline(source: Source, estate: str, number: str) -> list[Entry]:
    """Return the ticket's timeline in the order in which it was written."""
    with source.read() as connection:
        rows = connection.execute(TIMELINE, {"estate_is": estate, "number_is": number}).all()
    return [
        Entry(row.number, row.at.astimezone(source.zone), row.actor, row.action, row.text) for row in rows
    ]


def save_ticket(connection: Connection, estate: str, ticket: Ticket) -> None:
    """Store the ticket and its promises; raises `Conflict` if its version is no longer the stored one."""
    this = {"estate_is": estate, "number_is": ticket.number, "version_is": ticket.version}
    if ticket.version:
        stored = connection.execute(_UPDATE, this | _columns(ticket)).rowcount
    else:
        row = {"estate": estate, "number": ticket.number} | _columns(ticket)
        stored = insert_or_ignore(connection, tickets, [row])
    if stored != 1:
        raise Conflict(f"ticket {ticket.number}")
    if ticket.version:
        del this["version_is"]
        connection.execute(_FORGET_PROMISES, this)
    _insert_promises(connection, estate, ticket)


def touch_open(connection: Connection, estate: str, resident: str) -> None:
    """Move on the versions of a resident's tickets that are not ended.

    What a colleague is deciding about one of them in this moment rests on what is no longer true.
    """
    connection.execute(_TOUCH, {"estate_is": estate, "person": resident})


def save_timeline(connection: Connection, estate: str, entries: Iterable[Entry]) -> None:
    """Append the entries to their tickets' timelines."""
    rows = [
        {
            "estate": estate,
            "number": entry.number,
            "at": entry.at,
            "actor": entry.actor,
            "action": entry.action,
            "text": entry.text,
        }
        for entry in entries
    ]
    if rows:
        connection.execute(_ADD_ENTRIES, rows)


def _insert_promises(connection: Connection, estate: str, ticket: Ticket) -> None:
    rows = [
        {
            "estate": estate,
            "number": ticket.number,
            "position": position,
            "kind": promise.kind,
            "due_at": promise.due_at,
            "made_at": promise.made_at,
            "state": promise.state,
            "told_at": promise.told_at,
            "delays": promise.delays,
            "script": promise.script,
            "words": promise.words,
            "kept_at": promise.kept_at,
            "told": [[person, at.isoformat()] for person, at in promise.told],
            "because": as_data(promise.because) or {},
        }
        for position, promise in enumerate(ticket.promises)
    ]
    if rows:
        connection.execute(_ADD_PROMISES, rows)


def _columns(ticket: Ticket) -> dict[str, Any]:
    visit_from, visit_until = ticket.visit or (None, None)
    return {
        "kind": ticket.kind,
        "category": ticket.category,
        "status": ticket.status,
        "resident": ticket.resident,
        "place": ticket.place,
        "problem": ticket.problem,
        "case_owner": ticket.case_owner,
        "opened_at": ticket.opened_at,
        "opened_by": ticket.opened_by,
        "assignee": ticket.assignee,
        "offered": list(ticket.offered),
        "visit_from": visit_from,
        "visit_until": visit_until,
        "pauses": [_paused_data(pause) for pause in ticket.pauses],
        "rating": ticket.rating,
        "urged": ticket.urged,
        "reopened": ticket.reopened,
        "version": ticket.version + 1,
    }


def _ticket(rows: list[Row[Any]], zone: tzinfo) -> Ticket:
    row = rows[0]
    visit = (row.visit_from.astimezone(zone), row.visit_until.astimezone(zone)) if row.visit_from else None
    return Ticket(
        number=row.number,
        kind=row.kind,
        category=row.category,
        status=Status(row.status),
        resident=row.resident,
        place=row.place,
        problem=row.problem,
        case_owner=row.case_owner,
        opened_at=row.opened_at.astimezone(zone),
        opened_by=row.opened_by,
        assignee=row.assignee,
        offered=tuple(row.offered),
        visit=visit,
        promises=tuple(_promise(each, zone) for each in rows if each.promise_kind is not None),
        pauses=tuple(_paused(data, zone) for data in row.pauses),
        rating=row.rating,
        urged=row.urged,
        reopened=row.reopened,
        version=row.version,
    )


def _promise(row: Row[Any], zone: tzinfo) -> Promise:
    told_at: datetime | None = row.told_at
    return Promise(
        kind=PromiseKind(row.promise_kind),
        due_at=row.due_at.astimezone(zone),
        made_at=row.made_at.astimezone(zone),
        state=PromiseState(row.state),
        told_at=told_at and told_at.astimezone(zone),
        delays=row.delays,
        script=row.script,
        words=row.words,
        kept_at=row.kept_at and row.kept_at.astimezone(zone),
        told=tuple((person, _instant(at, zone)) for person, at in row.told),
        because=of_data(row.because, zone),
    )


def _paused_data(pause: Paused) -> dict[str, str]:
    return {
        "reason": pause.reason,
        "since": pause.since.isoformat(),
        "until": pause.until.isoformat(),
        "by": pause.by,
    }


def _paused(data: dict[str, str], zone: tzinfo) -> Paused:
    since, until = _instant(data["since"], zone), _instant(data["until"], zone)
    return Paused(data["reason"], since, until, data["by"])


def _instant(written: str, zone: tzinfo) -> datetime:
    return datetime.fromisoformat(written).astimezone(zone)
