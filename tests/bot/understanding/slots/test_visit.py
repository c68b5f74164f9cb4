"""Times to come that people name; now is Wednesday 2025-01-08, 15:00."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.visit import find_visit

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2025, 1, 8, 15, 0, tzinfo=ZONE)

# Columns: text, from and until (month-day hour:minute), the words that said so
FOUND = [
    ("明天上午", "01-09 09:00", "01-09 12:00", "明天上午"),  # Thursday
    ("明天", "01-09 09:00", "01-09 18:00", "明天"),  # no hours: the day
    ("后天下午来吧", "01-10 14:00", "01-10 18:00", "后天下午"),
    ("大后天", "01-11 09:00", "01-11 18:00", "大后天"),
    ("明早九点", "01-09 09:00", "01-09 10:00", "明早九点"),
    ("明晚", "01-09 18:00", "01-09 21:00", "明晚"),
    ("周六下午三点半", "01-11 15:30", "01-11 16:30", "周六下午三点半"),  # the coming Saturday
    ("星期天", "01-12 09:00", "01-12 18:00", "星期天"),
    ("周三上午", "01-15 09:00", "01-15 12:00", "周三上午"),  # this Wednesday's morning is over
    ("周三晚上", "01-08 18:00", "01-08 21:00", "周三晚上"),  # its evening is not
    ("下周一上午", "01-13 09:00", "01-13 12:00", "下周一上午"),
    ("周末", "01-11 09:00", "01-11 18:00", "周末"),
    ("今晚八点到九点", "01-08 20:00", "01-08 21:00", "今晚八点到九点"),
    ("明天下午2点-4点", "01-09 14:00", "01-09 16:00", "明天下午2点-4点"),
    ("下班后", "01-08 18:00", "01-08 21:00", "下班后"),
    ("三点", "01-08 15:00", "01-08 16:00", "三点"),  # nobody visits at three at night
    ("八点", "01-09 08:00", "01-09 09:00", "八点"),  # eight has passed: tomorrow
    ("16:30", "01-08 16:30", "01-08 17:30", "16:30"),
    ("14:30", "01-09 14:30", "01-09 15:30", "14:30"),
    ("明天十点以后", "01-09 10:00", "01-09 21:00", "明天十点以后"),
    ("明天下午五点之前", "01-09 14:00", "01-09 17:00", "明天下午五点之前"),
    ("中午12点", "01-09 12:00", "01-09 13:00", "中午12点"),
    ("明天中午一点", "01-09 13:00", "01-09 14:00", "明天中午一点"),
    ("5月3日", "05-03 09:00", "05-03 18:00", "5月3日"),
    ("15号上午", "01-15 09:00", "01-15 12:00", "15号上午"),
    ("今天", "01-08 15:00", "01-08 18:00", "今天"),  # what is left of it
    ("现在", "01-08 15:00", "01-08 16:00", "现在"),
    ("随时", "01-08 15:00", "01-08 21:00", "随时"),
    ("半小时后", "01-08 15:30", "01-08 16:30", "半小时后"),
    ("两个小时后来", "01-08 17:00", "01-08 18:00", "两个小时后"),
    ("昨天晚上漏的，明天上午来", "01-09 09:00", "01-09 12:00", "明天上午"),
    ("上午不在家，下午可以", "01-08 15:00", "01-08 18:00", "下午"),
    ("明天我上班，晚上七点以后才在家", "01-09 19:00", "01-09 21:00", "晚上七点以后"),  # that day's evening
    ("明天上午不在家，下午可以", "01-09 14:00", "01-09 18:00", "下午"),  # the same day's afternoon
    ("不要明天，周六吧", "01-11 09:00", "01-11 18:00", "周六"),
    ("周六我不上班", "01-11 09:00", "01-11 18:00", "周六"),  # off duty is at home
    ("下午来吧 我睡午觉到四点", "01-08 16:00", "01-08 18:00", "下午"),  # not before the nap is over
    ("我六点下班", "01-08 18:00", "01-08 21:00", "六点下班"),  # from then on
    ("明天 下午", "01-09 14:00", "01-09 18:00", "明天 下午"),  # a gap between the day and its hours
    ("明天我在家，三点以后来", "01-09 15:00", "01-09 21:00", "明天我在家,三点以后"),
    ("週六上午", "01-11 09:00", "01-11 12:00", "周六上午"),  # traditional characters
]

NOT_FOUND = [
    ("", "nothing"),
    ("昨天坏的", "the past is no time to come"),
    ("每天下午吵", "a habit is no appointment"),
    ("今天上午", "it is over"),
    ("今天下午两点", "the stated hour has passed"),
    ("快一点来", "一点 means a little"),
    ("有一点漏水", "一点 means a little"),
    ("三点建议", "three points, no hour"),
    ("说了两点", "two points, no hour"),
    ("3号楼漏水", "a building, no day of the month"),
    ("等了30分钟", "a duration without 后"),
    ("明天25点", "no clock shows it"),
    ("2月30日", "no such day"),
    ("我明白了", "明 alone is no day"),
    ("明年再说", "no day is named"),
    ("早点来", "早 alone is no time"),
    ("明天上午不在家", "the resident is away then"),
    ("明天上班", "at work nobody opens the door"),
    ("不要明天", "any day but that"),
    ("明天别来", "not then"),
]


@pytest.mark.parametrize(("text", "start", "until", "words"), FOUND)
def test_a_time_to_come_is_found(text: str, start: str, until: str, words: str) -> None:
    visit = find_visit(text, NOW)
    assert visit is not None
    found = (f"{visit.start:%m-%d %H:%M}", f"{visit.until:%m-%d %H:%M}", visit.words)
    assert found == (start, until, words)


@pytest.mark.parametrize(("text", "reason"), NOT_FOUND)
def test_what_names_no_time_to_come_is_left_alone(text: str, reason: str) -> None:
    assert find_visit(text, NOW) is None, reason


# hours, the day that was said before, from, why
ON_THE_DAY = [
    ("下午三点", date(2025, 1, 11), "01-11 15:00", "hours alone are meant for the day that was said"),
    ("明天下午三点", date(2025, 1, 11), "01-09 15:00", "a new day counts"),
    ("上午", date(2025, 1, 8), "01-09 09:00", "this morning is over: the next one"),
    ("下午五点", date(2025, 1, 6), "01-08 17:00", "a day that is over is no day to come"),
]


@pytest.mark.parametrize(("text", "on", "start", "why"), ON_THE_DAY)
def test_hours_alone_keep_the_day(text: str, on: date, start: str, why: str) -> None:
    visit = find_visit(text, NOW, on)
    assert visit is not None
    assert f"{visit.start:%m-%d %H:%M}" == start, why


def test_any_time_said_late_in_the_evening_runs_into_tomorrow() -> None:
    visit = find_visit("随时都行", NOW.replace(hour=20, minute=30))
    assert visit is not None
    assert f"{visit.until:%m-%d %H:%M}" == "01-09 21:00"


moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(ZONE))


@given(st.text(alphabet="明后今天周六日一二三十点半到上下午晚号月:1230以前后早", max_size=20), moments)
def test_a_visit_is_never_over_and_never_empty(text: str, now: datetime) -> None:
    visit = find_visit(text, now)
    if visit is not None:
        assert now <= visit.start < visit.until <= now + timedelta(days=800)
