"""The catalogue of services: categories, what is promised for them, and what follows (services.yaml)."""

from datetime import time, timedelta
from typing import Literal

from pydantic import Field, field_validator, model_validator

from config.estate import Strict

# All the time; the office's hours on working days; the same hours on every day, as a front desk keeps them.
Clock = Literal["always", "office", "daily"]
# How somebody is found: one is asked after the other, whoever is quickest takes it, or everybody in turn.
Mode = Literal["assign", "grab", "rotate"]
# Who is told, one rung after the other, when nobody of those able has accepted: the next one able, the case
# owner, the front desk, those who lead; "again" asks everybody afresh.
Rung = Literal["next", "butler", "front_desk", "manager", "again"]


class Limit(Strict):
    """How long one promise gives: a span on a clock, a time of day ("小修不过夜"), or whichever comes first.

    With a cut-off, what is reported by `reported_by` is due at `cut_off` the same day at the latest, later
    reports at `next_day` on the day after. What is reported before `opens` counts from then: nobody is called
    out at three for a lamp.
    """

    within: timedelta | None = Field(default=None, gt=timedelta(0))
    clock: Clock = "always"
    cut_off: time | None = None
    reported_by: time | None = None
    next_day: time | None = None
    opens: time | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Limit":
        cut_off = [self.cut_off, self.reported_by, self.next_day]
        if any(cut_off) != all(cut_off) or not (self.within or all(cut_off)):
            raise ValueError("要么写 within，要么写全 cut_off、reported_by、next_day，也可以都写")
        return self


class Promises(Strict):
    """The promises of a level: response (accepted), arrival (on site), resolution (mended), answer (told).

    What is answered in words has an answer instead of a resolution; the call-back is promised for all alike.
    """

    response: Limit
    arrival: Limit | None = None
    resolution: Limit | None = None
    answer: Limit | None = None

    @model_validator(mode="after")
    def _an_end(self) -> "Promises":
        if self.resolution is None and self.answer is None:
            raise ValueError("要写 resolution（修好）或 answer（答复），至少一项")
        return self


# What may be waited for; for anything else a promise is late rather than paused.
Reason = Literal["parts", "developer", "resident"]


class Pause(Strict):
    """What is waited for while a promise stands still, and how long at most, all pauses of a ticket together.

    `name` is how staff call it and `words` are those by which they say it, `told` is how the resident hears
    it; `usual` is how long it lasts when no day is named.
    """

    name: str
    told: str
    words: tuple[str, ...] = Field(min_length=1)
    usual: timedelta = Field(gt=timedelta(0))
    longest: timedelta

    @model_validator(mode="after")
    def _capped(self) -> "Pause":
        if self.longest < self.usual:
            raise ValueError("longest 不能比 usual 短")
        return self


class Watch(Strict):
    """When people are told about a promise that nears its end.

    `nudge` and `tell` are spans before the deadline: the assignee is reminded, the resident is told with an
    apology and a new time `extension` later. Each is capped at half and a quarter of the promise's length.
    """

    nudge: timedelta
    tell: timedelta
    extension: timedelta = Field(gt=timedelta(0))


class AfterFinish(Strict):
    """What follows when the resident doesn't answer whether it is mended."""

    remind_after: timedelta
    wait_after: timedelta
    then: Literal["call_back", "close"]


class Level(Strict):
    """A service level that categories share."""

    promises: Promises
    watch: Watch
    accept_within: timedelta
    after_finish: AfterFinish
    ladder: tuple[Rung, ...] = ("next", "manager", "again")

    @field_validator("ladder")
    @classmethod
    def _upwards(cls, ladder: tuple[Rung, ...]) -> tuple[Rung, ...]:
        between = ladder[1:-1]
        climbs = ladder[:1] == ("next",) and ladder[-1:] == ("again",) and "manager" in between
        if not climbs or {"next", "again"} & set(between) or len(set(ladder)) < len(ladder):
            raise ValueError("ladder 从 next 起，到 again 止，中间要有 manager，每级只写一次")
        return ladder


class Category(Strict):
    """What kind of matter it is, in the resident's words, and the skill that it needs."""

    name: str
    kind: Literal["repair", "complaint", "suggestion", "enquiry", "praise", "emergency", "hazard"]
    level: str
    skill: str
    words: tuple[str, ...] = Field(default=())
    mode: Mode = "assign"


class Services(Strict):
    """services.yaml. `fallback` is the category of a repair whose words name no other."""

    fallback: str
    call_back: Limit
    pauses: dict[Reason, Pause] = Field(default={})
    levels: dict[str, Level]
    categories: dict[str, Category]

    @model_validator(mode="after")
    def _known_names(self) -> "Services":
        for name, category in self.categories.items():
            if category.level not in self.levels:
                raise ValueError(f"类别“{name}”用了没有定义的等级“{category.level}”")
        if self.fallback not in self.categories:
            raise ValueError(f"fallback 写的类别“{self.fallback}”没有定义")
        return self

    def level_of(self, category: str) -> Level:
        """Return the service level of a category; one that was deleted since is treated as the fallback."""
        return self.levels[self.level_name(category)]

    def level_name(self, category: str) -> str:
        """Return what the service level of a category is called."""
        return (self.categories.get(category) or self.categories[self.fallback]).level
