"""`flask doctor`: is everything as it must be, and what to do where it isn't; for the admin, in Chinese."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One line of the report: what was looked at, whether it is well, and what was seen or is to be done.

    What is to be heeded is well as yet, and will not be if nobody sees to it.
    """

    what: str
    well: bool
    detail: str
    heed: bool = False

    def __str__(self) -> str:
        mark = "！" if self.heed else "✓" if self.well else "✗"
        return f"{mark} {self.what}：{self.detail}"


class Heed(Exception):
    """Nothing is broken yet, but somebody should see to it: the words say to what."""


Look = Callable[[], str]


def examine(looks: Iterable[tuple[str, Look]]) -> list[Finding]:
    """Return a finding for each look; a look returns what it saw and raises when something is wrong.

    It raises `Heed` for what only will be.
    """
    return [_examined(what, look) for what, look in looks]


def _examined(what: str, look: Look) -> Finding:
    try:
        return Finding(what, True, look())
    except Heed as heed:
        return Finding(what, True, str(heed), heed=True)
    except Exception as error:
        words = getattr(error, "words", "") or str(error) or type(error).__name__
        return Finding(what, False, words)
