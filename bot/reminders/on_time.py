"""The due rows of reminders: whose it is, to whom it goes, in which words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.due import Claim
from bot.reminders.plan import REMINDER
from bot.reminders.send import Setting, remind
from bot.reply import Button
from bot.residents.home import Resident
from bot.speech.outgoing import objection
from bot.speech.phrasebook import Phrasebook
from bot.speech.tone.check import ToneCheck
from bot.tickets.docket import Docket
from config.estate import Hours
from config.reminders import Reminder


@dataclass(frozen=True)
class House:
    """Where reminders go out, how their words are read before, and who hears of what was held back."""

    zone: tzinfo
    quiet: Hours
    tone: Callable[[], ToneCheck]
    managers: Callable[[], Sequence[str]]


Everybody = Callable[[], list[Resident]]
OnTime = Callable[[Claim, Docket, datetime], None]


def reminder_watches(
    reminders: Mapping[str, Reminder],
    everybody: Everybody,
    speech: Callable[[str], Phrasebook],
    house: House,
) -> dict[str, OnTime]:
    """Return the handler of reminders' due rows; a reminder that the file no longer has sends nothing."""

    def handle(claim: Claim, docket: Docket, now: datetime) -> None:
        reminder = reminders.get(claim.due.subject)
        if reminder is None:
            return

        def say(script: str, values: Mapping[str, str]) -> tuple[str, tuple[Button, ...]]:
            said = speech(f"due:{claim.id}").say(script, **values)
            return said.text, said.buttons

        tone = house.tone()
        setting = Setting(
            house.zone, house.quiet, say, now, lambda texts: objection(tone, texts), house.managers()
        )
        remind(claim.due, reminder, everybody(), docket, setting)

    return {REMINDER: handle}
