"""Notices as rows of the outbox, and the notices that wait for a person's next contact."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.conversation.delivery import Delivery
from bot.errors import Conflict
from bot.outbox.notice import Notice, NoticeState, QueuedNotice, Undelivered, Weight
from bot.reply import Button
from bot.store.database import Source
from bot.store.leases import FREE, free
from bot.store.schema import notices
from bot.store.upsert import insert_or_ignore

_SHELVED = (
    select(notices)
    .where(
        notices.c.estate == bindparam("estate_is"),
        notices.c.recipient == bindparam("person"),
        notices.c.state == NoticeState.SHELVED,
    )
    .order_by(notices.c.at, notices.c.id)
)
_SHOW = (
    update(notices)
    .where(
        notices.c.estate == bindparam("estate_is"),
        notices.c.recipient == bindparam("person"),
        notices.c.state == NoticeState.SHELVED,
        notices.c.id.in_(bindparam("ids", expanding=True)),
    )
    .values(state=NoticeState.SHOWN, changed_at=bindparam("now"))
)
_PUT_BY = (
    update(notices)
    .where(
        notices.c.estate == bindparam("estate_is"),
        notices.c.receipt == bindparam("receipt_is"),
        # Compared as an expression: else SQLite 3.40 goes through all that was ever sent.
        notices.c.state.concat("") == NoticeState.SENT,
    )
    .values(state=NoticeState.SHELVED, reason=bindparam("why"))
)


# What is being sent right now can't be called back.
_WITHDRAW = (
    update(notices)
    .where(
        notices.c.estate == bindparam("estate_is"),
        notices.c.ticket == bindparam("ticket_is"),
        notices.c.state == NoticeState.WAITING,
        notices.c.weight == Weight.UPDATE,
        free(notices),
    )
    .values(state=NoticeState.WITHDRAWN, reason="工单已取消")
)


def save_notices(connection: Connection, estate: str, added: Iterable[Notice]) -> None:
    """Queue the notices whose keys were never queued before."""
    insert_or_ignore(connection, notices, [_row(estate, notice) for notice in added])


def read_shelved(source: Source, estate: str, person: str) -> list[QueuedNotice]:
    """Return the notices that wait for the person's next contact, oldest first."""
    with source.read() as connection:
        rows = connection.execute(_SHELVED, {"estate_is": estate, "person": person}).all()
    return [queued(row, source.zone) for row in rows]


def mark_shown(connection: Connection, estate: str, delivery: Delivery) -> None:
    """Note which notices the reply carried; raises `Conflict` if another reply was quicker."""
    if not delivery.shown:
        return
    ids = sorted(set(delivery.shown))
    values = {"estate_is": estate, "person": delivery.person, "ids": ids, "now": delivery.at}
    if connection.execute(_SHOW, values).rowcount != len(ids):
        raise Conflict(f"notices put by for {delivery.person}")


def put_by(connection: Connection, estate: str, undelivered: Iterable[Undelivered]) -> None:
    """Keep for the next contact what was taken by WeChat and never arrived."""
    for lost in undelivered:
        connection.execute(_PUT_BY, {"estate_is": estate, "receipt_is": lost.receipt, "why": lost.reason})


def withdraw(connection: Connection, estate: str, numbers: Iterable[str]) -> None:
    """Take back the progress on these tickets that was not sent yet."""
    for number in numbers:
        connection.execute(_WITHDRAW, {"estate_is": estate, "ticket_is": number})


def queued(row: Row[Any], zone: tzinfo) -> QueuedNotice:
    """Return the notice that a row holds."""
    notice = Notice(
        key=row.key,
        recipient=row.recipient,
        script=row.script,
        text=row.text,
        due_at=row.at.astimezone(zone),
        weight=Weight(row.weight),
        buttons=buttons_from(row.buttons),
        template=row.template,
        fields=row.fields,
        ticket=row.ticket,
    )
    return QueuedNotice(row.id, row.attempts, notice)


def buttons_to(buttons: Iterable[Button]) -> list[list[str]]:
    """Return buttons as they are stored."""
    return [[button.id, button.label] for button in buttons]


def buttons_from(stored: Iterable[Sequence[str]]) -> tuple[Button, ...]:
    """Return the buttons that were stored."""
    return tuple(Button(id, label) for id, label in stored)


def _row(estate: str, notice: Notice) -> dict[str, Any]:
    return {
        "estate": estate,
        "key": notice.key,
        "recipient": notice.recipient,
        "script": notice.script,
        "text": notice.text,
        "at": notice.due_at,
        "weight": notice.weight,
        "buttons": buttons_to(notice.buttons),
        "template": notice.template,
        "fields": dict(notice.fields),
        "ticket": notice.ticket,
        "state": NoticeState.DEAD if notice.refused else NoticeState.WAITING,
        "next_at": notice.due_at,
        "attempts": 0,
        "via": "",
        "reason": notice.refused,
        "receipt": "",
        "changed_at": None,
        "fence": 0,
        "lease_until": FREE,
    }
