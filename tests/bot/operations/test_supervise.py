"""The supervisor, in a process of its own: what dies is started again, and everything ends together."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import TOP

# Each job writes its process id into a file of its own, then waits; `web` dies once by itself.
CODE = """
import os, pathlib, sys, time
from bot.operations.supervise import supervise

top = pathlib.Path(sys.argv[1])

def live(name):
    with (top / name).open("a") as file:
        file.write(f"{os.getpid()}\\n")
    if name == "web" and len((top / name).read_text().split()) == 1:
        os._exit(3)
    time.sleep(60)

def started():
    while not (top / "web").exists() or not (top / "worker").exists():
        time.sleep(0.01)
    if len(sys.argv) > 2:
        raise SystemExit(sys.argv[2])

supervise({name: (lambda name=name: live(name)) for name in ("web", "worker")}, started)
"""


def pids(top: Path, name: str) -> list[int]:
    """Return the processes that this job has had so far."""
    place = top / name
    return [int(line) for line in place.read_text().split()] if place.exists() else []


def wait_for(condition: object, seconds: float = 20.0) -> None:
    """Wait until a condition holds; a test that waits in vain fails."""
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Whether the process runs (one that waits to be buried does not)."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def service(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A supervisor whose two jobs have begun."""
    with subprocess.Popen(
        [sys.executable, "-c", CODE, str(tmp_path)], cwd=TOP, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            wait_for(lambda: len(pids(tmp_path, "web")) == 2 and pids(tmp_path, "worker"))
            yield process
        finally:
            process.kill()


def test_what_dies_is_started_again_while_the_other_goes_on(
    service: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    first, second = pids(tmp_path, "web")
    assert not alive(first)
    assert alive(second)
    assert len(pids(tmp_path, "worker")) == 1


@pytest.mark.parametrize("word", [signal.SIGINT, signal.SIGTERM])
def test_one_word_ends_all(service: "subprocess.Popen[str]", tmp_path: Path, word: signal.Signals) -> None:
    service.send_signal(word)
    assert service.wait(20) == 0
    assert not any(alive(pid) for name in ("web", "worker") for pid in pids(tmp_path, name))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent died")
def test_nobody_outlives_a_supervisor_that_was_killed(
    service: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    service.kill()
    wait_for(lambda: not any(alive(pid) for name in ("web", "worker") for pid in pids(tmp_path, name)))


def test_what_goes_wrong_at_the_start_ends_all(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path), "知识库没有通过检查"],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "知识库没有通过检查")
    assert not any(alive(pid) for name in ("web", "worker") for pid in pids(tmp_path, name))
