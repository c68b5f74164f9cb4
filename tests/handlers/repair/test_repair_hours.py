"""When technicians come at all: a lamp waits for the day, a burst pipe doesn't."""

import pytest

from tests.handlers.chat import Chat

# what is broken, when, whether the time is taken, why
HOURS = [
    ("客厅灯坏了", "晚上11点", False, "nobody is called out for a lamp at night"),
    ("客厅灯坏了", "明天凌晨3点", False, "nor before the morning"),
    ("客厅灯坏了", "晚上9点半", True, "while somebody is still at work"),
    ("客厅灯坏了", "明天早上", True, "which ends in working hours"),
    ("客厅灯坏了", "明天上午", True, "at day"),
    ("客厅灯坏了", "随时", True, "whenever we come"),
    ("厨房漏水", "晚上11点", True, "water runs at night, too"),
]


@pytest.mark.parametrize(("broken", "when", "taken", "why"), HOURS)
def test_hours(broken: str, when: str, taken: bool, why: str) -> None:
    chat = Chat()
    chat.says(broken)
    answer = chat.says(when)
    assert (answer.script == "repair.summary") is taken, why
    assert ("上门时间" in answer.text) is not taken, why


def test_a_time_in_the_first_words_is_looked_at_as_well() -> None:
    chat = Chat()
    asked = chat.says("家里灯坏了，晚上11点来")
    assert asked.script == "repair.ask_visit"
    assert asked.text.startswith("这类小修，师傅的上门时间是08:00到22:00")
    assert chat.says("晚上8点").script == "repair.summary"
    assert "上门时间" not in chat.says("还是明天上午吧").text
