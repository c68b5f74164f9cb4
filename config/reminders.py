"""The reminders that go out by date or by calendar (reminders.yaml)."""

from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from config.estate import Strict


class Audience(Strict):
    """Whom a reminder is for: the whole estate, or some buildings."""

    buildings: tuple[str, ...] = ()


class Occasion(Strict):
    """When it goes out: once at a date and time (estate's time zone), or by a cron expression.

    cron has five fields: minute hour day month weekday, as in `0 9 25 * *`.
    """

    at: datetime | None = None
    cron: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "Occasion":
        if (self.at is None) == (self.cron is None):
            raise ValueError("at 和 cron 写一个，并且只写一个")
        return self


class Reminder(Strict):
    """One reminder; `script` names the reply script, `values` fills its placeholders.

    `title` and `remark` are what a template message has room for when the whole text can't be sent.
    """

    title: str = Field(min_length=1, max_length=20)
    occasion: Occasion
    audience: Audience = Audience()
    weight: Literal["update", "urgent"] = "update"
    remark: str = Field(min_length=1, max_length=20)
    script: str
    values: dict[str, str] = Field(default_factory=dict)


class Reminders(Strict):
    """reminders.yaml."""

    reminders: dict[str, Reminder] = Field(default_factory=dict)
