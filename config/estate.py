"""The estate: its name, buildings, grids, calendar, and the facts that replies quote (estate.yaml)."""

from datetime import date, time, timedelta
from itertools import combinations
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator

ONE_DAY, NONE = timedelta(days=1), timedelta(0)


class Strict(BaseModel):
    """A part of a file that an admin keeps: unknown keys are mistakes, values never change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Hours(Strict):
    """A span within one day; `until` before `start` runs past midnight."""

    start: time
    until: time


def _overlap(one: Hours, other: Hours) -> bool:
    """Whether two spans that come back every day have a moment in common."""
    first, second = _minutes(one), _minutes(other)
    return any(
        first[0] < second[1] + days and second[0] + days < first[1] for days in (-ONE_DAY, NONE, ONE_DAY)
    )


def _minutes(span: Hours) -> tuple[timedelta, timedelta]:
    start, until = (timedelta(hours=at.hour, minutes=at.minute) for at in (span.start, span.until))
    return start, until if until > start else until + ONE_DAY


class Building(Strict):
    """A building and the grid that it belongs to."""

    grid: str
    entrances: int = Field(gt=0)
    floors: int = Field(gt=0)


class Grid(Strict):
    """A part of the estate and the staff member who is its butler."""

    name: str
    butler: str


class Calendar(Strict):
    """Corrections to the national calendar: days that are off or worked here whatever the state says."""

    days_off: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()


class Template(Strict):
    """A WeChat template message: its id, and which of our values fills which of its keywords."""

    id: str
    fields: dict[str, str]


class MenuEntry(Strict):
    """An entry of the official account's menu; `tap` is what a button of a reply script would have as id."""

    label: str = Field(min_length=1, max_length=8)
    tap: str


class Limits(Strict):
    """How many messages of one resident are answered in a minute; emergencies always are."""

    per_minute: int = Field(default=60, ge=5)


class Retention(Strict):
    """How long data about people are kept (PIPL 19: no longer than the purpose needs), each from its end.

    `attempts` must outlast the day in which binding counts its tries, or waiting it out would be easy.
    """

    messages: timedelta = timedelta(days=90)
    tickets: timedelta = timedelta(days=3 * 365)
    passes: timedelta = timedelta(days=180)
    notices: timedelta = timedelta(days=180)
    consents: timedelta = timedelta(days=3 * 365)
    attempts: timedelta = timedelta(days=2)
    deletions: timedelta = timedelta(days=3 * 365)

    @field_validator("*")
    @classmethod
    def _whole_days(cls, kept: timedelta) -> timedelta:
        if not timedelta(days=2) <= kept <= timedelta(days=30 * 365) or kept % timedelta(days=1):
            raise ValueError("保留期写整天，两天到三十年，例如 P90D（90 天）、P3Y（3 年）")
        return kept


class Estate(Strict):
    """estate.yaml. `facts` are what reply scripts may quote as {name}."""

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    time_zone: str = "Asia/Shanghai"
    office_hours: tuple[Hours, ...] = Field(min_length=1)
    quiet_hours: Hours
    calendar: Calendar = Calendar()
    buildings: dict[str, Building]
    grids: dict[str, Grid]
    facts: dict[str, str]
    templates: dict[str, Template]
    menu: tuple[MenuEntry, ...] = Field(default=(), max_length=3)
    limits: Limits = Limits()
    retention: Retention = Retention()

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError(f"没有“{name}”这个时区，中国的小区写 Asia/Shanghai")
        return name

    @field_validator("office_hours")
    @classmethod
    def _apart(cls, spans: tuple[Hours, ...]) -> tuple[Hours, ...]:
        """A span may run past midnight; where two overlap, an hour would be counted twice."""
        if any(_overlap(one, other) for one, other in combinations(spans, 2)):
            raise ValueError("办公时间有重叠，同一个钟头不能写两次")
        return spans

    @field_validator("templates")
    @classmethod
    def _both_templates(cls, templates: dict[str, Template]) -> dict[str, Template]:
        missing = {"ticket", "notice"} - set(templates)
        if missing:
            raise ValueError(f"缺少模板“{'、'.join(sorted(missing))}”")
        return templates
