"""The tick: every due row is handled once, tried again when it failed, and never stops the others."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from bot.due import Claim, Due
from bot.errors import Conflict, StoreAway
from bot.outbox.backoff import MAX_ATTEMPTS
from bot.schedule.ports import Handler
from bot.schedule.tick import Ticker
from bot.tickets.docket import Docket, Shelf

NOW = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass
class Rows:
    """Due rows in memory. `conflicts` is how many completions are refused before one is taken."""

    waiting: list[Claim] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    dead: dict[str, str] = field(default_factory=dict)
    given_up: list[Claim] = field(default_factory=list)
    retries: list[datetime] = field(default_factory=list)
    conflicts: int = 0
    away: bool = False

    def add(self, due: Due, fence: int = 0) -> None:
        self.waiting.append(Claim(len(self.waiting) + 1, fence, "jinxiu", due))

    def claim(self, now: datetime) -> Claim | None:
        if self.away:
            raise StoreAway("gone")
        due = min(
            (row for row in self.waiting if row.due.at <= now), key=lambda row: row.due.at, default=None
        )
        if due is None:
            return None
        self.waiting.remove(due)
        return replace(due, fence=due.fence + 1)

    def complete(self, claim: Claim, docket: Docket) -> None:
        if self.conflicts:
            self.conflicts -= 1
            raise Conflict("ticket 0001")
        self.done.append(claim.due.subject)
        for due in docket.dues:
            self.add(due)

    def fail(self, claim: Claim, reason: str, retry_at: datetime | None) -> bool:
        if retry_at is None:
            self.dead[claim.due.subject] = reason
        else:
            self.retries.append(retry_at)
            self.waiting.append(replace(claim, due=replace(claim.due, at=retry_at)))
        return True

    def next_due(self) -> datetime | None:
        return min((row.due.at for row in self.waiting), default=None)


def nothing(claim: Claim, docket: Docket, now: datetime) -> None:
    """A handler that decides that nothing follows."""


def broken(claim: Claim, docket: Docket, now: datetime) -> None:
    raise ZeroDivisionError("a mistake of ours")


def ticker(rows: Rows, **handlers: Handler) -> Ticker:
    return Ticker(rows, handlers, lambda estate: cast(Shelf, estate), rows.given_up.append)


def test_what_is_due_is_handled_in_order_and_the_rest_waits() -> None:
    rows = Rows()
    for subject, minutes in [("later", 1), ("second", 0), ("first", -5)]:
        rows.add(Due("look", subject, NOW + minutes * MINUTE))
    assert ticker(rows, look=nothing).tick(NOW) == 2
    assert rows.done == ["first", "second"]
    assert rows.next_due() == NOW + MINUTE


def test_what_comes_of_it_and_is_due_at_once_is_handled_in_the_same_tick() -> None:
    def chain(claim: Claim, docket: Docket, now: datetime) -> None:
        if claim.due.subject == "a":
            docket.dues.append(Due("look", "b", now))

    rows = Rows()
    rows.add(Due("look", "a", NOW))
    assert ticker(rows, look=chain).tick(NOW) == 2
    assert rows.done == ["a", "b"]


def test_work_that_always_makes_more_work_does_not_hold_the_worker() -> None:
    def endless(claim: Claim, docket: Docket, now: datetime) -> None:
        docket.dues.append(Due("look", claim.due.subject + "+", now))

    rows = Rows()
    rows.add(Due("look", "a", NOW))
    assert ticker(rows, look=endless).tick(NOW) == 1000


def test_the_handler_gets_its_estate_and_a_fresh_docket_for_every_decision() -> None:
    seen: list[tuple[str, int, datetime]] = []

    def handler(claim: Claim, docket: Docket, now: datetime) -> None:
        seen.append((cast(str, docket.shelf), len(docket.dues), now))
        docket.dues.append(Due("other", "left over", NOW + MINUTE))

    rows = Rows(conflicts=2)
    rows.add(Due("look", "a", NOW))
    ticker(rows, look=handler).tick(NOW)
    assert seen == [("jinxiu", 0, NOW)] * 3
    assert rows.done == ["a"]


# conflicts before it is taken, ends how, why
CONFLICTS = [
    (0, "done", "nobody else touched the ticket"),
    (1, "done", "decided again at once"),
    (2, "done", "the third decision counts"),
    (3, "retried", "then it waits a little"),
]


@pytest.mark.parametrize(("conflicts", "ends", "why"), CONFLICTS)
def test_a_conflict_is_decided_again_three_times(conflicts: int, ends: str, why: str) -> None:
    rows = Rows(conflicts=conflicts)
    rows.add(Due("look", "a", NOW))
    ticker(rows, look=nothing).tick(NOW)
    assert ("done" if rows.done == ["a"] else "retried" if rows.retries else "lost") == ends, why


def test_a_mistake_is_retried_later_and_does_not_stop_the_others() -> None:
    rows = Rows()
    rows.add(Due("bad", "a", NOW))
    rows.add(Due("look", "b", NOW))
    ticker(rows, look=nothing, bad=broken).tick(NOW)
    assert rows.done == ["b"]
    assert NOW < rows.retries[0] <= NOW + timedelta(seconds=1)


def test_after_eight_failures_it_is_dead_and_says_why() -> None:
    rows = Rows()
    rows.add(Due("bad", "a", NOW))
    now: Any = NOW
    while (now := rows.next_due()) is not None:
        ticker(rows, bad=broken).tick(now)
    assert rows.dead == {"a": "ZeroDivisionError: a mistake of ours"}
    assert [claim.due.subject for claim in rows.given_up] == ["a"], "somebody is told, once"
    assert len(rows.retries) == MAX_ATTEMPTS - 1
    assert rows.retries == sorted(rows.retries)


def test_a_row_that_killed_the_process_again_and_again_is_dead_at_its_next_failure() -> None:
    rows = Rows()
    rows.add(Due("bad", "a", NOW), fence=MAX_ATTEMPTS - 1)
    ticker(rows, bad=broken).tick(NOW)
    assert "a" in rows.dead


def test_an_unknown_name_is_dead_at_once() -> None:
    rows = Rows()
    rows.add(Due("forgotten", "a", NOW))
    ticker(rows, look=nothing).tick(NOW)
    assert rows.dead == {"a": "no handler for forgotten"}


def test_without_the_database_the_whole_tick_fails() -> None:
    with pytest.raises(StoreAway):
        ticker(Rows(away=True), look=nothing).tick(NOW)
