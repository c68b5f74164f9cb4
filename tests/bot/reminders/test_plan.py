"""Planning: which occurrence of every reminder becomes a due row."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.due import Due
from bot.reminders.plan import plan
from config.reminders import Reminder

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def reminder(**occasion: str) -> Reminder:
    given = {"title": "停水通知", "remark": "请存水", "occasion": occasion, "script": "notice.water"}
    return Reminder.model_validate(given)


NOW = "2025-09-03 12:00"
# occasion, planned for, why
CASES = [
    ({"at": "2025-09-05T09:00:00"}, "2025-09-05 09:00", "still to come"),
    ({"at": "2025-09-03T09:00:00"}, "2025-09-03 09:00", "missed this morning: still goes out"),
    ({"at": "2025-09-03T00:00:01"}, "2025-09-03 00:00:01", "missed by a second less than half a day"),
    ({"at": "2025-09-03T00:00:00"}, None, "half a day late is too late"),
    ({"at": "2025-08-01T09:00:00"}, None, "long ago"),
    ({"cron": "0 9 * * *"}, "2025-09-04 09:00", "written at noon it starts tomorrow"),
    ({"cron": "0 9 25 * *"}, "2025-09-25 09:00", "this month's"),
    ({"cron": "0 9 30 2 *"}, None, "a day that never comes"),
    ({"cron": "每月25号"}, None, "what can't be understood is planned by nobody"),
]


@pytest.mark.parametrize(("occasion", "planned", "why"), CASES)
def test_plan(occasion: dict[str, str], planned: str | None, why: str) -> None:
    dues = plan({"water": reminder(**occasion)}, SHANGHAI, at(NOW))
    expected = [Due("reminder", "water", at(planned), at(planned).isoformat())] if planned else []
    assert dues == expected, why


def test_one_bad_reminder_does_not_keep_the_others_from_being_planned() -> None:
    reminders = {"bad": reminder(cron="?"), "good": reminder(cron="0 9 * * *")}
    assert [due.subject for due in plan(reminders, SHANGHAI, at(NOW))] == ["good"]


def test_an_occurrence_is_the_same_row_whenever_it_is_planned_and_another_one_when_its_date_changes() -> None:
    one = plan({"water": reminder(at="2025-09-05T09:00:00")}, SHANGHAI, at(NOW))
    again = plan({"water": reminder(at="2025-09-05T09:00:00")}, SHANGHAI, at("2025-09-05 10:00"))
    moved = plan({"water": reminder(at="2025-09-06T09:00:00")}, SHANGHAI, at(NOW))
    assert one == again != moved
