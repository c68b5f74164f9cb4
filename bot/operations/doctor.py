"""`flask doctor`: is everything as it must be, and what to do where it isn't; for the admin, in Chinese."""

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
    return [_examined(what, look) for what, look in looks]


def _examined(what: str, look: Look) -> Finding:
    try:
        return Finding(what, True, look())
    except Exception as error:
        words = getattr(error, "words", "") or str(error) or type(error).__name__
        return Finding(what, False, words)
