"""Conversations as rows: where each person is with us."""

from collections.abc import Collection, Mapping
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from bot.conversation.delivery import Conversation
from bot.errors import Conflict
from bot.residents.records import Blocked
from bot.store.database import Database, Source
from bot.store.schema import conversations
from bot.store.upsert import Insert, insert_into, insert_or_ignore

_ONE = select(conversations).where(
    conversations.c.estate == bindparam("estate_is"), conversations.c.person == bindparam("person_is")
)
_UPDATE = update(conversations).where(
    conversations.c.estate == bindparam("estate_is"),
    conversations.c.person == bindparam("person_is"),
    conversations.c.version == bindparam("version_is"),
)
_HOLD = _ONE.with_only_columns(conversations.c.version).with_for_update()
_LEAVE = (
    update(conversations)
    .where(
        conversations.c.estate == bindparam("estate_is"),
        conversations.c.dialogue.in_(bindparam("dialogues", expanding=True)),
        conversations.c.changed_at < bindparam("before"),
    )
    .values(dialogue="", step="", slots={}, version=conversations.c.version + 1)
)


def read_conversation(source: Source, estate: str, person: str) -> Conversation:
    """Return the person's conversation, or a fresh one."""
    with source.read() as connection:
        row = connection.execute(_ONE, {"estate_is": estate, "person_is": person}).one_or_none()
    return Conversation(person) if row is None else conversation_in(row, person, source.zone)


def conversation_in(row: Any, person: str, zone: tzinfo) -> Conversation:
    """Return the person's conversation that a row holds."""
    return Conversation(
        person=person,
        dialogue=row.dialogue,
        step=row.step,
        slots=row.slots,
        changed_at=_here(row.changed_at, zone),
        parked=row.parked,
        temper=row.temper,
        misses=row.misses,
        missed_at=_here(row.missed_at, zone),
        blocked_until=_here(row.blocked_until, zone),
        version=row.version,
    )


def save_conversation(connection: Connection, estate: str, changed: Conversation) -> None:
    """Store the new state; raises `Conflict` if its version is no longer the stored one."""
    if changed.version:
        this = {"estate_is": estate, "person_is": changed.person, "version_is": changed.version}
        stored = connection.execute(_UPDATE, this | _columns(changed)).rowcount
    else:
        row = {"estate": estate, "person": changed.person} | _columns(changed)
        stored = insert_or_ignore(connection, conversations, [row])
    if stored != 1:
        raise Conflict(f"conversation of {changed.person}")


def hold_versions(connection: Connection, estate: str, versions: Mapping[str, int]) -> None:
    """Keep the conversations of these people as they are until the transaction ends.

    Raises `Conflict` if one has another version than is said here.
    """
    for person in sorted(versions):
        this = {"estate_is": estate, "person_is": person}
        if connection.scalar(_HOLD, this) != versions[person]:
            raise Conflict(f"conversation of {person}")


def leave_quiet(database: Database, estate: str, dialogues: Collection[str], before: datetime) -> int:
    """Leave those of these dialogues that nobody has gone on with since `before`; returns how many they were.

    Their versions move on: a turn that is under way must decide again.
    """
    this = {"estate_is": estate, "dialogues": sorted(dialogues), "before": before}
    with database.write(estate) as connection:
        return connection.execute(_LEAVE, this).rowcount


def save_block(connection: Connection, estate: str, blocked: Blocked) -> None:
    """Store until when a person is blocked, whatever else the conversation is at.

    Its version moves on: a turn of that person that is under way must decide again.
    """
    fresh = Conversation(blocked.person, blocked_until=blocked.until)
    row = {"estate": estate, "person": blocked.person} | _columns(fresh)
    connection.execute(_block(connection.dialect.name), row)


@cache
def _block(dialect: str) -> Insert:
    statement = insert_into(dialect, conversations)
    until, version = statement.excluded.blocked_until, conversations.c.version + 1
    return statement.on_conflict_do_update(
        index_elements=["estate", "person"], set_={"blocked_until": until, "version": version}
    )


def _here(instant: datetime | None, zone: tzinfo) -> datetime | None:
    return instant and instant.astimezone(zone)


def _columns(changed: Conversation) -> dict[str, Any]:
    return {
        "dialogue": changed.dialogue,
        "step": changed.step,
        "slots": dict(changed.slots),
        "changed_at": changed.changed_at,
        "parked": dict(changed.parked),
        "temper": dict(changed.temper),
        "misses": changed.misses,
        "missed_at": changed.missed_at,
        "blocked_until": changed.blocked_until,
        "version": changed.version + 1,
    }
