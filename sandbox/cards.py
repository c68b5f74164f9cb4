"""WeCom template cards: what is refused, how they look, how a tapped one is replaced."""

import json
import re
import sqlite3
from typing import Any
from xml.etree import ElementTree

from .cast import Person
from .errors import ServerError
from .phones import Bubble, show, take_buttons

Card = dict[str, Any]
KINDS = ("text_notice", "news_notice", "button_interaction", "vote_interaction", "multiple_interaction")
INTERACTIVE = ("button_interaction", "vote_interaction", "multiple_interaction")
_TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")
_MOST = 6


def check_card(card: Any) -> Card:
    """Return the card; raises the errcode that WeCom answers a bad one with."""
    if not isinstance(card, dict) or card.get("card_type") not in KINDS:
        raise ServerError(42014, "invalid template_card card_type")
    title = card.get("main_title") or {}
    if not title.get("title") and not card.get("sub_title_text"):
        raise ServerError(42017, "template_card main_title.title and sub_title_text both empty")
    if card["card_type"] in INTERACTIVE and not _TASK_ID.fullmatch(str(card.get("task_id", ""))):
        raise ServerError(42016, "invalid template_card task_id")
    if len(card.get("horizontal_content_list", [])) > _MOST:
        raise ServerError(42018, "template_card horizontal_content_list too long")
    if card["card_type"] == "button_interaction":
        _check_buttons(card.get("button_list"))
    return card


def _check_buttons(buttons: Any) -> None:
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= _MOST:
        raise ServerError(42019, "invalid template_card button_list size")
    for button in buttons:
        if not button.get("text") or not (button.get("key") or button.get("url")):
            raise ServerError(42020, "template_card button without text or key")


def card_bubble(card: Card, state: str = "", replaced: int | None = None) -> Bubble:
    """Return the card as the phone shows it; `state` stands where the buttons were."""
    state = state or card.get("replace_text", "")
    title, rows = card.get("main_title") or {}, card.get("horizontal_content_list", [])
    shown = [{"label": row.get("keyname", ""), "value": row.get("value", "")} for row in rows]
    head = [card.get("source", {}).get("desc", ""), title.get("title", ""), title.get("desc", "")]
    head += [*(card.get("emphasis_content") or {}).values(), card.get("sub_title_text", "")]
    head += [(card.get("quote_area") or {}).get("quote_text", "")]
    lines = head + [f"{row['label']}：{row['value']}" for row in shown] + ([f"[{state}]"] if state else [])
    extra: dict[str, Any] = {"kind": "card", "title": title.get("title", ""), "rows": shown}
    extra["description"] = "\n".join(filter(None, (title.get("desc", ""), card.get("sub_title_text", ""))))
    extra |= {"url": (card.get("card_action") or {}).get("url", "")}
    extra |= ({"state": state} if state else {}) | ({"replaces": replaced} if replaced else {})
    buttons = [] if state else _buttons(card)
    return Bubble("service", "wecom", "\n".join(filter(None, lines)), buttons, extra, card)


def _buttons(card: Card) -> list[dict[str, str]]:
    task = card.get("task_id", "")
    keyed = [button for button in card.get("button_list", []) if button.get("key")]
    # Keys repeat from card to card; with the task in front an id names one button on the phone.
    return [{"id": f"{task}:{each['key']}", "label": each["text"], "key": each["key"]} for each in keyed]


def replace_card(
    connection: sqlite3.Connection, person: Person, sequence: int, card: Card | str, at: str
) -> int:
    """Put a new card, or the old one with a word for its buttons, in place of one; returns its sequence."""
    old = json.loads(
        connection.execute("SELECT card FROM messages WHERE seq = ?", (sequence,)).fetchone()["card"]
    )
    number = take_buttons(connection, sequence)
    bubble = card_bubble(old, card, number) if isinstance(card, str) else card_bubble(card, "", number)
    return show(connection, person, bubble, at)


def newest_card(connection: sqlite3.Connection, person: Person, task_id: str) -> int | None:
    """Return the sequence number of the newest card of this task on a phone."""
    query = "SELECT max(seq) FROM messages WHERE person = ? AND json_extract(card, '$.task_id') = ?"
    found = connection.execute(query, (person.id, task_id)).fetchone()[0]
    return int(found) if found else None


def card_from_xml(element: ElementTree.Element) -> Card:
    """Return the card of a passive update_template_card reply in its JSON shape."""
    card: Card = {}
    for child in element:
        name = _json_name(child.tag)
        value = card_from_xml(child) if len(child) else child.text or ""
        if name.endswith("_list"):
            card.setdefault(name, []).append(value)
        else:
            card[name] = value
    return card


def _json_name(tag: str) -> str:
    return "keyname" if tag == "KeyName" else re.sub(r"(?<!^)(?=[A-Z])", "_", tag).lower()
