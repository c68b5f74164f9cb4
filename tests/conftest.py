"""What all tests share: the servers of the machine, and one database of each kind."""

from collections.abc import Callable, Iterator
from itertools import count

import psycopg
import pytest
from hypothesis import settings

from tests.services import postgres_server, redis_server

# No test is a question of time: a machine may have other things to do.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture(scope="session")
def new_postgres(postgres: str) -> Callable[[], str]:
    """Make one more empty database on the server and return its URL."""
    numbers = count(1)

    def make() -> str:
        name = f"world{next(numbers)}"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        return postgres.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database of each kind; "" is the SQLite file under DATA_DIR."""
    return "" if request.param == "sqlite" else request.getfixturevalue("new_postgres")()
