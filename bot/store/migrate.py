"""Bringing the tables to the newest revision: a fresh database from the metadata, an old one by Alembic."""

from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
)

from bot.errors import BotError
from bot.store.schema import metadata

HEAD = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"
# Alembic's own table, written by hand for a fresh database: importing Alembic takes longer than all the rest.
STAMP = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def read_revision(connection: Connection) -> str | None:
    """Return the revision that the database says it has."""
    if not inspect(connection).has_table(STAMP.name):
        return None
    return connection.scalar(select(STAMP.c.version_num))


def bring_to_head(connection: Connection) -> None:
    """Bring the tables to the newest revision inside the open transaction."""
    revision = read_revision(connection)
    if revision is None:
        _make(connection)
    elif revision != HEAD:
        _upgrade(connection, revision)


def _make(connection: Connection) -> None:
    taken = set(inspect(connection).get_table_names()) & set(metadata.tables)
    if taken:
        raise BotError(f"数据库里已有别的程序的同名数据表：{'、'.join(sorted(taken))}。请换一个空的数据库。")
    metadata.create_all(connection, checkfirst=False)
    STAMP.create(connection, checkfirst=True)
    connection.execute(insert(STAMP).values(version_num=HEAD))


def _upgrade(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise BotError(
            f"数据库的版本（{revision}）本程序不认识，可能是更新的程序建的。请换回新版程序，或恢复旧备份。",
            str(error),
        ) from error
