"""Looks up the vectors of the words that a text is made of."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PLACE = Path(__file__).with_name("words.npz")
LONGEST = 4
# Latin letters and digits are a word as they stand; characters are cut into words.
RUNS = re.compile(r"[a-z0-9]+|[^\sa-z0-9]+")


class Vectors(NamedTuple):
    """`numbers` of the words; `codes` (words × pieces) name pieces of `book` (pieces × 256 × 4)."""

    numbers: dict[str, int]
    book: NDArray[np.float32]
    codes: NDArray[np.uint8]

    def __reduce__(self) -> tuple[object, tuple[()]]:
        """Stay out of what is stored with the knowledge: the file is at hand wherever the code is."""
        return load, ()

    @property
    def size(self) -> int:
        """How many numbers a vector has."""
        pieces, _, length = self.book.shape
        return int(pieces * length)

    def words(self, text: str) -> Iterator[str]:
        """Yield the known words of normalised text, the longest first from the left."""
        numbers = self.numbers
        for run in RUNS.findall(text):
            if run.isascii():
                if run in numbers:
                    yield run
                continue
            start, end = 0, len(run)
            while start < end:
                for size in range(min(LONGEST, end - start), 0, -1):
                    word = run[start : start + size]
                    if word in numbers:
                        yield word
                        break
                start += size

    def of(self, words: list[str]) -> NDArray[np.float32]:
        """Return the vectors of known words, one a row."""
        codes = self.codes[[self.numbers[word] for word in words]]
        return self.book[np.arange(len(self.book)), codes].reshape(len(words), self.size)


def load() -> Vectors:
    """Return the vectors that come with the house."""
    with np.load(PLACE) as file:
        words = file["words"].tobytes().decode().split("\n")
        return Vectors({word: number for number, word in enumerate(words)}, file["book"], file["codes"])
