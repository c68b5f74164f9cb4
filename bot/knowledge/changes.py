"""Notices that files were saved, and waits until whoever saves them is done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

# How long nothing may change before the files are looked into, in seconds. An editor that saves a file by
# emptying it first, or a checkout of many files, takes less; an empty file is worth a longer wait.
AT_REST = 0.4
EMPTY_AT_REST = 3.0
# After a failure that was not the files' fault.
TRY_AGAIN = 10.0

# Path, time of change, size and number: a file put in the place of another has another number.
Sight = frozenset[tuple[str, int, int, int]]


def sight_of(paths: Iterable[Path]) -> Sight:
    """Return what can be seen of the files without reading them; those that are gone are left out."""
    return frozenset(seen for path in paths if (seen := _seen(path)))


@dataclass
class Changes:
    """Looks at files now and then; nobody has looked into them before the first time.

    `seconds` is the machine's time.
    """

    paths: Callable[[], Iterable[Path]]
    seconds: Callable[[], float]
    _looked_into: Sight | None = None
    _last: Sight | None = None
    _wait_until: float = 0.0

    def at_rest(self) -> bool:
        """Look once; return whether files changed and have not been touched for a moment.

        The same change is told once, unless it is `put_off`.
        """
        now, sight = self.seconds(), sight_of(self.paths())
        if sight != self._last:
            self._last = sight
            self._wait_until = now + (EMPTY_AT_REST if any(size == 0 for _, _, size, _ in sight) else AT_REST)
        if sight == self._looked_into or now < self._wait_until:
            return False
        self._looked_into = sight
        return True

    def put_off(self) -> None:
        """Have the change told again after a while: it could not be looked into."""
        self._looked_into = None
        self._wait_until = self.seconds() + TRY_AGAIN


def _seen(path: Path) -> tuple[str, int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino
