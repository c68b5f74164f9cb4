"""Whose data were deleted, and when: what other processes still hold of them must not come back."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.residents.retention import mark_of
from bot.store.salt import salt_of_marks
from bot.store.schema import deletions

_LATEST = (
    select(deletions.c.subject, func.max(deletions.c.at).label("at"))
    .where(
        deletions.c.estate == bindparam("estate_is"),
        deletions.c.subject.in_(bindparam("subjects", expanding=True)),
    )
    .group_by(deletions.c.subject)
)
NEVER = datetime.min.replace(tzinfo=UTC)


def forgotten_at(connection: Connection, estate: str, people: Iterable[str]) -> dict[str, datetime]:
    """Return when each person's data were deleted last; whoever never asked for that is not in it."""
    salt = salt_of_marks(connection)
    person_of = {mark_of(person, salt): person for person in people}
    rows = connection.execute(_LATEST, {"estate_is": estate, "subjects": list(person_of)}).all()
    return {person_of[row.subject]: row.at for row in rows}
