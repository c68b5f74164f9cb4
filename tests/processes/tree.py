"""The processes of this machine, read from /proc: who belongs together, who is whose child."""

from pathlib import Path
from typing import NamedTuple

DEAD_STATES = {"Z", "X"}


class Process(NamedTuple):
    """One process: its id, its parent's, the group that it was started in, and its state's letter."""

    id: int
    parent: int
    group: int
    state: str


def everybody() -> list[Process]:
    """Return all processes that run, oldest first, without those that ended and were not taken note of."""
    found = (_read(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit())
    return sorted(each for each in found if each and each.state not in DEAD_STATES)


def living(group: int) -> list[Process]:
    """Return the processes of a group that run, oldest first."""
    return [each for each in everybody() if each.group == group]


def children(processes: list[Process], parent: int) -> list[int]:
    """Return the ids of a process's children among these."""
    return [each.id for each in processes if each.parent == parent]


def _read(folder: Path) -> Process | None:
    try:
        # The name stands in brackets and may hold anything, brackets and blanks too.
        fields = (folder / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return Process(int(folder.name), int(fields[1]), int(fields[2]), fields[0])
