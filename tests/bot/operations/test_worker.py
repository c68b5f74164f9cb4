"""The worker: each job in a thread of its own, patient with a database that is away."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest
from structlog.testing import capture_logs

from bot.errors import StoreAway
from bot.operations.worker import run_worker

SOON = 0.01


@pytest.fixture(autouse=True)
def signals_as_before() -> Iterator[None]:
    """The worker blocks signals for good; what comes after the test hears them again."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    yield
    while signal.sigtimedwait({signal.SIGTERM}, 0):
        pass
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Job:
    """Counts its runs; the whole worker is told to stop when every job has had three."""

    def __init__(self, team: list["Job"], error: Exception | None = None) -> None:
        self.runs, self.error, self.team = 0, error, team
        team.append(self)

    def __call__(self) -> None:
        self.runs += 1
        if all(job.runs >= 3 for job in self.team):
            os.kill(os.getpid(), signal.SIGTERM)
        if self.error:
            raise self.error


@pytest.mark.parametrize("error", [None, StoreAway("no database"), ValueError("a mistake")])
def test_every_job_runs_again_and_again_whatever_the_other_does(error: Exception | None) -> None:
    team: list[Job] = []
    jobs = (Job(team), Job(team, error))
    with capture_logs() as lines:
        run_worker(dict.fromkeys(jobs, SOON), nullcontext, {})
    assert all(job.runs >= 3 for job in jobs)
    assert bool(lines) is isinstance(error, StoreAway), "the scheduler logs the others"


def test_a_watch_is_not_held_up_by_the_clock_and_goes_on_after_a_mistake() -> None:
    team: list[Job] = []
    locked: list[str] = []

    @contextmanager
    def lock() -> Iterator[None]:
        locked.append("held")
        yield

    with capture_logs() as lines:
        run_worker({}, lock, {Job(team, ValueError("a mistake")): SOON})
    assert team[0].runs >= 3
    assert locked == []
    assert {line["event"] for line in lines} == {"a watch failed and looks again"}


def test_a_database_that_is_away_is_one_line_without_a_traceback() -> None:
    team: list[Job] = []
    with capture_logs() as lines:
        run_worker({Job(team, StoreAway("no database")): SOON}, nullcontext, {})
    assert {line["event"] for line in lines} == {"the database is away"}
    assert all("exc_info" not in line for line in lines)


def test_jobs_are_done_under_the_lock() -> None:
    held = threading.Lock()
    inside: list[bool] = []

    @contextmanager
    def lock() -> Iterator[None]:
        with held:
            yield

    def job() -> None:
        inside.append(held.locked())
        os.kill(os.getpid(), signal.SIGTERM)

    run_worker({job: SOON}, lock, {})
    assert inside
    assert all(inside)
