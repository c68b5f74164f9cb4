"""The ticking: at once, again and again, one at a time, until it is stopped."""

import threading
from collections.abc import Callable

from bot.schedule.apscheduler_glue import run_every

PATIENCE = 10.0  # seconds of machine time until a test gives up


def start(job: Callable[[], None], stop: threading.Event) -> threading.Thread:
    thread = threading.Thread(target=run_every, args=(0.01, job, stop), daemon=True)
    thread.start()
    return thread


def test_it_ticks_on_after_an_exception_until_stopped() -> None:
    stop, third = threading.Event(), threading.Event()
    ticks: list[int] = []

    def job() -> None:
        ticks.append(len(ticks))
        if len(ticks) == 3:
            third.set()
        raise RuntimeError("this tick failed")

    thread = start(job, stop)
    assert third.wait(PATIENCE)
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert ticks == list(range(len(ticks)))


def test_a_run_under_way_is_finished_and_never_overlapped() -> None:
    stop, begun, go_on = threading.Event(), threading.Event(), threading.Event()
    running: list[str] = []

    def job() -> None:
        running.append("begun")
        begun.set()
        go_on.wait(PATIENCE)
        running.append("ended")

    thread = start(job, stop)
    assert begun.wait(PATIENCE)
    thread.join(0.1)  # ten intervals pass meanwhile
    stop.set()
    thread.join(0.05)
    assert thread.is_alive()  # it waits for the run
    assert running == ["begun"]
    go_on.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert running == ["begun", "ended"]
