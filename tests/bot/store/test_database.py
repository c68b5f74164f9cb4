"""The database itself: settings that keep what was committed, failures that say what they are, backups."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from bot.errors import BotError, StoreAway
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.schema import facts
from bot.tickets.docket import Docket
from tests.bot.store.cast import ESTATE, NOON, WANG, Place, delivery, report


@pytest.fixture
def sqlite(sqlite_place: Place) -> Iterator[Database]:
    database = sqlite_place.open()
    yield database
    database.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: a commit is on the disk
        ("foreign_keys", 1),
        ("mmap_size", 0),
        ("busy_timeout", 1000),
    ],
)
def test_every_connection_to_sqlite_is_set_up(sqlite: Database, pragma: str, value: object) -> None:
    with sqlite.read() as reader, sqlite.write() as writer:
        assert reader.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
        assert writer.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_opening_touches_nothing(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path}/test.db", tmp_path / "write.lock").close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "sqlite://", "sqlite:///:memory:"])
def test_other_databases_are_refused_in_words(url: str, tmp_path: Path) -> None:
    with pytest.raises(BotError) as error:
        Database(url, tmp_path / "write.lock")
    assert "DATABASE_URL" in error.value.words


def test_a_password_stays_out_of_the_log(tmp_path: Path) -> None:
    with pytest.raises(BotError) as error:
        Database("mysql://root:geheim@localhost/x", tmp_path / "write.lock")
    assert "geheim" not in str(error.value) + error.value.words + error.value.detail


def test_nothing_is_stored_when_the_block_fails(database: Database) -> None:
    with pytest.raises(RuntimeError):
        store_a_fact_and_fail(database)
    with database.read() as connection:
        assert connection.execute(facts.select()).all() == []


def store_a_fact_and_fail(database: Database) -> None:
    with database.write() as connection:
        connection.execute(facts.insert().values(name="a", value="b"))
        raise RuntimeError


def test_readers_don_t_wait_for_a_writer(ledger: SqlLedger, database: Database) -> None:
    report(ledger)
    with database.write(ESTATE) as connection:
        connection.exec_driver_sql("UPDATE conversations SET step = 'changed'")
        assert ledger.conversation(WANG).step == "photo"  # what was committed last
    assert ledger.conversation(WANG).step == "changed"


class TestAway:
    def test_a_directory_that_is_not_there(self, tmp_path: Path) -> None:
        database = Database(f"sqlite:///{tmp_path}/nowhere/test.db", tmp_path / "write.lock")
        with pytest.raises(StoreAway):
            SqlLedger(database, ESTATE).reply_to("k1")

    def test_a_lock_file_that_can_t_be_made(self, tmp_path: Path) -> None:
        database = Database(f"sqlite:///{tmp_path}/test.db", tmp_path / "nowhere" / "write.lock")
        with pytest.raises(StoreAway):
            database.migrate()

    def test_a_server_that_is_not_there(self, tmp_path: Path) -> None:
        database = Database(f"postgresql://nobody@/x?host={tmp_path}", tmp_path / "write.lock")
        with pytest.raises(StoreAway):
            SqlLedger(database, ESTATE).reply_to("k1")

    def test_a_file_that_somebody_outside_has_locked(self, sqlite: Database, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "test.db")) as outside:
            outside.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreAway):
                SqlLedger(sqlite, ESTATE).commit(Docket(SqlLedger(sqlite, ESTATE)), delivery())
            outside.rollback()
        SqlLedger(sqlite, ESTATE).commit(Docket(SqlLedger(sqlite, ESTATE)), delivery())

    def test_a_row_that_somebody_outside_has_locked(self, postgres_place: Place) -> None:
        database = postgres_place.open()
        ledger = SqlLedger(database, ESTATE)
        report(ledger)
        with psycopg.connect(postgres_place.url) as outside:
            outside.execute("SELECT * FROM counters FOR UPDATE")
            with pytest.raises(StoreAway):
                report(ledger, "k2")
        report(ledger, "k3")
        database.close()

    def test_connections_that_died_while_idle_are_not_noticed_by_residents(
        self, postgres_place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.store.postgres.IDLE_SECONDS", 0.0)
        database = postgres_place.open()
        ledger = SqlLedger(database, ESTATE)
        report(ledger)
        with psycopg.connect(postgres_place.url, autocommit=True) as outside:
            outside.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert ledger.take_number() == 2
        database.close()


class TestBackup:
    def test_a_copy_holds_what_was_committed_and_is_one_file(self, sqlite: Database, tmp_path: Path) -> None:
        opened = report(SqlLedger(sqlite, ESTATE))
        target = tmp_path / "backup" / "copy.db"
        target.parent.mkdir()
        with sqlite.write() as connection:
            connection.exec_driver_sql("UPDATE tickets SET place = 'not committed'")
            sqlite.backup(target)
        assert [path.name for path in target.parent.iterdir()] == ["copy.db"]
        copy = Database(f"sqlite:///{target}", tmp_path / "copy.lock")
        stored = SqlLedger(copy, ESTATE).ticket(opened.number)
        assert stored is not None
        assert stored.place == opened.place
        copy.close()

    def test_a_backup_replaces_the_one_before(self, sqlite: Database, tmp_path: Path) -> None:
        target = tmp_path / "copy.db"
        target.write_text("an older one")
        sqlite.backup(target)
        assert Database(f"sqlite:///{target}", tmp_path / "copy.lock").revision() == sqlite.revision()

    def test_a_place_that_can_t_be_written_is_told_in_words(self, sqlite: Database, tmp_path: Path) -> None:
        with pytest.raises(BotError) as error:
            sqlite.backup(tmp_path / "nowhere" / "copy.db")
        assert "备份没有写成" in error.value.words

    def test_postgresql_has_its_own_tool(self, postgres_place: Place, tmp_path: Path) -> None:
        with pytest.raises(BotError, match="pg_dump"):
            postgres_place.open().backup(tmp_path / "copy")


def test_many_threads_share_one_database(database: Database) -> None:
    ledger = SqlLedger(database, ESTATE)

    def turn(number: int) -> None:
        ledger.commit(Docket(ledger), delivery(f"k{number}", text=str(number)))

    threads = [threading.Thread(target=turn, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    replies = [ledger.reply_to(f"k{number}") for number in range(30)]
    assert [reply and reply.text for reply in replies] == [str(number) for number in range(30)]


def test_after_closing_it_opens_again(database: Database) -> None:
    ledger = SqlLedger(database, ESTATE)
    report(ledger)
    database.close()
    assert ledger.tickets_of(WANG, NOON) != []
