"""Sending a reminder: one notice for each person, and the next occurrence planned along with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

import structlog

from bot.due import Due
from bot.outbox.notice import Notice, Weight
from bot.reminders.audiences import people_of
from bot.reminders.occasions import fires_at
from bot.reminders.plan import CATCH_UP, occurrence_after
from bot.reminders.quiet_hours import after_quiet
from bot.reply import Button
from bot.residents.home import Resident
from bot.speech.times import template_time
from bot.speech.tone.finding import Finding
from bot.tickets.docket import Docket
from config.estate import Hours
from config.reminders import Reminder

Say = Callable[[str, Mapping[str, str]], tuple[str, tuple[Button, ...]]]

REFUSED = "staff.reminder_refused"
SCRIPTS = {REFUSED: frozenset({"title", "people", "excerpt", "rule", "better"})}

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when reminders go out: the estate's time zone, quiet hours and words, and the time now.

    `objection` tells what keeps texts from going out; the `managers` hear of it.
    """

    zone: tzinfo
    quiet: Hours
    say: Say
    now: datetime
    objection: Callable[[Sequence[str]], Finding | None] = lambda texts: None
    managers: Sequence[str] = ()


def remind(
    due: Due, reminder: Reminder, residents: Sequence[Resident], docket: Docket, setting: Setting
) -> None:
    """Put the notices of one occurrence and the next occurrence into the docket.

    Nothing is sent for an occurrence that its file no longer has, nor for one that is half a day late. What
    was missed in between counts as one: the next occurrence is the first that is still to come.
    """
    occurrence = datetime.fromisoformat(due.detail)
    following = occurrence_after(due.subject, reminder, max(setting.now, occurrence), setting.zone)
    if following is not None:
        docket.dues.append(following)
    if not fires_at(reminder.occasion, occurrence, setting.zone):
        log.info("reminder was moved since it was planned", reminder=due.subject, occurrence=due.detail)
    elif setting.now - occurrence >= CATCH_UP:
        log.warning("reminder is too late to be sent", reminder=due.subject, occurrence=due.detail)
    else:
        _send(due, reminder, people_of(reminder.audience, residents), docket, setting)


def _send(due: Due, reminder: Reminder, people: list[str], docket: Docket, setting: Setting) -> None:
    """Queue the notices; what must not be sent is kept with the reason, and the managers hear of it."""
    notices = _notices(due, reminder, people, setting)
    objection = setting.objection([notices[0].text, reminder.title, reminder.remark]) if notices else None
    if objection is None:
        docket.notices.extend(notices)
        return
    reason = f"{objection.title}：“{objection.excerpt}”"
    docket.notices.extend(replace(notice, refused=reason) for notice in notices)
    known = {"title": reminder.title, "people": str(len(people))}
    told = {"excerpt": objection.excerpt, "rule": objection.title, "better": objection.better}
    text, _ = setting.say(REFUSED, known | told)
    for manager in setting.managers:
        key = f"reminder:{due.subject}:{due.detail}:refused:{manager}"
        docket.notices.append(Notice(key, manager, REFUSED, text, setting.now, Weight.URGENT))


def _notices(due: Due, reminder: Reminder, people: list[str], setting: Setting) -> list[Notice]:
    text, buttons = setting.say(reminder.script, reminder.values)
    weight = Weight(reminder.weight)
    now = setting.now.astimezone(setting.zone)
    due_at = now if weight is Weight.URGENT else after_quiet(now, setting.quiet)
    fields = _fields(reminder, due_at)
    return [
        Notice(
            key=f"reminder:{due.subject}:{due.detail}:{person}",
            recipient=person,
            script=reminder.script,
            text=text,
            due_at=due_at,
            weight=weight,
            buttons=buttons,
            template="notice",
            fields=fields,
        )
        for person in people
    ]


def _fields(reminder: Reminder, at: datetime) -> dict[str, str]:
    """Return the template's values; a template shows one line each, and the time in this one way."""
    return {"subject": reminder.title, "time": template_time(at, at), "remark": reminder.remark}
