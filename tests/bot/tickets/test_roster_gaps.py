"""Hours without anybody: found for each skill that is needed then, and told with day and hours."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.tickets.roster_change import ChangeKind, ChangeState, DutyChange
from bot.tickets.roster_gaps import MANAGER, contradictions, gaps, say_gap
from bot.tickets.rules import Rules
from config.services import Services
from config.staff import Staff
from tests.bot.tickets.estate import ESTATE, SERVICES, STAFF, at

MONDAY = at("2025-09-01 00:00")
WATER = Services.model_validate(
    SERVICES.model_dump()
    | {"fallback": "water", "categories": {"water": SERVICES.categories["water"].model_dump()}}
)
LAMP = Services.model_validate(
    SERVICES.model_dump()
    | {"fallback": "light", "categories": {"light": SERVICES.categories["light"].model_dump()}}
)


def shift(start: str, until: str, *staff: str, **more: Any) -> dict[str, Any]:
    return {"hours": {"start": start, "until": until}, "staff": list(staff), **more}


def rules(services: Services, *shifts: dict[str, Any], **more: Any) -> Rules:
    people = STAFF.model_dump()["people"]
    return Rules(ESTATE, services, Staff.model_validate({"people": people, "roster": list(shifts), **more}))


def found(known: Rules, *changes: DutyChange, days: int = 1) -> list[str]:
    ahead = timedelta(days=days)
    return [
        f"{gap.skill} {gap.start:%d %H:%M}–{gap.until:%d %H:%M}"
        for gap in gaps(known, MONDAY, changes, ahead)
    ]


AWAY = {"who": "li", "start": "2025-09-01 10:00", "until": "2025-09-01 12:00"}
ALL_DAY = shift("00:00", "00:00", "li")

# services, shifts, what else is written, the gaps of Monday, why
GAPS = [
    (WATER, [ALL_DAY], {}, [], "round the clock"),
    (
        WATER,
        [shift("08:00", "20:00", "li")],
        {},
        ["water 01 00:00–01 08:00", "water 01 20:00–02 00:00"],
        "no night",
    ),
    (WATER, [shift("08:00", "20:00", "li"), shift("20:00", "08:00", "zhang")], {}, [], "two shifts meet"),
    (
        WATER,
        [shift("08:00", "20:00", "li"), shift("20:30", "08:00", "zhang")],
        {},
        ["water 01 20:00–01 20:30"],
        "half an hour between two shifts",
    ),
    (WATER, [shift("00:00", "00:00", "lin")], {}, ["water 01 00:00–02 00:00"], "there, but can't do it"),
    (WATER, [ALL_DAY], {"leave": [AWAY]}, ["water 01 10:00–01 12:00"], "on leave"),
    (WATER, [ALL_DAY], {"leave": [AWAY | {"instead": "zhang"}]}, [], "somebody stands in"),
    (WATER, [ALL_DAY | {"weekdays": [2]}], {}, ["water 01 00:00–02 00:00"], "another weekday's shift"),
    (
        WATER,
        [ALL_DAY],
        {"festivals": [{"name": "停", "days": ["2025-09-01"], "shifts": [shift("09:00", "10:00", "li")]}]},
        ["water 01 00:00–01 09:00", "water 01 10:00–02 00:00"],
        "a festival with too few hours",
    ),
    (LAMP, [shift("08:00", "21:00", "li")], {}, [], "a lamp is answered by day only"),
    (LAMP, [shift("09:00", "21:00", "li")], {}, ["electric 01 08:00–01 09:00"], "from its opening hour on"),
    (
        WATER,
        [ALL_DAY],
        {"leave": [AWAY | {"who": "zhao"}]},
        [f"{MANAGER} 01 10:00–01 12:00"],
        "nobody leads",
    ),
]


@pytest.mark.parametrize(("services", "shifts", "more", "expected", "why"), GAPS)
def test_gaps(
    services: Services, shifts: list[dict[str, Any]], more: dict[str, Any], expected: list[str], why: str
) -> None:
    assert found(rules(services, *shifts, **more)) == expected, why


def test_a_change_by_chat_makes_a_gap_and_closes_one() -> None:
    start, until = at("2025-09-01 10:00"), at("2025-09-01 12:00")
    gone = DutyChange("c", ChangeKind.LEAVE, "li", "", start, until, ChangeState.ALLOWED, start, until)
    assert found(rules(WATER, ALL_DAY), gone) == ["water 01 10:00–01 12:00"]
    assert found(rules(WATER, ALL_DAY), replace(gone, partner="zhang")) == []
    assert found(rules(WATER, ALL_DAY), replace(gone, state=ChangeState.AGREED)) == [], "not allowed yet"


def test_a_gap_over_midnight_is_one_and_each_day_has_its_own() -> None:
    known = rules(WATER, shift("08:00", "20:00", "li"))
    told = found(known, days=2)
    assert told == ["water 01 00:00–01 08:00", "water 01 20:00–02 08:00", "water 02 20:00–03 00:00"]


def test_a_gap_is_told_with_day_hours_and_what_it_is_needed_for() -> None:
    known = rules(WATER, shift("08:00", "20:00", "li"), skill_names={"water": "水"})
    said = [say_gap(gap, known) for gap in gaps(known, at("2025-09-01 12:00"), (), timedelta(days=1))]
    assert said == ["9月1日（周一）20:00到次日08:00：没有人会水（水管漏水要用）"]


def test_who_is_named_for_a_festival_while_on_leave_is_told() -> None:
    festival = {"name": "邻里节", "days": ["2025-09-01"], "shifts": [ALL_DAY]}
    long = AWAY | {"start": "2025-09-01", "until": "2025-09-03"}
    known = rules(WATER, shift("00:00", "00:00", "zhang"), festivals=[festival], leave=[long])
    assert [(name, day.day) for name, day in contradictions(known, MONDAY)] == [("li", 1)]
