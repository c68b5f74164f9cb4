"""What a turn adds to the log of what was said: the resident's words, our answer, a colleague's words."""

from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.talk import BOT, RESIDENT, Line
from bot.conversation.turn import Turn
from bot.message import Message, MessageKind
from bot.reply import Reply
from bot.speech.privacy import without_phones
from bot.tickets.rules import is_staff
from bot.tickets.talk import TOLD

# What stands for a message that isn't typed; what can be read of it follows.
KINDS = {
    MessageKind.IMAGE: "【图片】",
    MessageKind.VOICE: "【语音】",
    MessageKind.VIDEO: "【视频】",
    MessageKind.LOCATION: "【位置】",
    MessageKind.LINK: "【链接】",
    MessageKind.UNKNOWN: "【表情】",
}
TAPPED = "【点了菜单】"
# What stands for an answer about the resident's own money or data: a colleague's task needs none of it.
FOR_THEM_ALONE = "【只给本人看的内容】"
# Nor may whoever is called next read what is thought of them, or who answered it: that tells who complained.
SEALED = frozenset({"complaint", "suggestion"})


def described(message: Message) -> str:
    """Return a message as one can read it: its words, or what it is; "" for what nobody said."""
    if message.kind is MessageKind.EVENT and not message.tap:
        # What WeChat reports of somebody they did not say.
        return ""
    if message.kind in {MessageKind.TEXT, MessageKind.EVENT}:
        return message.text or (TAPPED if message.tap else "")
    label = message.location.label if message.location else ""
    link = message.media if message.kind is MessageKind.LINK else ""
    return f"{KINDS[message.kind]}{message.text or label or link}"


def lines_of(turn: Turn, reply: Reply) -> tuple[Line, ...]:
    """Return what was said in a turn; of staff only what they had passed on, of a complaint nothing.

    The time is that of the message: the same delivery again says the same again.
    Phone numbers are kept nowhere.
    """
    if is_staff(turn.message.sender):
        return tuple(_passed_on(turn))
    if turn.sealed or any(ticket.kind in SEALED for ticket in turn.desk.docket.tickets.values()):
        return ()
    answer = FOR_THEM_ALONE if turn.private and reply.text else reply.text
    return _both(turn.message, turn.as_kept(described(turn.message)), replace(reply, text=answer))


def open_lines(message: Message, reply: Reply) -> tuple[Line, ...]:
    """Return what was said in a turn that nobody need be kept from."""
    return _both(message, without_phones(described(message)), reply)


def _both(message: Message, said: str, reply: Reply) -> tuple[Line, ...]:
    from_them = Line(message.sender, message.at, RESIDENT, said)
    from_us = Line(message.sender, message.at, BOT, reply.text, reply.script, reply.knowledge)
    return tuple(line for line in (from_them, from_us) if line.text)


def _passed_on(turn: Turn) -> Iterator[Line]:
    for entry in turn.desk.docket.entries:
        ticket = turn.desk.docket.ticket(entry.number)
        if ticket is not None and entry.action == TOLD and ticket.kind not in SEALED:
            yield Line(ticket.resident, entry.at, entry.actor, entry.text)
