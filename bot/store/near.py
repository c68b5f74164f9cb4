"""What the dispatch asks of the tickets: who is near, who knows the home, whose turn it is, who has left."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select

from bot.store.database import Source
from bot.store.schema import tickets
from bot.tickets.ticket import DONE, ENDED, Status

_HERE = tickets.c.estate == bindparam("estate_is")
_THEIRS = tickets.c.assignee.in_(bindparam("people", expanding=True))
# Named one by one, so that they are found in the index of whose task it is.
_OPEN = sorted(set(Status) - DONE)
_NEXT_DOOR = select(tickets.c.assignee).where(
    _HERE,
    _THEIRS,
    tickets.c.status.in_(_OPEN),
    tickets.c.place.startswith(bindparam("building"), autoescape=False),
)
_LAST_AT = (
    select(tickets.c.assignee)
    .where(
        _HERE,
        tickets.c.place == bindparam("place_is"),
        tickets.c.status.in_(sorted(DONE)),
        tickets.c.assignee != "",
    )
    .order_by(tickets.c.opened_at.desc())
    .limit(1)
)
_LAST_TURNS = (
    select(tickets.c.assignee, func.max(tickets.c.opened_at).label("at"))
    .where(
        _HERE,
        _THEIRS,
        tickets.c.category == bindparam("category_is"),
        tickets.c.opened_at >= bindparam("since"),
    )
    .group_by(tickets.c.assignee)
)
_GONE = and_(tickets.c.assignee.not_in(bindparam("known", expanding=True)), tickets.c.assignee != "")
LEFT_BEHIND = and_(
    tickets.c.status.not_in(sorted(ENDED)),
    or_(_GONE, tickets.c.case_owner.not_in(bindparam("known_owners", expanding=True))),
)
_CATEGORIES = (
    select(tickets.c.category, func.count().label("number"))
    .where(_HERE, tickets.c.status.not_in(sorted(ENDED)))
    .group_by(tickets.c.category)
)


def next_door(source: Source, estate: str, people: Collection[str], building: str) -> set[str]:
    """Return which of these have an open task in the building."""
    given = {"estate_is": estate, "people": sorted(people), "building": building}
    with source.read() as connection:
        return {row.assignee for row in connection.execute(_NEXT_DOOR, given)}


def last_at(source: Source, estate: str, place: str) -> str:
    """Return who had the newest ticket of the place that is done, "" for nobody."""
    with source.read() as connection:
        return connection.scalar(_LAST_AT, {"estate_is": estate, "place_is": place}) or ""


def last_turns(
    source: Source, estate: str, people: Collection[str], category: str, since: datetime
) -> dict[str, datetime]:
    """Return when each of these got a ticket of the category last; who got none since is left out."""
    given = {"estate_is": estate, "people": sorted(people), "category_is": category, "since": since}
    with source.read() as connection:
        rows = connection.execute(_LAST_TURNS, given).all()
    return {row.assignee: row.at.astimezone(source.zone) for row in rows}


def categories_in_use(source: Source, estate: str) -> dict[str, int]:
    """Return how many tickets that are not ended each category has."""
    with source.read() as connection:
        return {row.category: row.number for row in connection.execute(_CATEGORIES, {"estate_is": estate})}
