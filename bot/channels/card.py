"""The WeCom card with buttons: one shape for a card that is sent and one that replaces a tapped one."""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from bot.reply import Button

_MOST_BUTTONS = 6
_LONGEST_TITLE = 36  # characters; longer titles are cut on the phone
_TASK_ID = re.compile(r"[0-9A-Za-z_@-]{1,128}")


@dataclass(frozen=True, slots=True)
class Card:
    """A button_interaction card; `done` puts a grey word that can't be tapped in place of the buttons."""

    title: str
    body: str
    buttons: tuple[Button, ...]
    task_id: str
    done: str = ""


def make_card(title: str, body: str, buttons: tuple[Button, ...], task: str) -> Card:
    """Return a card within WeCom's limits: six buttons, a task id of letters and digits."""
    return Card(title, body, buttons[:_MOST_BUTTONS], _task_id(task))


def _task_id(task: str) -> str:
    return task if _TASK_ID.fullmatch(task) else hashlib.sha256(task.encode()).hexdigest()


def headline(text: str) -> tuple[str, str]:
    """Return a text as title (its first line, if that is short enough for one) and the rest."""
    first, _, rest = text.partition("\n")
    return (first.strip(), rest.strip()) if len(first) <= _LONGEST_TITLE else ("", text)


def card_json(card: Card) -> dict[str, Any]:
    """Return the card as message/send takes it."""
    return {
        "card_type": "button_interaction",
        "main_title": {"title": card.title},
        "sub_title_text": card.body,
        "task_id": card.task_id,
        "button_list": [{"text": each.label, "style": 1, "key": each.id} for each in card.buttons],
    }
