"""Private servers for tests: on free ports or sockets, in temporary directories, gone at the end."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest
import redis

STARTS_WITHIN_SECONDS = 20
# Debian keeps PostgreSQL's programs out of the PATH.
DEBIAN = "/usr/lib/postgresql/*/bin"


@contextmanager
def postgres_server() -> Iterator[str]:
    """Yield the URL of an empty database on a server of its own."""
    programs = _postgres_programs()
    with tempfile.TemporaryDirectory(prefix="pg-") as directory:
        # PostgreSQL refuses to run as root.
        owner = "postgres" if os.geteuid() == 0 else None
        if owner:
            shutil.chown(directory, owner, owner)
        data = f"{directory}/data"
        make = [
            str(programs / "initdb"),
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        subprocess.run(make, check=True, capture_output=True, user=owner, cwd=directory)
        settings = {"fsync": "off", "listen_addresses": "", "unix_socket_directories": directory}
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        url = f"postgresql://postgres@/postgres?host={directory}"
        with _running([str(programs / "postgres"), "-D", data, *flags], lambda: _connects(url), owner):
            yield url


@contextmanager
def redis_server() -> Iterator[str]:
    """Yield the URL of an empty Redis of its own."""
    program = shutil.which("redis-server") or _missing("redis-server")
    port = free_port()
    url = f"redis://127.0.0.1:{port}/0"
    with tempfile.TemporaryDirectory(prefix="redis-") as directory:
        command = [program, "--port", str(port), "--save", "", "--dir", directory]
        with _running(command, lambda: bool(redis.Redis.from_url(url).ping())):
            yield url


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _postgres_programs() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    installed = sorted(Path("/").glob(DEBIAN.lstrip("/")))
    return installed[-1] if installed else _missing("PostgreSQL")


def _missing(what: str) -> NoReturn:
    reason = f"{what} is not installed"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def _running(command: list[str], answers: Callable[[], bool], owner: str | None = None) -> Iterator[None]:
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=owner, cwd="/"
    ) as process:
        try:
            _wait_for(answers, process)
            yield
        finally:
            # To PostgreSQL this is "don't wait for the clients", to Redis the same as SIGTERM.
            process.send_signal(signal.SIGINT)
            process.wait(STARTS_WITHIN_SECONDS)


def _wait_for(answers: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if answers():
                return
        except (psycopg.OperationalError, redis.RedisError):
            time.sleep(0.02)
    pytest.fail(f"{process.args!r} did not start")


def _connects(url: str) -> bool:
    psycopg.connect(url).close()
    return True
