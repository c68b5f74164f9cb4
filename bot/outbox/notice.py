"""A notice: words for one person, with all that is needed to send them by any rung of the ladder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.reply import Button, Reply

# The template of the estate for what is no ticket: a home, a pass.
PLAIN = "notice"


class Weight(StrEnum):
    """How much a notice matters when messages are scarce: one message is always kept for a result."""

    UPDATE = "update"
    RESULT = "result"
    URGENT = "urgent"


# The scripts that carry a colleague's own words: nothing may stand for them, and none of them may be lost.
COLLEAGUES_WORDS = frozenset({"human.colleague_says", "human.colleague_begins", "ticket.staff_says"})


class NoticeState(StrEnum):
    """Where a notice is: waiting, sent, put by for the next contact, shown then, given up, or taken back."""

    WAITING = "waiting"
    SENT = "sent"
    SHELVED = "shelved"
    SHOWN = "shown"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Notice:
    """Words for one person.

    `recipient` is an address, `key` is unique and stable, so that doing the same work again queues nothing
    new. `template` names a template of the estate and `fields` its values by our names (number, subject,
    status, time, remark); both are empty for staff. Buttons are shown by every rung that can show them.
    What is `refused`, with the reason, is kept and never sent.
    """

    key: str
    recipient: str
    script: str
    text: str
    due_at: datetime
    weight: Weight = Weight.UPDATE
    buttons: tuple[Button, ...] = ()
    template: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    ticket: str = ""
    refused: str = ""


def result_notice(key: str, recipient: str, said: Reply, at: datetime, fields: Mapping[str, str]) -> Notice:
    """Return the notice of a result in these words; where only a template gets through, it shows `fields`."""
    return Notice(key, recipient, said.script, said.text, at, Weight.RESULT, said.buttons, PLAIN, fields)


@dataclass(frozen=True, slots=True)
class QueuedNotice:
    """A notice in the outbox; `attempts` counts the sends that were tried."""

    id: int
    attempts: int
    notice: Notice


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that is due for one person now, claimed together; `fence` must still hold when it is recorded."""

    estate: str
    recipient: str
    fence: int
    notices: tuple[QueuedNotice, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a queued notice. `via` is the rung, `receipt` the platform's id of it."""

    id: int
    state: NoticeState
    via: str = ""
    reason: str = ""
    retry_at: datetime | None = None
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """WeChat's later word that what it had taken never arrived (TEMPLATESENDJOBFINISH, wechat.md 1.4)."""

    receipt: str
    reason: str


@dataclass(frozen=True, slots=True)
class Contact:
    """What we know of a person's window on the official account (wechat.md 2.2: 5 in 48 h, 3 in a minute).

    `message_sent` and `tap_sent` count custom messages sent since the last message and the last tap.
    """

    person: str
    follows: bool = True
    message_at: datetime | None = None
    message_sent: int = 0
    tap_at: datetime | None = None
    tap_sent: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign of life of a person: `how` is message, tap, follow or unfollow."""

    person: str
    how: str
    at: datetime
