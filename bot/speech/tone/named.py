"""What is found by what words name: somebody's number, plate, papers or home; a time that nobody promised."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.speech.tone.reading import Clause
from bot.understanding.slots.home import homes_in
from bot.understanding.slots.number import NUMERAL
from bot.understanding.slots.phone import phones_in
from bot.understanding.slots.phrase import end_of, to_come
from bot.understanding.slots.plain import Piece, Plain, plain, without
from bot.understanding.slots.plate import plates_in

Span = tuple[int, int]

# GB 11643: seventeen digits and a last one that may be an X.
_PAPERS = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9X](?![0-9A-Z])")
# Without these no time is named, nobody's number, and no home: most sentences are seen at once to be plain.
_SIGNS = re.compile(rf"{NUMERAL}|[今明后当次][天日早晚晨]|[周期拜]|半|大后")
_WHILE = rf"(?:半|{NUMERAL}+)个?半?多?(?:分钟|刻钟|小时|钟头|工作日|天|日|周|星期|礼拜|月)"
_SPAN = re.compile(
    rf"{_WHILE}(?:[之以]?内|左右|[之以]?后|上下|就|准|[能可]|到(?!期)|搞定|修好|办好|解决|上门|给您)"
    rf"|(?:等|再过|不出|不超过|最[多晚迟]|大[概约]|顶多){_WHILE}"
)
# Today alone says when something is, not until when; the others are as good as a promise.
_DAY_AHEAD = re.compile("明|后|次|下|周|星期|礼拜|月|号|日")
# Told of what was or always is, or asked: nothing is promised.
_NO_PROMISE = re.compile(
    "已|刚[才刚]|[来去修办问查看]过|修好了|办好了|每|平时|天天|吗$|呢$|么$|方便|有空|在家|您[定看说选挑]|昨|上[次周回]"
)
# Who shows how something is written names nobody's.
_SAMPLE = re.compile(r"(?:比如|例如|譬如|格式|这样写)[^。!?\n]{0,20}$")


class Named(NamedTuple):
    """Where a text names what is nobody else's business, and where a time."""

    private: tuple[Span, ...] = ()
    times: tuple[Span, ...] = ()


class Facts:
    """The estate's own numbers and times: whoever says them tells no secret and promises nothing new."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self._said = "\n".join(_bare(value) for value in values)

    def hold(self, words: str) -> bool:
        """Return whether the words stand in one of the facts."""
        return _bare(words) in self._said


def named(text: str, clauses: Sequence[Clause], facts: Facts) -> Named:
    """Return what the text names that isn't among the facts."""
    said = plain(text)
    if not _SIGNS.search(said.text):
        return Named()
    taken = [*_PAPERS.finditer(said.text)]
    found: list[Piece[object]] = [Piece(match.start(), match.end(), None) for match in taken]
    rest = without(said.text, found)
    for read in (plates_in, phones_in):
        pieces = list(read(rest))
        found += pieces
        rest = without(rest, pieces)
    found += [piece for piece in homes_in(rest) if piece.value.home]
    private = [
        said.span(piece.start, piece.end) for piece in found if not _SAMPLE.search(said.text[: piece.start])
    ]
    times = [said.span(*span) for span in _times(rest)]
    return Named(
        _unknown(private, said, facts), tuple(_promised(_unknown(times, said, facts), text, clauses))
    )


def _unknown(spans: Iterable[Span], said: Plain, facts: Facts) -> tuple[Span, ...]:
    return tuple(sorted(span for span in spans if not facts.hold(said.said[span[0] : span[1]])))


def _times(text: str) -> Iterator[Span]:
    """Yield the times to come that are as exact as a promise."""
    for match in to_come(text):
        day = match["day"] or ""
        if match["clock"] or (day and (match["part"] or _DAY_AHEAD.search(day))):
            yield match.start(), end_of(match)
    for match in _SPAN.finditer(text):
        yield match.start(), match.end()


def _promised(spans: Iterable[Span], text: str, clauses: Sequence[Clause]) -> Iterator[Span]:
    for start, end in spans:
        around = next((text[one.start : one.end] for one in clauses if one.start <= start < one.end), "")
        if not _NO_PROMISE.search(around):
            yield start, end


def _bare(words: str) -> str:
    return re.sub(r"[\s–—~-]", "", plain(words).text)
