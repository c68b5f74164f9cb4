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
    ("明天我在家，三点以后来", "01-09 15:00", "01-09 21:00", "明天我在家，三点以后"),
    ("週六上午", "01-11 09:00", "01-11 12:00", "週六上午"),  # traditional characters
    # Days
    ("今晚八点", "01-08 20:00", "01-08 21:00", "今晚八点"),
    ("后天一早", "01-10 07:00", "01-10 09:00", "后天一早"),
    ("明儿上午", "01-09 09:00", "01-09 12:00", "明儿上午"),
    ("这周末", "01-11 09:00", "01-11 18:00", "这周末"),
    ("下周末", "01-18 09:00", "01-18 18:00", "下周末"),
    ("下下周一", "01-20 09:00", "01-20 18:00", "下下周一"),
    ("这周六", "01-11 09:00", "01-11 18:00", "这周六"),
    ("礼拜天下午", "01-12 14:00", "01-12 18:00", "礼拜天下午"),
    ("下周", "01-13 09:00", "01-19 18:00", "下周"),  # any day of it
    ("后天周五下午三点", "01-10 15:00", "01-10 16:00", "后天周五下午三点"),  # one day named twice
    ("明天或者后天下午", "01-09 09:00", "01-09 18:00", "明天"),  # two days: the first
    ("3月5号到8号", "03-05 09:00", "03-08 18:00", "3月5号到8号"),
    ("30号到2号上午", "01-30 09:00", "02-02 12:00", "30号到2号上午"),  # into the next month
    ("周一到周五", "01-13 09:00", "01-17 18:00", "周一到周五"),
    ("周六周日都行", "01-11 09:00", "01-12 18:00", "周六周日"),
    ("明后天", "01-09 09:00", "01-10 18:00", "明后天"),
    ("过两天", "01-10 09:00", "01-10 18:00", "过两天"),
    ("三天后", "01-11 09:00", "01-11 18:00", "三天后"),
    ("两个星期后上午", "01-22 09:00", "01-22 12:00", "两个星期后上午"),
    ("20号下午", "01-20 14:00", "01-20 18:00", "20号下午"),
    ("二十号", "01-20 09:00", "01-20 18:00", "二十号"),
    ("1号", "02-01 09:00", "02-01 18:00", "1号"),  # the first of this month is over
    ("下个月5号", "02-05 09:00", "02-05 18:00", "下个月5号"),
    ("月底", "01-29 09:00", "01-31 18:00", "月底"),
    ("下月初", "02-01 09:00", "02-03 18:00", "下月初"),
    ("3月下旬", "03-21 09:00", "03-31 18:00", "3月下旬"),
    ("2025-01-20", "01-20 09:00", "01-20 18:00", "2025-01-20"),
    ("2025/1/20 14:00", "01-20 14:00", "01-20 15:00", "2025/1/20 14:00"),
    ("2025年1月20日上午", "01-20 09:00", "01-20 12:00", "2025年1月20日上午"),
    ("二零二五年一月二十号", "01-20 09:00", "01-20 18:00", "二零二五年一月二十号"),
    ("明年3月5日", "03-05 09:00", "03-05 18:00", "明年3月5日"),
    ("元旦", "01-01 09:00", "01-01 18:00", "元旦"),  # the next one
    ("国庆后", "10-08 09:00", "10-10 18:00", "国庆后"),  # one of the first days after it
    ("五一期间", "05-01 09:00", "05-05 18:00", "五一期间"),
    ("圣诞节前", "12-22 09:00", "12-24 18:00", "圣诞节前"),
    # Hours
    ("早上8:30", "01-09 08:30", "01-09 09:30", "早上8:30"),
    ("８：３０", "01-09 08:30", "01-09 09:30", "８：３０"),
    ("晚8点", "01-08 20:00", "01-08 21:00", "晚8点"),
    ("晚上七八点", "01-08 19:00", "01-08 20:00", "晚上七八点"),  # between the two
    ("八点一刻", "01-09 08:15", "01-09 09:15", "八点一刻"),
    ("晚上7点过10分", "01-08 19:10", "01-08 20:10", "晚上7点过10分"),
    ("18时30分", "01-08 18:30", "01-08 19:30", "18时30分"),
    ("三点左右", "01-08 15:00", "01-08 16:00", "三点左右"),
    ("差不多三点来", "01-08 15:00", "01-08 16:00", "三点"),
    ("晚上12点", "01-09 00:00", "01-09 01:00", "晚上12点"),  # the midnight that follows
    ("晚上2点", "01-09 02:00", "01-09 03:00", "晚上2点"),  # of the night that follows
    ("午饭后", "01-09 13:00", "01-09 15:00", "午饭后"),  # today's is over
    ("晚饭后", "01-08 19:00", "01-08 21:00", "晚饭后"),
    ("一个半小时后", "01-08 16:30", "01-08 17:30", "一个半小时后"),
    ("再过两个小时来", "01-08 17:00", "01-08 18:00", "再过两个小时"),
    ("一刻钟后", "01-08 15:15", "01-08 16:15", "一刻钟后"),
    # From and until
    ("8-10点", "01-09 08:00", "01-09 10:00", "8-10点"),
    ("下午3-5点", "01-08 15:00", "01-08 17:00", "下午3-5点"),
    ("从8点到10点", "01-09 08:00", "01-09 10:00", "8点到10点"),
    ("8:00-10:00", "01-09 08:00", "01-09 10:00", "8:00-10:00"),
    ("明天8:00—10:00", "01-09 08:00", "01-09 10:00", "明天8:00—10:00"),  # a long dash
    ("明天上午9点到晚上8点", "01-09 09:00", "01-09 20:00", "明天上午9点到晚上8点"),
    ("明晚10点到早上6点", "01-09 22:00", "01-10 06:00", "明晚10点到早上6点"),  # over midnight
    # As it is typed
    ("明\u200b天上午", "01-09 09:00", "01-09 12:00", "明\u200b天上午"),  # a letter that nobody sees
    ("明天😀上午", "01-09 09:00", "01-09 12:00", "明天😀上午"),
    ("週六下午三點半", "01-11 15:30", "01-11 16:30", "週六下午三點半"),
    ("电话13800001111，明天三点", "01-09 15:00", "01-09 16:00", "明天三点"),  # a phone is no time
    ("下午好，明天上午来", "01-09 09:00", "01-09 12:00", "明天上午"),  # a greeting is no time
]

NOT_FOUND = [
    ("", "nothing"),
    ("昨天坏的", "the past is no time to come"),
    ("每天下午吵", "a habit is no appointment"),
    ("今天上午", "it is over"),
    ("今天下午两点", "the stated hour has passed"),
    ("快一点来", "一点 means a little"),
    ("能搬远一点", "一点 means a little"),
    ("这周天气好", "the weather, no Sunday"),
    ("几十号人", "how many people"),
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
    ("昨天晚上我家八点半漏水", "the clause is about yesterday"),
    ("每周六下午", "a habit"),
    ("每月5号", "a habit"),
    ("上周六", "the past"),
    ("刚才三点", "the past"),
    ("这周一", "this week's Monday is over"),
    ("2024-12-01", "a date that is over"),
    ("去年5月1日", "last year"),
    ("24:30", "no clock shows it"),
    ("8:75", "no clock shows it"),
    ("下午三点七十分", "no hour has seventy minutes"),
    ("上午15点", "fifteen is no morning"),
    ("星期八", "no such day"),
    ("13月1号", "no such month"),
    ("第20号", "a place in a row"),
    ("20号1201", "a building and a home"),
    ("12号线", "a line of the metro"),
    ("15日内", "a time limit"),
    ("3小时内", "a time limit"),
    ("三五天", "how long"),
    ("3-5天", "how long"),
    ("报修两天后才来", "a complaint about the past"),
    ("三天后还没修", "a complaint about the past"),
    ("晚上好", "a greeting"),
    ("五一二室", "a home"),
    ("1.5点", "no clock shows it"),
    ("漏了一点多", "a little more"),
    ("下周一卡", "a ticket for a week"),
    ("个月底", "no month is named"),
    ("最晚八点", "until when, and of which half of the day is not said"),
    ("2099年1月1日", "further off than any appointment"),
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


@given(st.text(max_size=60), moments)
def test_any_text_names_a_time_to_come_in_its_own_words_or_none(text: str, now: datetime) -> None:
    visit = find_visit(text, now)
    assert visit is None or (visit.words in text and now <= visit.start < visit.until)


@given(moments, st.integers(1, 300))
def test_every_date_to_come_is_read_back(now: datetime, ahead: int) -> None:
    day = now.date() + timedelta(days=ahead)
    for written in (f"{day.month}月{day.day}日", f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}号"):
        visit = find_visit(written, now)
        assert visit is not None
        assert visit.start.date() == day, written


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_hour_of_the_clock_is_read_back(hour: int, minute: int) -> None:
    visit = find_visit(f"明天{hour}:{minute:02}", NOW)
    assert visit is not None
    assert (visit.start.day, visit.start.hour, visit.start.minute) == (9, hour, minute)


@given(st.integers(0, 6), st.integers(1, 2))
def test_every_weekday_to_come_is_read_back(weekday: int, weeks: int) -> None:
    visit = find_visit(f"{'下' * weeks}周{'一二三四五六日'[weekday]}", NOW)
    assert visit is not None
    assert visit.start.date() == date(2025, 1, 6) + timedelta(days=7 * weeks + weekday)
