"""One service for many tests, on each kind of database; every test finds the estate as at the start."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes.estate import Estate
from tests.processes.service import Service, running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that is ready, with two web workers."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    url = "" if request.param == "sqlite" else request.getfixturevalue("new_postgres")()
    with running(folder, url) as service:
        yield service


@pytest.fixture
def estate(service: Service) -> Estate:
    """The demo estate at ten in the morning, with nothing said yet."""
    estate = Estate(service)
    estate.open_again()
    return estate
