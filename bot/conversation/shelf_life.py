"""Show what was put by: notices that could not be sent go before the next reply to the person."""

from collections.abc import Sequence
from dataclasses import replace

from bot.outbox.notice import COLLEAGUES_WORDS, Notice, QueuedNotice
from bot.reply import Reply

RULE = "\n\n——\n\n"
# What is older says nothing that the newer doesn't (but for a colleague's words); the reply must have room.
SHOWN_AT_MOST = 3


def with_shelved(reply: Reply, shelved: Sequence[QueuedNotice]) -> Reply:
    """Return the reply after the newest words of each ticket that waited, with the buttons of all."""
    newest = _newest(shelved)
    if not newest:
        return reply
    waiting = "\n\n".join(notice.text for notice in newest)
    buttons = [button for notice in newest for button in notice.buttons]
    known = {button.id: button for button in (*buttons, *reply.buttons)}
    text = f"{waiting}{RULE}{reply.text}" if reply.text else waiting
    return replace(reply, text=text, buttons=tuple(known.values()))


def _newest(shelved: Sequence[QueuedNotice]) -> list[Notice]:
    """Return every word of a colleague, and of the rest the last notice of each ticket, the newest few."""
    last: dict[str, Notice] = {}
    for queued in shelved:
        about = queued.notice.ticket or queued.notice.key
        if queued.notice.script not in COLLEAGUES_WORDS:
            last.pop(about, None)
            last[about] = queued.notice
    kept = {notice.key for notice in list(last.values())[-SHOWN_AT_MOST:]}
    whole = COLLEAGUES_WORDS
    return [each.notice for each in shelved if each.notice.script in whole or each.notice.key in kept]
