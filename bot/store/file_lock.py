"""A lock between threads and processes, kept in a file and given up on after a while."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from bot.errors import StoreAway

POLL_SECONDS = 0.0005


class FileLock:
    """One holder at a time on this machine; the system frees it when the holder dies.

    The file lock alone would keep threads of one process apart as well, but only the first of them should
    have to ask the system again and again. Whoever waits longest within a process is not always served first.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.Lock()

    @contextmanager
    def hold(self, wait: float) -> Iterator[None]:
        """Hold the lock; raises `StoreAway` after waiting `wait` seconds for it."""
        deadline = monotonic() + wait
        if not self._threads.acquire(timeout=wait):
            raise StoreAway(f"no thread let go of {self._path.name} for {wait} s")
        try:
            # Opened each time: what is opened before a fork would be one lock for parent and child.
            file = self._open()
            try:
                self._take(file, deadline)
                yield
            finally:
                os.close(file)
        finally:
            self._threads.release()

    def _open(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreAway(f"the lock file can't be opened: {error}") from error

    def _take(self, file: int, deadline: float) -> None:
        while not _free(file):
            if monotonic() > deadline:
                raise StoreAway(f"another process holds {self._path.name}")
            sleep(POLL_SECONDS)


def _free(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
