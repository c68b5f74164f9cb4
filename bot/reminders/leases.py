"""Leases that are over: every midnight who has moved out is untied, and told so once, by day."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

from bot.due import Claim, Due
from bot.outbox.notice import Notice, result_notice
from bot.reminders.quiet_hours import after_quiet
from bot.residents.home import Resident
from bot.speech.phrasebook import Phrasebook
from bot.speech.times import template_fields
from bot.tickets.docket import Docket
from config.estate import Hours

SWEEP = "lease.sweep"
SCRIPT = "household.lease_over"
SCRIPTS = {SCRIPT: frozenset({"home"})}

OnTime = Callable[[Claim, Docket, datetime], None]
Speech = Callable[[str], Phrasebook]
Farewells = Callable[[Sequence[Resident]], list[Notice]]


class Ties(Protocol):
    """Where people's ties to homes are kept."""

    def end_leases(self, estate: str, today: date, farewells: Farewells) -> int:
        """Delete the ties whose lease was over before `today` and queue what `farewells` says of them."""


def sweep_on(day: date, zone: tzinfo) -> Due:
    """Return the due row of a day's look at the leases; adding it again changes nothing."""
    return Due(SWEEP, "estate", datetime.combine(day, time(), zone), day.isoformat())


def lease_watches(ties: Ties, speech: Speech, quiet: Hours, zone: tzinfo) -> dict[str, OnTime]:
    """Return the handler of the daily look at the leases.

    What it deletes and what it says are stored in one transaction of their own: looking again finds nothing.
    """

    def handle(claim: Claim, docket: Docket, now: datetime) -> None:
        here = now.astimezone(zone)
        ties.end_leases(claim.estate, here.date(), lambda ended: farewells(ended, speech, quiet, here))
        docket.dues.append(sweep_on(here.date() + timedelta(days=1), zone))

    return {SWEEP: handle}


def farewells(ended: Sequence[Resident], speech: Speech, quiet: Hours, now: datetime) -> list[Notice]:
    """Return a kind word for each tie that has ended; `now` is in the estate's zone."""
    at = after_quiet(now, quiet)
    return [_farewell(tie, speech, at) for tie in ended]


def _farewell(tie: Resident, speech: Speech, at: datetime) -> Notice:
    home = tie.home.label
    key = f"lease:{tie.person}:{home}:{tie.until}"
    book = speech(key)
    said = book.say(SCRIPT, home=home)
    fields = template_fields(home, at, book.say("household.template_remark").text)
    return result_notice(key, tie.person, said, at, fields)
