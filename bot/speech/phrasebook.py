"""The phrasebook: a reply script by name, filled with facts and values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from bot.knowledge.model import Knowledge, Script
from bot.reply import Button, Reply
from bot.speech.plain import disarmed, for_staff

log = structlog.get_logger(__name__)

# Scripts for staff begin with this, and what residents wrote stands in most of them.
TO_STAFF = "staff."


@dataclass(frozen=True)
class Phrasebook:
    """Scripts of one version of the knowledge, spoken for one occasion.

    `occasion` (a message key) chooses among variants, so that the same delivery always gets the same words.
    """

    knowledge: Knowledge
    facts: Mapping[str, str]
    occasion: str = ""

    def say(self, name: str, /, **values: object) -> Reply:
        """Return the script `name` with `values` and the estate's facts filled in.

        What people wrote comes in by values and can't bring a link with it; staff read no bare address that
        could be tapped and nobody's phone number, whoever words the script. A value that is missing leaves a
        gap and a line in the log, never braces: the check keeps scripts and their callers in step.
        """
        script = self.knowledge.scripts[name]
        shown = for_staff if name.startswith(TO_STAFF) else disarmed
        known = _Values({**self.facts, **{key: shown(str(value)) for key, value in values.items()}})
        text = self._variant(script).format_map(known).strip()
        if known.missing:
            log.error("script lacks values", script=name, missing=sorted(known.missing))
        buttons = tuple(
            Button(button.id.format_map(known), button.label.format_map(known)) for button in script.buttons
        )
        return Reply(text, buttons, name, self.knowledge.version)

    def knows(self, name: str) -> bool:
        """Return whether there is a script of this name."""
        return name in self.knowledge.scripts

    def _variant(self, script: Script) -> str:
        if len(script.variants) == 1:
            return script.variants[0]
        digest = hashlib.sha256(f"{self.occasion}/{script.name}".encode()).digest()
        return script.variants[digest[0] % len(script.variants)]


class _Values(dict[str, str]):
    """Values that note what was asked for in vain."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self.missing: set[str] = set()

    def __missing__(self, key: str) -> str:
        self.missing.add(key)
        return ""
