"""Cuts words into sentences and clauses, each written one way: what is said, and where it stood."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.understanding.clean import FACES
from bot.understanding.traditional import simplified

# Where a clause ends. A space does only between longer runs: 你 有 病 is one.
_BREAK = re.compile(r"[，。！？；…,!?;\r\n]+|(?<![0-9])[:：]+|\.{2,}|(?<=\S{4})[ \u3000]+(?=\S{4})")
_END_OF_SENTENCE = re.compile(r"[。！？；…!?;\r\n]|\.\.")
_REPEATED = re.compile(r"([^\d\s])\1{2,}")
# Spaces count only between words in Latin letters.
_IDLE_SPACE = re.compile(r" +(?![a-z])|(?<![a-z]) +")

# So many letters are looked at together.
PIECE = 80


class Clause(NamedTuple):
    """A clause that stood from `start` to before `end`; `ends` says whether a sentence ends with it."""

    text: str
    start: int
    end: int
    ends: bool


def read(text: str) -> list[Clause]:
    """Return the clauses of a text that say something, in order: plain letters, without marks or faces."""
    clauses: list[Clause] = []
    last = 0
    for mark in _BREAK.finditer(text):
        _add(clauses, text, last, mark.start(), ends=bool(_END_OF_SENTENCE.search(mark[0])))
        last = mark.end()
    _add(clauses, text, last, len(text), ends=True)
    return clauses


def in_sentences(clauses: Iterable[Clause]) -> Iterator[list[Clause]]:
    """Yield the clauses sentence by sentence."""
    some: list[Clause] = []
    for clause in clauses:
        some.append(clause)
        if clause.ends:
            yield some
            some = []


def in_pieces(clauses: Iterable[Clause]) -> Iterator[list[Clause]]:
    """Yield the clauses in pieces of whole sentences: the second often says how the first is meant."""
    piece: list[Clause] = []
    letters = 0
    for some in in_sentences(clauses):
        more = sum(len(clause.text) for clause in some)
        if piece and letters + more > PIECE:
            yield piece
            piece, letters = [], 0
        piece += some
        letters += more
    if piece:
        yield piece


def written(text: str) -> str:
    """Return words as they are compared: narrow, simplified, small, nothing but letters and digits."""
    if "[" in text or "/:" in text:
        text = FACES.sub("", text.casefold())
    return _REPEATED.sub(r"\1", _IDLE_SPACE.sub("", text.translate(_LETTERS).strip()))


def _add(clauses: list[Clause], text: str, start: int, end: int, *, ends: bool) -> None:
    plain = written(text[start:end])
    before = clauses[-1] if clauses else None
    if not plain:
        # 滚[!]! ends what was said before the mark.
        if before and ends:
            clauses[-1] = before._replace(ends=True)
    elif before and len(plain) == 1 and _spelled(before):
        # 滚，出，去 is one word however it is cut.
        clauses[-1] = Clause(before.text + plain, before.start, end, ends)
    else:
        clauses.append(Clause(plain, start, end, ends))


def _spelled(before: Clause) -> bool:
    """Whether the clause before is a single letter, or was put together of such."""
    return len(before.text) == 1 or before.end - before.start >= 2 * len(before.text) - 1


_HORSES = "🐴🐎"


class _Letters(dict[int, str]):
    """What each letter is written as; found out when it is first met."""

    def __missing__(self, code: int) -> str:
        if chr(code) in _HORSES:
            # A horse stands for the word that sounds like it: 你🐴的.
            self[code] = "妈"
            return self[code]
        folded = simplified(unicodedata.normalize("NFKC", chr(code)).casefold())
        self[code] = "".join(_kept(letter) for letter in folded)
        return self[code]


def _kept(letter: str) -> str:
    """Chinese, Latin letters and digits stay; a space stays one; marks and what nobody sees go."""
    if (letter.isascii() and letter.isalnum()) or "\u3400" <= letter <= "\u9fff":
        return letter
    return " " if letter.isspace() else ""


_LETTERS = _Letters()
