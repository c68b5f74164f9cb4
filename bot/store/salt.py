"""The salt of this database's marks: drawn once, kept as a fact, so that a mark can be made again later."""

import secrets

from sqlalchemy import Connection, bindparam, select

from bot.store.schema import facts
from bot.store.upsert import insert_or_ignore

_NAME = "salt of marks"
_SALT = select(facts.c.value).where(facts.c.name == bindparam("name_is"))


def salt_of_marks(connection: Connection) -> str:
    """Return the salt; the first who asks draws it, inside the open transaction."""
    salt: str | None = connection.scalar(_SALT, {"name_is": _NAME})
    if salt is None:
        insert_or_ignore(connection, facts, [{"name": _NAME, "value": secrets.token_hex(32)}])
        salt = connection.scalar(_SALT, {"name_is": _NAME})
    assert salt is not None
    return salt
