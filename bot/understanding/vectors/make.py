"""Makes words.npz from a file of word vectors; run by hand when the vectors change, never by the service.

    python -m bot.understanding.vectors.make words.vector

The file is in word2vec's binary form (a line "words dimensions", then word, space, float32s). Kept are
Chinese words of up to four characters in simplified script, and words of Latin letters. Each vector is cut
into short pieces, and each piece is replaced by the nearest of 256 that stand for all of its kind (product
quantisation: Jégou et al. 2011, doi 10.1109/TPAMI.2010.57): 25 bytes a word instead of 400.
"""

import re
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.traditional import simplified
from bot.understanding.vectors.vectors import PLACE

KEPT = re.compile(r"[\u4e00-\u9fff]{1,4}|[a-z0-9]*[a-z][a-z0-9]*")
PIECE = 4
CODES = 256
ROUNDS = 25
SAMPLE = 30_000

Matrix = NDArray[np.float32]


def read(path: Path) -> tuple[list[str], Matrix]:
    """Return the words worth keeping, most frequent first, and their vectors, centred and of unit length."""
    data = path.read_bytes()
    start = data.index(b"\n") + 1
    count, size = (int(number) for number in data[:start].split())
    words: dict[str, int] = {}
    rows = np.empty((count, size), np.float32)
    for number in range(count):
        end = data.index(b" ", start)
        word = data[start:end].decode("utf-8", "ignore").strip().casefold()
        rows[number] = np.frombuffer(data, np.float32, size, end + 1)
        start = end + 1 + 4 * size
        if KEPT.fullmatch(word) and simplified(word) == word:
            words.setdefault(word, number)
    kept = rows[list(words.values())]
    kept -= kept.mean(axis=0)
    return list(words), kept / np.linalg.norm(kept, axis=1, keepdims=True)


def quantise(vectors: Matrix) -> tuple[Matrix, NDArray[np.uint8]]:
    """Return the standing pieces (pieces × 256 × 4) and each word's codes (words × pieces)."""
    chance = np.random.default_rng(0)
    sample = vectors[chance.choice(len(vectors), min(SAMPLE, len(vectors)), replace=False)]
    books, codes = [], []
    for start in range(0, vectors.shape[1], PIECE):
        book = _representatives(sample[:, start : start + PIECE], chance)
        books.append(book)
        codes.append(_nearest(vectors[:, start : start + PIECE], book))
    return np.array(books), np.array(codes).T.astype(np.uint8)


def _representatives(pieces: Matrix, chance: np.random.Generator) -> Matrix:
    """Lloyd's algorithm; a representative that nobody is near to stays where it is."""
    book = pieces[chance.choice(len(pieces), CODES, replace=False)].copy()
    for _ in range(ROUNDS):
        owner = _nearest(pieces, book)
        counts = np.bincount(owner, minlength=CODES)
        for column in range(pieces.shape[1]):
            sums = np.bincount(owner, pieces[:, column], CODES)
            book[:, column] = np.where(counts, sums / np.maximum(counts, 1), book[:, column])
    return book


def _nearest(pieces: Matrix, book: Matrix) -> NDArray[np.intp]:
    return np.asarray((pieces @ book.T - (book * book).sum(axis=1) / 2).argmax(axis=1))


def main() -> None:
    """Read the file named on the command line and write words.npz."""
    words, vectors = read(Path(sys.argv[1]))
    book, codes = quantise(vectors)
    np.savez_compressed(
        PLACE, words=np.frombuffer("\n".join(words).encode(), np.uint8), book=book, codes=codes
    )
    sys.stdout.write(f"{len(words)} words, {PLACE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
