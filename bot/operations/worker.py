"""The worker: every second it looks at what is due, and beside that it sends the outbox."""

import signal
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

import structlog

from bot.errors import StoreAway
from bot.operations.supervise import ENDING
from bot.schedule.apscheduler_glue import run_every

log = structlog.get_logger(__name__)

Job = Callable[[], object]
Lock = Callable[[], AbstractContextManager[None]]


def run_worker(jobs: Mapping[Job, float], lock: Lock, watches: Mapping[Job, float]) -> None:
    """Do each job again and again, after its number of seconds, until told to stop.

    Each has a thread of its own, so that a slow WeChat delays no promise; `lock` keeps the jobs and moves of
    a virtual clock apart. The `watches` look at the machine, whatever the clock says, and may take longer
    than what lies between them.
    """
    stop = threading.Event()
    # Blocked before the threads begin, so that none of them is interrupted; waited for, never handled.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    threads = [
        threading.Thread(target=run_every, args=(seconds, _patient(job, lock), stop))
        for job, seconds in jobs.items()
    ]
    threads += [
        threading.Thread(target=_watch, args=(seconds, job, stop)) for job, seconds in watches.items()
    ]
    for thread in threads:
        thread.start()
    signal.sigwait(ENDING)
    stop.set()
    for thread in threads:
        thread.join()


def _watch(seconds: float, job: Job, stop: threading.Event) -> None:
    while not stop.wait(seconds):
        try:
            job()
        except Exception:
            log.exception("a watch failed and looks again")


def _patient(job: Job, lock: Lock) -> Job:
    def once() -> None:
        try:
            with lock():
                job()
        except StoreAway as away:
            log.error("the database is away", detail=away.detail)

    return once
