"""The lock around SQLite's commits: between threads, between processes, and never for ever."""

import multiprocessing
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from bot.errors import StoreAway
from bot.store.file_lock import FileLock
from tests.bot.store.processes import WAIT_SECONDS, fresh_processes


def hold_until_told(path: Path, pipe: Connection) -> None:
    with FileLock(path).hold(1):
        pipe.send("held")
        pipe.recv()


def test_another_process_waits_and_gives_up(tmp_path: Path) -> None:
    context = fresh_processes()
    ours, theirs = context.Pipe()
    process = context.Process(target=hold_until_told, args=(tmp_path / "lock", theirs))
    process.start()
    assert ours.poll(WAIT_SECONDS)
    lock = FileLock(tmp_path / "lock")
    with pytest.raises(StoreAway, match="another process"), lock.hold(0.05):
        pass
    ours.send("let go")
    with lock.hold(WAIT_SECONDS):
        pass
    process.join(WAIT_SECONDS)


def test_another_thread_waits_and_gives_up(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    errors: list[str] = []

    def try_it() -> None:
        try:
            with lock.hold(0.05):
                errors.append("got in")
        except StoreAway as error:
            errors.append(str(error))

    with lock.hold(1):
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert len(errors) == 1
    assert "no thread" in errors[0]


def test_two_locks_of_one_process_on_one_file_exclude_each_other(tmp_path: Path) -> None:
    with FileLock(tmp_path / "lock").hold(1), pytest.raises(StoreAway):  # noqa: SIM117
        with FileLock(tmp_path / "lock").hold(0.05):
            pass


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    with pytest.raises(RuntimeError), lock.hold(1):
        raise RuntimeError
    with lock.hold(0.05):
        pass


def test_a_child_of_a_fork_does_not_share_the_lock(tmp_path: Path) -> None:
    """A descriptor kept open over a fork would let parent and child hold the lock together."""
    lock = FileLock(tmp_path / "lock")
    with lock.hold(1):
        pass
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_hold_with, args=(lock, theirs))
    child.start()
    assert ours.poll(WAIT_SECONDS)
    with pytest.raises(StoreAway), lock.hold(0.05):
        pass
    ours.send("let go")
    child.join(WAIT_SECONDS)


def _hold_with(lock: FileLock, pipe: Connection) -> None:
    with lock.hold(1):
        pipe.send("held")
        pipe.recv()
