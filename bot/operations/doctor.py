"""`flask doctor`: is everything as it must be, and what to do where it isn't; for the admin, in Chinese."""

import platform
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One line of the report: what was looked at, whether it is well, and what was seen or is to be done."""

    what: str
    well: bool
    detail: str

    def __str__(self) -> str:
        return f"{'✓' if self.well else '✗'} {self.what}：{self.detail}"


Look = Callable[[], str]


def examine(looks: Iterable[tuple[str, Look]]) -> list[Finding]:
    """Return a finding for each look; a look returns what it saw and raises when something is wrong."""
    findings = []
    for what, look in looks:
        try:
            findings.append(Finding(what, True, look()))
        except Exception as error:
            findings.append(
                Finding(what, False, getattr(error, "words", "") or str(error) or type(error).__name__)
            )
    return findings


def versions() -> str:
    """Return the versions that matter; SQLite before 3.51.3 needs our file lock around checkpoints."""
    return f"Python {platform.python_version()}，SQLite {sqlite3.sqlite_version}"
