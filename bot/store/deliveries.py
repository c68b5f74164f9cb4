"""Deliveries as rows: each message key once, with the reply that it was given."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from bot.conversation.delivery import Delivery, Repeated
from bot.reply import Reply
from bot.store.database import Database, Source
from bot.store.notices import buttons_from, buttons_to
from bot.store.schema import deliveries
from bot.store.upsert import insert_or_ignore

REPLY = (deliveries.c.text, deliveries.c.buttons, deliveries.c.script, deliveries.c.knowledge)
_REPLY = select(*REPLY).where(
    deliveries.c.estate == bindparam("estate_is"), deliveries.c.key == bindparam("key_is")
)
_OLD = delete(deliveries).where(deliveries.c.at < bindparam("before"))


def read_reply(source: Source, estate: str, key: str) -> Reply | None:
    """Return what this delivery was answered before."""
    with source.read() as connection:
        row = connection.execute(_REPLY, {"estate_is": estate, "key_is": key}).one_or_none()
    return row and reply_in(row)


def save_delivery(connection: Connection, estate: str, delivery: Delivery) -> None:
    """Take the message key and keep the reply under it; raises `Repeated` if the key is taken."""
    reply = delivery.reply
    row = {
        "estate": estate,
        "key": delivery.key,
        "person": delivery.person,
        "text": reply.text,
        "buttons": buttons_to(reply.buttons),
        "script": reply.script,
        "knowledge": reply.knowledge,
        "at": delivery.at,
    }
    if not insert_or_ignore(connection, deliveries, [row]):
        first = connection.execute(_REPLY, {"estate_is": estate, "key_is": delivery.key}).one()
        raise Repeated(reply_in(first))


def purge_deliveries(database: Database, before: datetime) -> int:
    """Forget deliveries from before this time (48 h is ample, WeChat repeats for seconds).

    Returns how many there were.
    """
    with database.write() as connection:
        return connection.execute(_OLD, {"before": before}).rowcount


def reply_in(row: Any) -> Reply:
    """Return the reply that a row holds."""
    return Reply(row.text, buttons_from(row.buttons), row.script, row.knowledge)
