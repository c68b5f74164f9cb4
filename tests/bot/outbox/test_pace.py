"""How much a member of staff may be sent at once, and what goes first."""

from datetime import timedelta

import pytest

from bot.outbox.notice import Notice, QueuedNotice
from bot.outbox.pace import paced
from tests.bot.outbox.stage import LI, NOW, notice

# tasks, emergencies, sent within the last minute, tasks that go, emergencies that go, why
ROOM = [
    (3, 0, 0, 3, 0, "there is room for all"),
    (25, 0, 0, 10, 0, "a parcel is no longer than its lease allows"),
    (25, 0, 15, 5, 0, "five are left of the twenty"),
    (25, 0, 20, 0, 0, "nothing is left for what can wait"),
    (25, 2, 20, 0, 2, "ten more are kept for emergencies"),
    (25, 25, 20, 0, 10, "and no more than ten"),
    (25, 25, 25, 0, 5, "WeCom drops the thirty-first of a minute"),
    (25, 25, 30, 0, 0, "even of these"),
    (25, 25, 31, 0, 0, "and when too many were sent already"),
    (9, 3, 0, 7, 3, "tasks take what emergencies leave of the ten"),
    (9, 3, 18, 0, 3, "emergencies use up the room of the others first"),
    (9, 3, 16, 1, 3, "who get what is left of the twenty"),
]


@pytest.mark.parametrize(("tasks", "emergencies", "sent", "tasks_go", "emergencies_go", "why"), ROOM)
def test_room(tasks: int, emergencies: int, sent: int, tasks_go: int, emergencies_go: int, why: str) -> None:
    queue = [queued(number, "staff.task") for number in range(tasks)]
    queue += [queued(100 + number, "staff.emergency") for number in range(emergencies)]
    go, wait = paced(queue, sent)
    first = [each.notice.script for each in go]
    assert first == ["staff.emergency"] * emergencies_go + ["staff.task"] * tasks_go, why
    assert sorted(each.id for each in go + wait) == sorted(each.id for each in queue), "nothing is lost"


def test_what_was_due_first_goes_first_although_it_was_put_off() -> None:
    new, old = queued(1, "staff.task"), queued(2, "staff.task", minutes_ago=3)
    assert paced([new, old], 19) == ([old], [new])


def test_nothing_but_an_emergency_overtakes_what_waits() -> None:
    task, emergency = queued(1, "staff.task"), queued(2, "staff.emergency")
    assert paced([task, emergency], 0, others_wait=True) == ([emergency], [task])


@pytest.mark.parametrize("script", ["staff.emergency", "staff.emergency_again", "staff.emergency_words"])
def test_emergencies_by_script(script: str) -> None:
    assert paced([queued(1, script)], 20)[1] == []


def queued(id: int, script: str, minutes_ago: int = 0) -> QueuedNotice:
    """A notice for a technician."""
    made: Notice = notice(f"T{id}", LI, script=script, due_at=NOW - timedelta(minutes=minutes_ago))
    return QueuedNotice(id, 0, made)
