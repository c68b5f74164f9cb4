"""Migrations: a fresh database is made at once, an old one is brought up, and both come out the same."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from bot.errors import BotError
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.migrate import HEAD, MIGRATIONS
from bot.store.schema import facts, heartbeats, metadata
from tests.bot.store.cast import ESTATE, Place, report

SERVICE_WIDE = {facts.name, heartbeats.name}


def scripts() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def migrate_step_by_step(database: Database) -> None:
    """As an old database is migrated: by Alembic, from the first revision on."""
    with database.write() as connection:
        config = scripts()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def shape(connection: Connection) -> dict[str, object]:
    """All that the database says about its tables."""
    found = inspect(connection)
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            found.get_pk_constraint(name),
            sorted(map(str, found.get_indexes(name))),
            sorted(map(str, found.get_unique_constraints(name))),
            sorted(map(str, found.get_foreign_keys(name))),
            sqlite_options(connection, name),
        )
        for name in sorted(found.get_table_names())
    }


def sqlite_options(connection: Connection, table: str) -> list[bool]:
    """How SQLite numbers the rows, which inspecting does not tell."""
    if connection.dialect.name != "sqlite":
        return []
    made = connection.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{table}'").scalar_one()
    return [word in str(made) for word in ("WITHOUT ROWID", "AUTOINCREMENT")]


def test_a_fresh_database_comes_to_the_newest_revision(fresh_place: Place) -> None:
    database = fresh_place.open()
    assert database.revision() is None
    database.migrate()
    assert database.revision() == HEAD
    report(SqlLedger(database, ESTATE))
    database.close()


def test_migrating_again_changes_nothing(fresh_place: Place) -> None:
    database = fresh_place.open()
    database.migrate()
    opened = report(SqlLedger(database, ESTATE))
    database.migrate()
    assert SqlLedger(database, ESTATE).ticket(opened.number) is not None
    database.close()


def test_the_newest_script_is_the_revision_that_a_fresh_database_is_given() -> None:
    assert ScriptDirectory.from_config(scripts()).get_current_head() == HEAD


def test_scripts_and_schema_say_the_same(fresh_place: Place, other_fresh_place: Place) -> None:
    by_scripts, at_once = fresh_place.open(), other_fresh_place.open()
    at_once.migrate()
    migrate_step_by_step(by_scripts)
    with by_scripts.read() as one, at_once.read() as other:
        assert shape(one) == shape(other)
        assert compare_metadata(MigrationContext.configure(one), metadata) == []
    by_scripts.close()
    at_once.close()


def test_a_database_of_a_newer_program_is_left_alone(fresh_place: Place) -> None:
    database = fresh_place.open()
    database.migrate()
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BotError, match="9999") as error:
        database.migrate()
    assert "备份" in error.value.words
    assert database.revision() == "9999"
    database.close()


def test_tables_of_somebody_else_are_left_alone(fresh_place: Place) -> None:
    database = fresh_place.open()
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE notices (id INTEGER)")
    with pytest.raises(BotError) as error:
        database.migrate()
    assert "notices" in error.value.words
    with database.read() as connection:
        assert inspect(connection).get_table_names() == ["notices"]  # nothing half made
    database.close()


def test_every_row_names_its_estate() -> None:
    without = {table.name for table in metadata.sorted_tables if "estate" not in table.columns}
    assert without == SERVICE_WIDE
