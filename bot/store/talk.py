"""What was said in conversations, as rows; kept only as long as the estate's retention allows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select

from bot.conversation.talk import Line
from bot.store.database import Source
from bot.store.looking import insert_many
from bot.store.schema import talk

_OF_PERSON = (
    select(talk)
    .where(
        talk.c.estate == bindparam("estate_is"),
        talk.c.person == bindparam("person_is"),
        talk.c.at >= bindparam("since"),
    )
    .order_by(talk.c.id)
)
_ALL = (
    select(talk)
    .where(talk.c.estate == bindparam("estate_is"), talk.c.at >= bindparam("since"))
    .order_by(talk.c.id)
)
_ADD = insert(talk).inline()


def read_talk(source: Source, estate: str, person: str, since: datetime) -> list[Line]:
    """Return what was said in a person's conversation since then, oldest first."""
    return _lines(source, _OF_PERSON, {"estate_is": estate, "person_is": person, "since": since})


def read_all_talk(source: Source, estate: str, since: datetime) -> list[Line]:
    """Return what was said in all conversations of an estate since then, in the order of writing."""
    return _lines(source, _ALL, {"estate_is": estate, "since": since})


def save_talk(connection: Connection, estate: str, lines: Sequence[Line]) -> None:
    """Store lines in their order."""
    if lines:
        rows = [
            {
                "estate": estate,
                "person": line.person,
                "at": line.at,
                "speaker": line.speaker,
                "text": line.text,
                "script": line.script,
                "knowledge": line.knowledge,
            }
            for line in lines
        ]
        insert_many(connection, _ADD, rows)


def _lines(source: Source, statement: Select[Any], values: dict[str, Any]) -> list[Line]:
    with source.read() as connection:
        rows = connection.execute(statement, values).all()
    return [
        Line(row.person, row.at.astimezone(source.zone), row.speaker, row.text, row.script, row.knowledge)
        for row in rows
    ]
