"""The parts of a text that are judged beside the whole: a clause, and a clause with those that follow it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# So many clauses of a sentence are looked at together.
MOST = 3
# So many letters a part must have to be judged apart from the rest.
LONG_ENOUGH = 6


class Part(NamedTuple):
    """The clauses from `first` to before `last`, counted through the whole text."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many clauses it has."""
        return self.last - self.first


def parts(sentences: Sequence[int]) -> Iterator[Part]:
    """Yield the parts, the shortest first, of a text whose sentences have so many clauses each.

    What follows a clause often turns it (厂家不管，我们管), but seldom across a full stop. The whole text is
    no part of itself.
    """
    whole = Part(0, sum(sentences))
    for size in range(1, MOST + 1):
        start = 0
        for many in sentences:
            for first in range(start, start + many - size + 1):
                part = Part(first, first + size)
                if part != whole:
                    yield part
            start += many
