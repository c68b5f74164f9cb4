"""Show what was put by: notices that could not be sent go before the next reply to the person."""

from collections.abc import Sequence

from bot.outbox.notice import QueuedNotice
from bot.reply import Reply

RULE = "\n\n——\n\n"


def with_shelved(reply: Reply, shelved: Sequence[QueuedNotice]) -> Reply:
    """Return the reply after the words that waited for this contact, with the buttons of both."""
    if not shelved:
        return reply
    waiting = "\n\n".join(queued.notice.text for queued in shelved)
    buttons = [button for queued in shelved for button in queued.notice.buttons]
    known = {button.id: button for button in (*buttons, *reply.buttons)}
    return Reply(f"{waiting}{RULE}{reply.text}", tuple(known.values()), reply.script, reply.knowledge)
