"""Merging: several notices for one person become as few messages as can carry them; no word is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.channels.text import TEXT_LIMIT, official_text, pieces
from bot.outbox.notice import Notice, QueuedNotice, Weight
from bot.reply import Button

RULE = "\n\n────────\n\n"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Notices that go together, as the texts to send one after the other (one, but for a very long notice).

    `buttons` are a card's; on the official account they are links in the text, under their own words.
    """

    notices: tuple[QueuedNotice, ...]
    texts: tuple[str, ...]
    buttons: tuple[Button, ...] = ()


def for_official(notices: Iterable[QueuedNotice], limit: int = TEXT_LIMIT) -> list[Bundle]:
    """Return texts of at most `limit` bytes, what is urgent first, the rest in the order given."""
    urgent_first = sorted(notices, key=lambda queued: queued.notice.weight is not Weight.URGENT)
    return _packed(
        [Bundle((queued,), _official_texts(queued.notice, limit)) for queued in urgent_first], limit
    )


def for_wecom(notices: Sequence[QueuedNotice], limit: int = TEXT_LIMIT) -> list[Bundle]:
    """Return a card for every notice with buttons, and texts of at most `limit` bytes for the others."""
    cards = [_card(queued) for queued in notices if queued.notice.buttons]
    plain = [Bundle((each,), pieces(each.notice.text, limit)) for each in notices if not each.notice.buttons]
    return cards + _packed(plain, limit)


def alone(notices: Iterable[QueuedNotice]) -> list[Bundle]:
    """Return every notice by itself."""
    return [Bundle((queued,), (queued.notice.text,)) for queued in notices]


def _card(queued: QueuedNotice) -> Bundle:
    return Bundle((queued,), (queued.notice.text,), queued.notice.buttons)


def _official_texts(notice: Notice, limit: int) -> tuple[str, ...]:
    """Return the notice as texts; its answers to tap stand under the last of its words."""
    whole = official_text(notice.text, notice.buttons, limit)
    if not whole.rest:
        return (whole.head,)
    answers = official_text("", notice.buttons, limit).head
    room = limit - len(f"\n\n{answers}".encode())
    *before, last = pieces(notice.text, room)
    return (*before, official_text(last, notice.buttons, limit).head)


def _packed(bundles: Iterable[Bundle], limit: int) -> list[Bundle]:
    """Return the bundles with neighbours joined while they fit, which is the fewest that keep the order."""
    packed: list[Bundle] = []
    for bundle in bundles:
        joined = _joined(packed[-1], bundle, limit) if packed else None
        packed[-1:] = [joined] if joined else [*packed[-1:], bundle]
    return packed


def _joined(first: Bundle, second: Bundle, limit: int) -> Bundle | None:
    if len(first.texts) != 1 or len(second.texts) != 1:
        return None
    text = f"{first.texts[0]}{RULE}{second.texts[0]}"
    return Bundle(first.notices + second.notices, (text,)) if len(text.encode()) <= limit else None
