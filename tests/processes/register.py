"""`flask residents import` as a clerk runs it, in a process of its own, on the data of a running service."""

import os
import pty
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from bot.residents.files.writing import workbook_bytes
from config.settings import Settings
from tests.processes.service import FLASK, TOP, Service

HANG = 60.0
WRITING = re.compile("正在写入.*?([1-9]\\d*)%", re.DOTALL)


def labels(how_many: int) -> list[str]:
    """Return that many homes of the demo estate."""
    floors = ((b, u, f) for b in range(1, 7) for u in (1, 2) for f in range(1, 19))
    homes = (f"{b}栋{u}单元{f}{room:02}" for b, u, f in floors for room in range(1, 48))
    return list(islice(homes, how_many))


def households(file: Path, owner: str, how_many: int) -> Path:
    """Write a workbook with that many homes, each with one member of this name."""
    homes = labels(how_many)
    people = [[home, owner, "业主", f"137{number:08d}", ""] for number, home in enumerate(homes)]
    file.write_bytes(workbook_bytes({"房屋": [[home, "80", "", ""] for home in homes], "住户": people}))
    return file


class Import:
    """An import that was started; what it tells goes to a terminal, so that its progress can be seen."""

    def __init__(self, service: Service, file: Path) -> None:
        self._terminal, theirs = pty.openpty()
        known = {
            name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields
        }
        ours = {"DATA_DIR": str(service.folder / "data"), "SANDBOX": "1", "TERM": "xterm"}
        ours |= {"DATABASE_URL": service.database_url} if service.database_url else {}
        self.process = subprocess.Popen(
            [FLASK, "residents", "import", str(file)],
            cwd=TOP,
            env=known | ours,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.told = ""

    def stop_while_writing(self) -> None:
        """Let it stand still as soon as it has told that a part of the rows is written."""
        self._read(until=lambda: bool(WRITING.search(self.told)))
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on."""
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """Kill it, stopped or not."""
        self.process.kill()
        self.process.wait(HANG)

    def ended(self) -> int:
        """Return the exit code, at the end."""
        self._read(until=lambda: False)
        return self.process.wait(HANG)

    def close(self) -> None:
        """Leave nothing of it behind."""
        if self.process.poll() is None:
            self.kill()
        os.close(self._terminal)

    def _read(self, until: Callable[[], bool]) -> None:
        heard = self.told.encode()
        while not until():
            try:
                more = os.read(self._terminal, 65536)
            except OSError:
                # So a terminal ends on Linux.
                break
            heard += more
            self.told = heard.decode(errors="replace")


@contextmanager
def importing(service: Service, file: Path) -> Iterator[Import]:
    """Yield an import that has begun; it is killed at the end, if it hasn't ended by then."""
    started = Import(service, file)
    try:
        yield started
    finally:
        started.close()
