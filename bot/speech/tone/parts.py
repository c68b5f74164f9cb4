"""The parts of a text that are judged beside the whole: sentences, clauses, clauses with the next ones."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

# So many clauses of a sentence are looked at together.
MOST = 3
# So many letters a part must have to be judged apart from the rest.
LONG_ENOUGH = 6
# The kind of a part that is a whole sentence; that of another is how many clauses it has.
SENTENCE = 0


class Part(NamedTuple):
    """The clauses from `first` to before `last`, counted through the whole text."""

    first: int
    last: int
    kind: int = SENTENCE

    def apart(self, other: "Part") -> bool:
        """Return whether the two have no clause in common."""
        return self.last <= other.first or other.last <= self.first


def parts(sentences: Sequence[int]) -> Iterator[Part]:
    """Yield the parts, the shortest first, of a text whose sentences have so many clauses each.

    What follows a clause often turns it (厂家不管，我们管), but seldom across a full stop. The whole text is
    no part of itself.
    """
    for size in range(1, MOST + 1):
        start = 0
        for many in sentences:
            if many > size:
                yield from (Part(at, at + size, size) for at in range(start, start + many - size + 1))
            start += many
    start = 0
    for many in sentences if len(sentences) > 1 else ():
        yield Part(start, start + many)
        start += many
