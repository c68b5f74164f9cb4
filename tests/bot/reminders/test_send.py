"""Sending a reminder: who gets what, when, and what is planned along with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bot.due import Due
from bot.outbox.notice import Weight
from bot.reminders.send import REFUSED, Setting, remind
from bot.reply import Button
from bot.residents.home import Home, Resident
from bot.speech.tone.finding import Finding
from bot.tickets.docket import Docket, Shelf
from config.estate import Hours
from config.reminders import Reminder

SHANGHAI = ZoneInfo("Asia/Shanghai")
WANG = Resident("official:wang", "王阿姨", Home("3栋1201", "3"), "owner")
WANG_ELSEWHERE = Resident("official:wang", "王阿姨", Home("1栋502", "1"), "owner")
CHEN = Resident("official:chen", "陈先生", Home("1栋301", "1"), "tenant")
BUTTON = Button("known", "知道了")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def say(script: str, values: Mapping[str, str]) -> tuple[str, tuple[Button, ...]]:
    if script == REFUSED:
        return f"没有发出：{values['excerpt']}", ()
    return f"{script}：\n{values['day']}停水", (BUTTON,)


def reminder(**rest: Any) -> Reminder:
    given: dict[str, Any] = {
        "title": "停水通知",
        "occasion": {"at": "2025-09-05T09:00:00"},
        "script": "water",
        "remark": "请提前存水",
    }
    return Reminder.model_validate(given | {"values": {"day": "明天"}} | rest)


@dataclass
class Sent:
    """What `remind` put into the docket."""

    docket: Docket

    @property
    def people(self) -> list[str]:
        return [notice.recipient for notice in self.docket.notices]


def send(
    what: Reminder, now: str = "2025-09-05 09:00", occurrence: str = "2025-09-05 09:00", **more: Any
) -> Sent:
    docket = Docket(cast(Shelf, None))
    setting = Setting(SHANGHAI, Hours(start=time(22), until=time(8)), say, at(now), **more)
    due = Due("reminder", "water", at(occurrence), at(occurrence).isoformat())
    remind(due, what, [WANG, WANG_ELSEWHERE, CHEN], docket, setting)
    return Sent(docket)


def test_one_notice_for_each_person_with_all_that_any_rung_needs() -> None:
    sent = send(reminder())
    assert sent.people == ["official:wang", "official:chen"]
    notice = sent.docket.notices[0]
    assert notice.key == "reminder:water:2025-09-05T09:00:00+08:00:official:wang"
    assert (notice.text, notice.buttons, notice.script) == ("water：\n明天停水", (BUTTON,), "water")
    assert (notice.weight, notice.due_at) == (Weight.UPDATE, at("2025-09-05 09:00"))
    assert notice.template == "notice"
    assert notice.fields == {
        "subject": "停水通知",
        "time": "2025年9月5日 09:00",
        "remark": "请提前存水",
    }


def test_only_those_it_is_for() -> None:
    assert send(reminder(audience={"buildings": ["3"]})).people == ["official:wang"]


NIGHT = {"occasion": {"at": "2025-09-05T23:00:00"}}
# weight, sent at, why
QUIET = [
    ("update", "2025-09-06 08:00", "nobody is woken for it"),
    ("urgent", "2025-09-05 23:00", "a burst main does not wait for the morning"),
]


@pytest.mark.parametrize(("weight", "due_at", "why"), QUIET)
def test_quiet_hours(weight: str, due_at: str, why: str) -> None:
    sent = send(reminder(weight=weight, **NIGHT), now="2025-09-05 23:00", occurrence="2025-09-05 23:00")
    assert {notice.due_at for notice in sent.docket.notices} == {at(due_at)}, why


# reminder, now, occurrence, how many people, next occurrence, why
LATE = [
    ({}, "2025-09-05 20:59", "2025-09-05 09:00", 2, None, "the service was down: still the same day"),
    ({}, "2025-09-05 21:00", "2025-09-05 09:00", 0, None, "half a day later it is stale"),
    (
        {"occasion": {"cron": "0 * * * *"}},
        "2025-09-05 12:30",
        "2025-09-05 09:00",
        2,
        "2025-09-05 13:00",
        "what was missed counts as one, the next is still to come",
    ),
    (
        {"occasion": {"cron": "0 9 25 * *"}},
        "2025-09-25 09:00",
        "2025-09-25 09:00",
        2,
        "2025-10-25 09:00",
        "the next month is planned",
    ),
    (
        {"occasion": {"cron": "0 9 * * *"}},
        "2025-09-08 09:00",
        "2025-09-05 09:00",
        0,
        "2025-09-09 09:00",
        "too late to be sent, but the chain goes on",
    ),
    (
        {"occasion": {"at": "2025-09-07T09:00:00"}},
        "2025-09-05 09:00",
        "2025-09-05 09:00",
        0,
        "2025-09-07 09:00",
        "the date was moved: nothing on the old one",
    ),
]


@pytest.mark.parametrize(("changes", "now", "occurrence", "people", "following", "why"), LATE)
def test_late_and_moved(
    changes: dict[str, Any], now: str, occurrence: str, people: int, following: str | None, why: str
) -> None:
    sent = send(reminder(**changes), now, occurrence)
    assert len(sent.people) == people, why
    assert [due.at for due in sent.docket.dues] == ([at(following)] if following else []), why


def test_deciding_again_queues_the_same_notices() -> None:
    first, again = send(reminder()), send(reminder(), now="2025-09-05 09:05")
    assert [notice.key for notice in first.docket.notices] == [notice.key for notice in again.docket.notices]


PRESSURE = Finding("fee_pressure", "违法催费", "error", "断水断电", "为什么", "怎么改", "账单可以查")


def test_what_must_not_be_said_is_kept_with_the_reason_and_the_managers_hear_of_it() -> None:
    read: list[str] = []

    def objection(texts: Sequence[str]) -> Finding:
        read.extend(texts)
        return PRESSURE

    sent = send(reminder(), objection=objection, managers=["wecom:manager"])
    assert read == ["water：\n明天停水", "停水通知", "请提前存水"], (
        "as it would be sent, and as a template shows it"
    )
    *kept, told = sent.docket.notices
    assert [notice.refused for notice in kept] == ["违法催费：“断水断电”"] * 2
    assert (told.recipient, told.script, told.refused) == ("wecom:manager", "staff.reminder_refused", "")
    assert "断水断电" in told.text
    assert send(reminder(), objection=objection, managers=["wecom:manager"]).people == sent.people


def test_nobody_hears_of_what_reaches_nobody() -> None:
    sent = send(reminder(audience={"buildings": ["9"]}), objection=lambda texts: PRESSURE, managers=["m"])
    assert sent.people == []
