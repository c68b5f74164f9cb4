"""The phrasebook: a reply script by name, filled with facts and values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from bot.knowledge.model import Knowledge, Script
from bot.reply import Button, Reply
from bot.speech.filling import Values, addressed, filled, names_in
from bot.speech.lately import Heard, Lately
from bot.speech.parts import Chosen, choose, chosen_again, has_ways
from bot.speech.plain import disarmed, for_staff
from bot.speech.setting import Setting

log = structlog.get_logger(__name__)

# Scripts for staff begin with this, and what residents wrote stands in most of them.
TO_STAFF = "staff."


@dataclass(frozen=True)
class Phrasebook:
    """Scripts of one version of the knowledge, spoken for one occasion.

    `occasion` (a message key) chooses among variants, so that the same delivery always gets the same words.
    `setting` is who hears them and how things stand; `lately` remembers what each person heard last.
    """

    knowledge: Knowledge
    facts: Mapping[str, str]
    occasion: str = ""
    setting: Setting = field(default_factory=Setting)
    lately: Lately | None = None

    def say(self, name: str, /, **values: object) -> Reply:
        """Return the script `name` with `values` and the estate's facts filled in.

        What people wrote comes in by values and can't bring a link with it; staff read no bare address that
        could be tapped and nobody's phone number, whoever words the script. Where a value is empty, the words
        around it drop out (`filling`); one that is missing leaves a line in the log as well: the check keeps
        scripts and their callers in step.
        """
        script = self.knowledge.scripts[name]
        shown = for_staff if name.startswith(TO_STAFF) else disarmed
        known = Values({**self.facts, **{key: shown(str(value)) for key, value in values.items()}})
        chosen = self._chosen(script)
        text = filled(addressed(chosen.text, self.setting.name), known).strip()
        # A button about nothing is none.
        buttons = tuple(
            Button(button.id.format_map(known), button.label.format_map(known))
            for button in script.buttons
            if "{" not in button.id or all(known[asked] for asked in names_in(button.id))
        )
        if known.missing:
            log.error("script lacks values", script=name, missing=sorted(known.missing))
        return Reply(text, buttons, name, self.knowledge.version, variant=chosen.variant, heard=chosen.heard)

    def knows(self, name: str) -> bool:
        """Return whether there is a script of this name."""
        return name in self.knowledge.scripts

    def to(self, person: str, at: datetime, related: Callable[[], str] | None = None) -> "Phrasebook":
        """Return the phrasebook as it speaks to somebody at a time, perhaps to another than who is here."""
        here = self.setting
        whose = here if person == here.person else Setting(person)
        return replace(self, setting=replace(whose, at=at, related=related or whose.related))

    def _chosen(self, script: Script) -> Chosen:
        if len(script.variants) == 1:
            # Most scripts; an answer to a question must not take longer for the others.
            return Chosen(script.variants[0])
        person = self.setting.person
        avoid = self.knowledge.moods.cheerful if self.setting.sober else ()
        if self.lately is None or not person or not has_ways(script):
            return choose(script, self.setting, self.occasion, avoid=avoid)
        last = self.lately.heard(person, script.name)
        # The same delivery again, or decided once more: it gets the same words.
        again = chosen_again(script, last.variant) if last.occasion == self.occasion else None
        if again is not None:
            return again
        chosen = choose(script, self.setting, self.occasion, last.variant, avoid)
        self.lately.note(person, script.name, Heard(self.occasion, chosen.variant))
        return chosen
