"""The worker: every second it looks at what is due and sends the outbox."""

import signal
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import FrameType

import structlog

from bot.errors import StoreAway
from bot.schedule.apscheduler_glue import run_every

log = structlog.get_logger(__name__)

SECONDS = 1.0


def run_worker(work: Callable[[], None], beat: Callable[[], None], lock: Callable[[], AbstractContextManager[None]]) -> None:
    """Work every second until told to stop; `lock` keeps ticks and moves of a virtual clock apart."""
    stop = threading.Event()

    def stopped(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, stopped)
    signal.signal(signal.SIGINT, stopped)

    def once() -> None:
        try:
            with lock():
                work()
            beat()
        except StoreAway as away:
            log.error("the database is away", detail=away.detail)

    run_every(SECONDS, once, stop)
