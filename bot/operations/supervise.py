"""Run and watch the processes of the service: the web server and one worker, together until one Ctrl-C."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing.context import ForkProcess

import structlog

log = structlog.get_logger(__name__)

# How long a process may take to finish what it does; then it is killed, and its claims are taken over.
PATIENCE = 10.0
LOOK_EVERY = 0.5
ENDING = frozenset({signal.SIGINT, signal.SIGTERM})
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of linux/prctl.h


def supervise(jobs: Mapping[str, Callable[[], None]], started: Callable[[], object]) -> None:
    """Run each job in a process of its own, start again what dies, and end all when told to stop.

    The processes are forks: everything that was imported stays imported, so that a restart is quick. What
    `started` raises once they run ends them, and is raised again.
    """
    # Waited for, never handled: a handler that sets an Event stops for ever on the Event's own lock when a
    # second signal comes in its way, and a terminal's Ctrl-C reaches all processes besides what we send them.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    running = {name: _start(name, job) for name, job in jobs.items()}
    try:
        started()
        while signal.sigtimedwait(ENDING, LOOK_EVERY) is None:
            for name, process in running.items():
                if not process.is_alive():
                    log.error("process died and is started again", process=name, code=process.exitcode)
                    running[name] = _start(name, jobs[name])
    finally:
        _end(running)


def die_with_parent(with_signal: int = signal.SIGTERM) -> None:
    """Have this process get a signal when its parent dies, so that nobody is left behind (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(DEATH_SIGNAL, int(with_signal), 0, 0, 0)


def _start(name: str, job: Callable[[], None]) -> ForkProcess:
    process = multiprocessing.get_context("fork").Process(
        target=_run, args=(job, os.getpid()), name=name, daemon=False
    )
    process.start()
    return process


def _run(job: Callable[[], None], parent: int) -> None:
    # Ctrl-C is the parent's to hear: it sends each of us one SIGTERM.
    signal.pthread_sigmask(signal.SIG_SETMASK, {signal.SIGINT})
    die_with_parent()
    if os.getppid() == parent:
        job()


def _end(running: Mapping[str, ForkProcess]) -> None:
    for process in running.values():
        process.terminate()
    for name, process in running.items():
        process.join(PATIENCE)
        if process.is_alive():
            log.warning("process did not end in time and is killed", process=name)
            process.kill()
            process.join()
