"""Consents and attempts as rows."""

from datetime import datetime
from functools import cache

from sqlalchemy import Connection, bindparam, case, insert, select, update

from bot.errors import Conflict
from bot.residents.records import Agreed, Tried, Withdrew
from bot.residents.register import Attempts, Consent
from bot.store.database import Source
from bot.store.schema import attempts, consents
from bot.store.tickets import touch_open
from bot.store.upsert import Insert, insert_into

_CONSENTS = (
    select(consents)
    .where(consents.c.estate == bindparam("estate_is"), consents.c.person == bindparam("person_is"))
    .order_by(consents.c.id)
)
_ADD_CONSENT = insert(consents).inline()
_WITHDRAW = update(consents).where(
    consents.c.estate == bindparam("estate_is"),
    consents.c.person == bindparam("person_is"),
    consents.c.purpose == bindparam("purpose_is"),
    consents.c.withdrawn_at.is_(None),
)
_ATTEMPTS = select(attempts.c["count"], attempts.c.since).where(
    attempts.c.estate == bindparam("estate_is"),
    attempts.c.subject == bindparam("subject_is"),
    attempts.c.name == bindparam("name_is"),
)


def read_consents(source: Source, estate: str, person: str) -> list[Consent]:
    """Return a person's consents, oldest first, withdrawn ones included."""

    def here(instant: datetime | None) -> datetime | None:
        return instant and instant.astimezone(source.zone)

    with source.read() as connection:
        rows = connection.execute(_CONSENTS, {"estate_is": estate, "person_is": person}).all()
    return [
        Consent(
            row.person, row.purpose, row.given_at.astimezone(source.zone), here(row.withdrawn_at), row.wording
        )
        for row in rows
    ]


def read_attempts(source: Source, estate: str, subject: str, name: str) -> Attempts:
    """Return how often a subject tried what is named."""
    this = {"estate_is": estate, "subject_is": subject, "name_is": name}
    with source.read() as connection:
        row = connection.execute(_ATTEMPTS, this).one_or_none()
    return Attempts(row[0], row.since.astimezone(source.zone)) if row else Attempts()


def save_consent(connection: Connection, estate: str, agreed: Agreed) -> None:
    """Store that a person agreed."""
    row = {"estate": estate, "person": agreed.person, "purpose": agreed.purpose, "given_at": agreed.at}
    connection.execute(_ADD_CONSENT, row | {"wording": agreed.wording})


def save_withdrawal(connection: Connection, estate: str, withdrew: Withdrew) -> None:
    """Store that a person took back what they had agreed to: nobody may be binding them now."""
    this = {"estate_is": estate, "person_is": withdrew.person, "purpose_is": withdrew.purpose}
    connection.execute(_WITHDRAW, this | {"withdrawn_at": withdrew.at})
    touch_open(connection, estate, withdrew.person)


def save_try(connection: Connection, estate: str, tried: Tried) -> None:
    """Count a try, if it is to be; the count begins anew when the first one lies before `since`.

    Raises `Conflict` when somebody else has tried since the count that it was allowed on was read.
    """
    step = int(tried.counted)
    row = {"estate": estate, "subject": tried.subject, "name": tried.name, "count": step, "since": tried.at}
    exact = tried.seen is not None
    values = row | {"from_then": tried.since, "step": step} | ({"seen": tried.seen} if exact else {})
    counted = connection.execute(_count_up(connection.dialect.name, exact), values)
    if exact and counted.rowcount != 1:
        raise Conflict(f"attempts of {tried.name}")


@cache
def _count_up(dialect: str, exact: bool) -> Insert:
    statement = insert_into(dialect, attempts).execution_options(preserve_rowcount=True)
    old = attempts.c.since < bindparam("from_then", type_=attempts.c.since.type)
    return statement.on_conflict_do_update(
        index_elements=["estate", "subject", "name"],
        where=attempts.c["count"] == bindparam("seen") if exact else None,
        set_={
            "count": case((old, bindparam("step")), else_=attempts.c["count"] + bindparam("step")),
            "since": case((old, statement.excluded.since), else_=attempts.c.since),
        },
    )
