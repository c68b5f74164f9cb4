"""Each test of the store runs on both databases, on tables that nobody else uses."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.schema import facts
from bot.store.wipe import wipe
from tests.bot.store.cast import ESTATE, Place


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Place]:
    """Make a place with nothing in it."""
    numbers = count(1)

    def make() -> Place:
        lock_file = tmp_path / f"write{next(numbers)}.lock"
        if request.param == "sqlite":
            return Place(f"sqlite:///{lock_file.with_suffix('.db')}", lock_file)
        return Place(request.getfixturevalue("new_postgres")(), lock_file)

    return make


@pytest.fixture
def fresh_place(new_place: Callable[[], Place]) -> Place:
    """A place with nothing in it."""
    return new_place()


@pytest.fixture
def other_fresh_place(new_place: Callable[[], Place]) -> Place:
    """Another one."""
    return new_place()


@pytest.fixture(scope="session")
def shared_postgres(new_postgres: Callable[[], str]) -> str:
    """One database with tables for all tests, because making one takes longer than a test."""
    return new_postgres()


@pytest.fixture
def sqlite_place(tmp_path: Path) -> Place:
    """A SQLite file with empty tables."""
    return emptied(Place(f"sqlite:///{tmp_path}/test.db", tmp_path / "write.lock"))


@pytest.fixture
def postgres_place(shared_postgres: str, tmp_path: Path) -> Place:
    """A PostgreSQL database with empty tables."""
    return emptied(Place(shared_postgres, tmp_path / "write.lock"))


@pytest.fixture(params=["sqlite_place", "postgres_place"])
def place(request: pytest.FixtureRequest) -> Place:
    """A place with empty tables."""
    place: Place = request.getfixturevalue(request.param)
    return place


@pytest.fixture
def database(place: Place) -> Iterator[Database]:
    """A database with empty tables."""
    database = place.open()
    yield database
    database.close()


@pytest.fixture
def ledger(database: Database) -> SqlLedger:
    """The ledger of the estate in which the tests play."""
    return SqlLedger(database, ESTATE)


def emptied(place: Place) -> Place:
    """Make the tables and empty them."""
    database = place.open()
    database.migrate()
    wipe(database)
    with database.write() as connection:
        connection.execute(delete(facts))
    database.close()
    return place
