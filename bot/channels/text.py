"""Words as both channels can carry them: cleaned, disarmed, cut by bytes, with answers to tap."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bot.reply import Button

# WeChat takes 2,048 bytes (longer: 45002, or cut on the phone); the margin is for what we can't measure.
TEXT_LIMIT = 2000

# Not allowed in XML 1.0, invisible on a phone, or half an emoji: one of them turns a reply into 服务出现故障.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINK_OPENS = re.compile(r"<a\b", re.IGNORECASE)
_LINK_CLOSES = re.compile(r"</a>", re.IGNORECASE)
# Where a long text may be parted, best first.
_BREAKS = ("\n", "。！？；", "，、 ")
# Clients differ in whether they decode a bizmsgmenu link; full-width twins read the same in both.
_FULL_WIDTH = str.maketrans({**dict(zip("\"'<>&#%+", "＂＇＜＞＆＃％＋", strict=True)), "\n": " ", "\t": " "})


class Cut(NamedTuple):
    """A text in two: what fits, and what did not."""

    head: str
    rest: str


def printable(text: str) -> str:
    """Return the text without control characters (newline and tab stay) and without lone surrogates."""
    # Most texts are on one line and plain, which Python sees many times faster.
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def cut(text: str, limit: int = TEXT_LIMIT) -> Cut:
    """Part a printable text so that the head has at most `limit` bytes (4 or more) of UTF-8; nothing is lost.

    It parts at the end of a line or sentence when one is near, and never inside a link unless that link
    alone is longer than the limit.
    """
    encoded = text.encode()
    if len(encoded) <= limit:
        return Cut(text, "")
    most = len(encoded[:limit].decode(errors="ignore"))
    at = _before_link(text, _near_break(text, most))
    return Cut(text[:at], text[at:])


def _near_break(text: str, most: int) -> int:
    near = most * 3 // 4
    for marks in _BREAKS:
        at = max(text.rfind(mark, near, most) for mark in marks) + 1
        if at:
            return at
    return most


def _before_link(text: str, at: int) -> int:
    # Two characters further, for a cut between "<" and "a".
    opened = max((found.start() for found in _LINK_OPENS.finditer(text, 0, at + 2)), default=0)
    closed = _LINK_CLOSES.search(text, opened)
    return opened if closed and 0 < opened < at < closed.end() else at


def pieces(text: str, limit: int = TEXT_LIMIT) -> tuple[str, ...]:
    """Return a text as messages of at most `limit` bytes each, in order; blank ones are left out."""
    found, rest = [], printable(text)
    while rest:
        head, rest = cut(rest, limit)
        found.append(head.strip())
    return tuple(filter(None, found))


def official_text(text: str, buttons: Iterable[Button] = (), limit: int = TEXT_LIMIT) -> Cut:
    """Return text and buttons as one text of the official account, and what of the text did not fit.

    Buttons become lines that are tapped like links. They stay when the text is cut, as many of them as take
    up to three quarters of the room.
    """
    links = _fitting([_answer_link(button) for button in buttons], limit * 3 // 4)
    room = limit - len(links.encode())
    head, rest = cut(printable(text).strip(), room)
    return Cut((head.rstrip() + links).strip(), rest.strip())


@lru_cache(maxsize=1024)
def _answer_link(button: Button) -> str:
    # Undocumented but widely used; the client ignores it unless both parameters are there.
    label, answer = (
        printable(button.label).translate(_FULL_WIDTH),
        printable(button.id).translate(_FULL_WIDTH),
    )
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={label}&msgmenuid={answer}">{label}</a>'


def _fitting(links: list[str], limit: int) -> str:
    """Return the links that fit as the end of a text: an empty line, then one line each."""
    lines = ""
    for link in links:
        longer = f"{lines}\n{link}" if lines else f"\n\n{link}"
        if len(longer.encode()) > limit:
            break
        lines = longer
    return lines
