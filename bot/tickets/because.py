"""Why a promise is due when it is: the rule as it was when the promise was made, kept beside it."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Any

from config.estate import Hours
from config.services import Limit


class Rule(StrEnum):
    """What made a deadline: the level's limit, a time that the resident named, a delay, a pause."""

    LIMIT = "limit"
    VISIT = "visit"
    DELAY = "delay"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Because:
    """The rule, the level and its limit, from when it counts, and the calendar on the way to the deadline.

    `hours` are the working hours that counted, none where every hour did. `off` are the weekdays on the way
    that were holidays, `made_up` the weekend days that were worked. `unpaused` is when it is due if nothing
    is waited for, where the limit doesn't say that: by a visit, or after a delay.
    """

    rule: Rule
    level: str
    limit: Limit | None
    begun: datetime
    hours: tuple[Hours, ...] = ()
    off: tuple[date, ...] = ()
    made_up: tuple[date, ...] = ()
    unpaused: datetime | None = None


def as_data(because: Because | None) -> dict[str, Any] | None:
    """Return it as plain data, for a row; None stays None."""
    if because is None:
        return None
    return {
        "rule": because.rule.value,
        "level": because.level,
        "limit": because.limit and because.limit.model_dump(mode="json", exclude_none=True),
        "begun": because.begun.isoformat(),
        "hours": [hours.model_dump(mode="json") for hours in because.hours],
        "off": [day.isoformat() for day in because.off],
        "made_up": [day.isoformat() for day in because.made_up],
        "unpaused": because.unpaused and because.unpaused.isoformat(),
    }


def of_data(data: dict[str, Any] | None, zone: tzinfo) -> Because | None:
    """Return what `as_data` made plain, its times in `zone`."""
    if not data:
        return None
    return Because(
        Rule(data["rule"]),
        data["level"],
        Limit.model_validate(data["limit"]) if data["limit"] else None,
        datetime.fromisoformat(data["begun"]).astimezone(zone),
        tuple(Hours.model_validate(hours) for hours in data["hours"]),
        tuple(map(date.fromisoformat, data["off"])),
        tuple(map(date.fromisoformat, data["made_up"])),
        datetime.fromisoformat(data["unpaused"]).astimezone(zone) if data["unpaused"] else None,
    )
