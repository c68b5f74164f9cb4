"""Looks up the vectors of the words that a text is made of."""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PLACE = Path(__file__).with_name("words.npz")
LONGEST = 4
# Latin letters and digits are a word as they stand; characters are cut into words.
RUNS = re.compile(r"[a-z0-9]+|[^\sa-z0-9]+")


class Vectors(NamedTuple):
    """`numbers` of the words; `codes` (words × pieces) name rows of `book` (256 for each piece × 4), where
    `offsets` say at which row those of each piece begin.
    """

    numbers: dict[str, int]
    book: NDArray[np.float32]
    codes: NDArray[np.uint8]
    offsets: NDArray[np.intp]

    def __reduce__(self) -> tuple[object, tuple[()]]:
        """Stay out of what is stored with the knowledge: the file is at hand wherever the code is."""
        return load, ()

    @property
    def size(self) -> int:
        """How many numbers a vector has."""
        return len(self.offsets) * int(self.book.shape[1])

    def words(self, text: str) -> list[str]:
        """Return the known words of normalised text, the longest first from the left."""
        found, numbers = [], self.numbers
        for run in RUNS.findall(text):
            if run.isascii():
                if run in numbers:
                    found.append(run)
                continue
            while run:
                word = run[:LONGEST]
                while word not in numbers and len(word) > 1:
                    word = word[:-1]
                if word in numbers:
                    found.append(word)
                run = run[len(word) :]
        return found

    def of(self, words: list[str]) -> NDArray[np.float32]:
        """Return the vectors of known words, one a row."""
        codes = self.codes.take([self.numbers[word] for word in words], axis=0)
        return self.book.take(codes + self.offsets, axis=0).reshape(len(words), self.size)


def load() -> Vectors:
    """Return the vectors that come with the house."""
    with np.load(PLACE) as file:
        words = file["words"].tobytes().decode().split("\n")
        book = file["book"]
        pieces, rows, length = book.shape
        return Vectors(
            {word: number for number, word in enumerate(words)},
            book.reshape(-1, length),
            # Row by row, as they are looked up.
            np.ascontiguousarray(file["codes"]),
            np.arange(pieces) * rows,
        )
