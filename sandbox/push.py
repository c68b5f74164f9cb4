"""One delivery at the webhook: up to three POSTs of the same inner XML, the answer judged and shown."""

import sqlite3
from dataclasses import dataclass
from xml.etree import ElementTree

from .accounts import Channel
from .cards import card_from_xml, check_card, replace_card
from .cast import Person
from .delivery import Delivery
from .envelope import seal
from .errors import Malformed, ServerError
from .house import House
from .journal import Entry
from .phones import Bubble, Message, by_sequence, show
from .reply_check import check_reply, open_reply
from .reply_view import reply_bubble
from .webhook_call import Answer, call_webhook
from .world import World
from .xmltext import text_of

ATTEMPTS = 3
FAULT = "该公众号提供的服务出现故障，请稍后再试"
Reply = ElementTree.Element


@dataclass(frozen=True)
class Outcome:
    """How a delivery ended: the last HTTP status (0 = no answer), the reply if any, whether all failed."""

    status: int
    reply: Reply | None
    failed: bool


def push(world: World, house: House, person: Person, inner: bytes, summary: str) -> Outcome:
    """Push this XML until it is answered properly, at most three times; every attempt is logged."""
    channel, status = world.channel_of(person), 0
    for attempt in range(1, ATTEMPTS + 1):
        # Read at each attempt: the switch may be thrown and the clock moved between two of them.
        mode, stamp = world.mode_of(channel), int(world.clock.seconds())
        answer = call_webhook(house, seal(channel, mode, inner, person.openid, stamp), "POST", world.patience)
        status = answer.status
        line = f"推送 {summary} 第{attempt}次 → {status or '超时'}"
        sent = Entry("push", channel.name, person.id, line, inner.decode(), _readable(answer.body), status)
        try:
            reply = _judge(world, channel, person, answer, sent)
            return Outcome(status, reply, failed=False)
        except Malformed:
            continue
    return Outcome(status, None, failed=True)


def _judge(world: World, channel: Channel, person: Person, answer: Answer, sent: Entry) -> Reply | None:
    """Return the valid reply, None for success; logs the attempt either way and raises Malformed."""
    plain: bytes | None = b""
    try:
        if answer.status == 0:
            raise Malformed(f"{world.patience:g} 秒内没有应答")
        plain = open_reply(channel, world.mode_of(channel), answer.status, answer.body)
        reply = None if plain is None else check_reply(channel, person, plain)
    except Malformed as refusal:
        text = _readable(plain or b"")
        world.journal.add(sent, Entry("reply", channel.name, person.id, f"被拒绝：{refusal}", "", text, 0))
        raise
    if plain is None or reply is None:
        world.journal.add(sent)
        return None
    summary = f"有效回复 {text_of(reply, 'MsgType')}"
    world.journal.add(sent, Entry("reply", channel.name, person.id, summary, "", _readable(plain), 200))
    return reply


def show_outcome(world: World, person: Person, delivery: Delivery, outcome: Outcome) -> list[Message]:
    """Put on the phone what the delivery's answer says, once per delivery; returns what this answer said."""
    slot = "fault_seq" if outcome.failed else "reply_seq"
    if person.channel == "official" and not world.follows(person):
        # After unsubscribe nothing reaches the phone any more.
        return []
    with world.database.transaction() as connection:
        # Ids start again after a reset: the bytes say whether this is still the same delivery.
        query = f"SELECT {slot} AS shown FROM deliveries WHERE id = ? AND inner_xml = ?"
        row = connection.execute(query, (delivery.id, delivery.inner)).fetchone()
        # A reset while the push was under way: there is no phone left to show it on.
        if row is None or (outcome.failed and person.channel == "wecom"):
            return []
        if row["shown"] is not None:
            return _said_again(connection, row["shown"], person, outcome)
        sequence = _show(world, connection, person, delivery, outcome)
        if sequence is None:
            return []
        connection.execute(f"UPDATE deliveries SET {slot} = ? WHERE id = ?", (sequence, delivery.id))
        return [by_sequence(connection, sequence)]


def _said_again(
    connection: sqlite3.Connection, sequence: int, person: Person, outcome: Outcome
) -> list[Message]:
    """Return the bubble that is there already, with the words of this answer should they differ."""
    shown = by_sequence(connection, sequence)
    if outcome.reply is None or text_of(outcome.reply, "MsgType").startswith("update_"):
        return [shown] if outcome.failed or outcome.reply is not None else []
    bubble = reply_bubble(outcome.reply, person.channel)
    buttons = [{"id": each["id"], "label": each["label"]} for each in bubble.buttons]
    return [shown | {"text": bubble.text, "buttons": buttons}]


def _show(
    world: World, connection: sqlite3.Connection, person: Person, delivery: Delivery, outcome: Outcome
) -> int | None:
    at = world.clock.iso()
    if outcome.failed:
        return show(connection, person, Bubble("service", "system", FAULT), at)
    if outcome.reply is None:
        return None
    kind = text_of(outcome.reply, "MsgType")
    if not kind.startswith("update_"):
        return show(connection, person, reply_bubble(outcome.reply, person.channel), at)
    if delivery.tapped is None:
        return None
    card = _update(outcome.reply, kind)
    return None if card is None else replace_card(connection, person, delivery.tapped, card, at)


def _update(reply: Reply, kind: str) -> dict[str, object] | str | None:
    element = reply.find("TemplateCard")
    if kind == "update_button" or element is None:
        return text_of(reply, "Button/ReplaceName")
    try:
        return check_card(card_from_xml(element))
    except ServerError:
        # WeCom shows nothing for a card that it cannot draw.
        return None


def _readable(body: bytes) -> str:
    return body.decode("utf-8", "replace")
