"""The office in which the desk is tested; a script that lacks a value fails the test."""

from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from tests.bot.tickets.office import Office


@pytest.fixture
def office() -> Office:
    """An empty office on Monday morning, ten o'clock."""
    return Office()


@pytest.fixture(autouse=True)
def nothing_left_out() -> Iterator[None]:
    """Whatever is said, every value that its script quotes is there."""
    with capture_logs() as lines:
        yield
    assert [line for line in lines if line["event"] == "script lacks values"] == []
