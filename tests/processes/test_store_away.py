"""The database goes away in mid-flight: life first, the others may come again, and then all works."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.processes.estate import Estate
from tests.processes.service import running
from tests.processes.tree import Process, everybody
from tests.processes.waiting import until
from tests.processes.wechat import at_once
from tests.services import postgres_server

TRAPPED = "救命，我被困在电梯里了"
# More than all the threads of the web workers.
CROWD = 24


@dataclass
class Server:
    """A PostgreSQL server that can be frozen, killed, and brought back."""

    folder: Path
    url: str

    def freeze(self) -> None:
        """Let it stand still with all its connections open."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """Kill it and keep what is needed to start it again."""
        main = self._processes()[0].id
        self._command = Path(f"/proc/{main}/cmdline").read_text().split("\0")[:-1]
        self._owner = Path(f"/proc/{main}").stat().st_uid
        self._signal(signal.SIGKILL)
        until(lambda: not self._processes(), "the end of the server")

    def start(self) -> None:
        """Start it again as it was."""
        for left in ("data/postmaster.pid", ".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
            (self.folder / left).unlink(missing_ok=True)
        self._again = subprocess.Popen(
            self._command, user=self._owner, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def end(self) -> None:
        """End the server that was started again."""
        if hasattr(self, "_again"):
            self._again.send_signal(signal.SIGINT)
            self._again.wait()

    def _signal(self, by: signal.Signals) -> None:
        for each in self._processes():
            os.kill(each.id, by)

    def _processes(self) -> list[Process]:
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        return [each for each in everybody() if main in (each.id, each.parent)]


@pytest.fixture
def server() -> Iterator[Server]:
    with postgres_server() as url:
        server = Server(Path(url.partition("host=")[2]), url)
        try:
            yield server
        finally:
            server.end()


def killed(server: Server) -> Callable[[], None]:
    server.kill()
    return server.start


def frozen(server: Server) -> Callable[[], None]:
    server.freeze()
    return server.thaw


@pytest.mark.parametrize("away", [killed, frozen])
def test_with_the_store_away_life_comes_first_and_then_all_works_again(
    server: Server, tmp_path: Path, away: Callable[[Server], Callable[[], None]]
) -> None:
    with running(tmp_path, server.url) as service:
        estate = Estate(service)
        # Every web process has its connections open.
        assert "工单号" in at_once([lambda: estate.say(estate.somebody(), "人工")] * CROWD)[0]
        come_back = away(server)
        try:
            crowd = [estate.words(estate.somebody(), "厨房水管漏水") for _ in range(CROWD)]
            pushes = [*crowd, estate.words(estate.somebody(), TRAPPED)]
            answers = at_once([lambda each=each: estate.insist(each) for each in pushes])  # type: ignore[misc]
        finally:
            come_back()
        assert "别扒门" in answers[-1]
        assert "0371-5550-0150" in answers[-1]
        assert all("再发一次" in answer and "0371-5550-0110" in answer for answer in answers[:-1])
        until(lambda: "工单号" in estate.say(estate.somebody(), TRAPPED), "a ticket")
        service.wait_ready()
