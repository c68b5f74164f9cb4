"""Replies in WeChat's XML: texts for both channels, and WeCom's card in place of the one that was tapped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.channels.card import Card, headline, make_card
from bot.channels.text import cut, official_text, printable
from bot.message import user_of
from bot.reply import Button, Reply
from bot.webhook.parse import Delivery
from bot.webhook.xml_writer import element, number, words

_CARD_TAP = "template_card_event"
_DONE = "已处理"


class Rendered(NamedTuple):
    """An answer in XML, and the part of the text that did not fit into it."""

    xml: str
    rest: str


Render = Callable[[Delivery, Reply, datetime], Rendered]


def official(delivery: Delivery, reply: Reply, now: datetime) -> Rendered:
    """Return a text whose buttons are links."""
    head, rest = official_text(reply.text, reply.buttons)
    return Rendered(_text(delivery, head, now), rest)


def wecom(delivery: Delivery, reply: Reply, now: datetime) -> Rendered:
    """Return a text, or for a tap on a card the card that takes its place.

    A text has no buttons in WeCom: its words must carry them. A tap is always answered on the card, because
    texts are not among what WeCom shows in answer to it.
    """
    head, rest = cut(printable(reply.text).strip())
    if delivery.message.event == _CARD_TAP:
        card = _card(replace(reply, text=head), delivery)
        return Rendered(_answer(delivery, "update_template_card", _card_xml(card), now), rest.strip())
    return Rendered(_text(delivery, head.rstrip(), now), rest.strip())


def _text(delivery: Delivery, content: str, now: datetime) -> str:
    return _answer(delivery, "text", words("Content", content), now)


def _answer(delivery: Delivery, kind: str, content: str, now: datetime) -> str:
    return element(
        "xml",
        words("ToUserName", user_of(delivery.message.sender)),
        words("FromUserName", delivery.own_name),
        number("CreateTime", int(now.timestamp())),
        words("MsgType", kind),
        content,
    )


def _card(reply: Reply, delivery: Delivery) -> Card:
    title, body = headline(reply.text)
    if reply.buttons:
        return make_card(title, body, reply.buttons, delivery.message.key)
    # Nothing left to tap: the touched button stays as a grey word.
    touched = (Button(delivery.message.tap or "done", _DONE),)
    return replace(make_card(title, body, touched, delivery.message.key), done=_DONE)


def _card_xml(card: Card) -> str:
    return element(
        "TemplateCard",
        words("CardType", "button_interaction"),
        element("MainTitle", words("Title", card.title)) if card.title else "",
        words("SubTitleText", card.body) if card.body else "",
        words("TaskId", card.task_id),
        *[_button_xml(button) for button in card.buttons],
        words("ReplaceText", card.done) if card.done else "",
    )


def _button_xml(button: Button) -> str:
    return element("ButtonList", words("Text", button.label), number("Style", 1), words("Key", button.id))
