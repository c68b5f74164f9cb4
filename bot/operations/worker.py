"""The worker: every second it looks at what is due, and beside that it sends the outbox."""

import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import FrameType

import structlog

from bot.errors import StoreAway
from bot.schedule.apscheduler_glue import run_every

log = structlog.get_logger(__name__)

SECONDS = 1.0

Job = Callable[[], object]
Lock = Callable[[], AbstractContextManager[None]]


def run_worker(jobs: Sequence[Job], lock: Lock) -> None:
    """Do each job every second until told to stop.

    Each has a thread of its own, so that a slow WeChat delays no promise; `lock` keeps the jobs and moves of
    a virtual clock apart.
    """
    stop = threading.Event()

    def stopped(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, stopped)
    signal.signal(signal.SIGINT, stopped)
    threads = [threading.Thread(target=run_every, args=(SECONDS, _patient(job, lock), stop)) for job in jobs]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join()


def _patient(job: Job, lock: Lock) -> Job:
    def once() -> None:
        try:
            with lock():
                job()
        except StoreAway as away:
            log.error("the database is away", detail=away.detail)

    return once
