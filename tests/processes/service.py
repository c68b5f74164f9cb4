"""A real `flask serve` in processes of its own, with its port, its log and its process tree."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from config.settings import Settings
from tests.processes.tree import children, living
from tests.processes.waiting import until
from tests.services import free_port

TOP = Path(__file__).resolve().parents[2]
FLASK = Path(sys.executable).with_name("flask")
WEB_WORKERS = 2
ENDS_WITHIN = 20.0


class Roles(NamedTuple):
    """Who is who below `flask serve`."""

    web: int
    web_workers: tuple[int, ...]
    worker: int


class Service:
    """`flask serve` that was started, ready or not; everything it writes lies in `folder`."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.log_file = folder / "serve.log"
        self.database_url = environment.get("DATABASE_URL", "")
        known = {
            name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
        }
        ours = {"DATA_DIR": str(folder / "data"), "PORT": str(self.port), "WEB_WORKERS": str(WEB_WORKERS)}
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [FLASK, "serve"],
                cwd=TOP,
                env=known | ours | environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        """All that was written so far."""
        return self.log_file.read_text()

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of an answer; status 0 when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            return 0, ""
        finally:
            connection.close()

    def wait_alive(self) -> None:
        """Wait until /healthz answers; fails with the log when the service has ended instead."""
        until(lambda: self._runs() and self.get("/healthz")[0] == 200, "/healthz")

    def wait_ready(self) -> None:
        """Wait until /readyz says that the service can serve."""
        until(lambda: self._runs() and self.get("/readyz")[0] == 200, "/readyz")

    def wait_roles(self) -> Roles:
        """Return who is who, as soon as everybody is there."""
        return until(self._roles, "all processes of the service")

    def wait_exit(self, patience: float = ENDS_WITHIN) -> int:
        """Return the exit code of `flask serve`."""
        return self.process.wait(patience)

    def end(self, by: signal.Signals = signal.SIGINT) -> int:
        """Send a signal to `flask serve`, wait for its end, and return its exit code."""
        self.process.send_signal(by)
        return self.wait_exit()

    def left_over(self) -> list[int]:
        """Return the processes of the service that still run."""
        return [each.id for each in living(self.process.pid)]

    def kill_all(self) -> None:
        """End everything that is left, at once."""
        for pid in self.left_over():
            # Whoever was looked up may be gone a moment later.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait(ENDS_WITHIN)

    def _runs(self) -> bool:
        assert self.process.poll() is None, f"flask serve ended with {self.process.returncode}:\n{self.log}"
        return True

    def _roles(self) -> Roles | None:
        everybody = living(self.process.pid)
        below = {pid: tuple(children(everybody, pid)) for pid in children(everybody, self.process.pid)}
        web = [pid for pid, grandchildren in below.items() if len(grandchildren) == WEB_WORKERS]
        others = [pid for pid, grandchildren in below.items() if not grandchildren]
        return Roles(web[0], below[web[0]], others[0]) if len(web) == len(others) == 1 else None


@contextmanager
def running(folder: Path, database_url: str = "", **environment: str) -> Iterator[Service]:
    """Yield a service that is ready, with the stand-in unless told otherwise; nothing of it stays behind."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = {"SANDBOX": "1"} | ({"DATABASE_URL": database_url} if database_url else {})
    service = Service(folder, **(ours | environment))
    try:
        service.wait_ready()
        yield service
    finally:
        service.kill_all()
