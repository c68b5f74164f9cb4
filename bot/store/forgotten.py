"""Whose data were deleted, and when: what other processes still hold of them must not come back."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.residents.retention import mark_of
from bot.store.salt import salt_of_marks
from bot.store.schema import deletions

_LATEST = (
    select(deletions.c.subject, func.max(deletions.c.at).label("at"))
    .where(deletions.c.estate == bindparam("estate_is"), deletions.c.at >= bindparam("since"))
    .group_by(deletions.c.subject)
)
NEVER = datetime.min.replace(tzinfo=UTC)


def forgotten_at(
    connection: Connection, estate: str, people: Iterable[str], since: datetime
) -> dict[str, datetime]:
    """Return when the data of those of the people were deleted last who asked for that since then."""
    rows = connection.execute(_LATEST, {"estate_is": estate, "since": since}).all()
    if not rows:
        # Nearly always: then nobody's mark need be made.
        return {}
    latest = {row.subject: row.at for row in rows}
    salt = salt_of_marks(connection)
    mark = {person: mark_of(person, salt) for person in people}
    return {person: latest[mark[person]] for person in mark if mark[person] in latest}
