"""The daily look at the leases: at midnight, made up for when missed, and nobody is woken by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from bot.due import Claim, Due
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.outbox.notice import Notice
from bot.reminders.leases import SWEEP, lease_watches, sweep_on
from bot.residents.home import Home, Resident
from bot.speech.phrasebook import Phrasebook
from bot.tickets.docket import Docket
from config.estate import Hours
from tests.bot.conversation.stage import Book
from tests.bot.tickets.estate import SHANGHAI, WANG, at

QUIET = Hours.model_validate({"start": "21:30", "until": "08:00"})
TENANT = Resident(WANG, "小周", Home("5栋1单元302", "5栋"), "tenant", until=date(2025, 8, 31))
WORDS = {
    "household.lease_over": "{home}的租期到了",
    "household.template_remark": "有变化",
}
KNOWLEDGE = Knowledge(
    version="v1",
    intents=(),
    scripts={name: Script(name, (text,)) for name, text in WORDS.items()},
    examples=(),
    lexicon=Lexicon(),
    emergencies=(),
)


@dataclass
class Ties:
    """One tie whose lease is over."""

    asked: list[tuple[str, date]] = field(default_factory=list)
    said: list[Notice] = field(default_factory=list)

    def end_leases(
        self, estate: str, today: date, farewells: Callable[[Sequence[Resident]], list[Notice]]
    ) -> int:
        self.asked.append((estate, today))
        self.said += farewells([TENANT])
        return 1


def swept(now: str) -> tuple[Ties, Docket]:
    """Handle the sweep at a local time."""
    ties, docket = Ties(), Docket(Book())
    handle = lease_watches(ties, lambda _: Phrasebook(KNOWLEDGE, {}), QUIET, SHANGHAI)[SWEEP]
    handle(Claim(1, 1, "yunqi", sweep_on(date(2025, 9, 1), SHANGHAI)), docket, at(now))
    return ties, docket


# when the row is handled, the day that counts, when the tenant hears of it, why
SWEEPS = [
    ("2025-09-01 00:00", date(2025, 9, 1), "2025-09-01 08:00", "at midnight everybody sleeps"),
    ("2025-09-01 09:30", date(2025, 9, 1), "2025-09-01 09:30", "made up for after a start in the morning"),
    ("2025-09-03 22:00", date(2025, 9, 3), "2025-09-04 08:00", "days late: today counts"),
]


@pytest.mark.parametrize(("now", "day", "heard", "why"), SWEEPS)
def test_sweep(now: str, day: date, heard: str, why: str) -> None:
    ties, docket = swept(now)
    assert ties.asked == [("yunqi", day)], why
    assert [(notice.recipient, notice.due_at) for notice in ties.said] == [(WANG, at(heard))], why
    assert docket.dues == [sweep_on(date.fromordinal(day.toordinal() + 1), SHANGHAI)], why


def test_the_word_names_the_home_and_is_the_same_whenever_it_is_said() -> None:
    first, again = (swept(now)[0].said[0] for now in ("2025-09-01 00:00", "2025-09-02 00:00"))
    assert first.text == "5栋1单元302的租期到了"
    assert first.key == again.key


def test_a_day_has_one_row() -> None:
    assert sweep_on(date(2025, 9, 1), SHANGHAI) == Due(SWEEP, "estate", at("2025-09-01 00:00"), "2025-09-01")
