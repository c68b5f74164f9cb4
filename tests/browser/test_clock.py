"""The clock is moved on, and what falls due on the way happens and appears."""

import re

from playwright.sync_api import expect

from tests.browser.phones import Desk


def report(desk: Desk, words: str) -> None:
    """Have 王阿姨 report something and confirm it."""
    aunt = desk.phone("王阿姨")
    aunt.says(words)
    aunt.taps("确认")
    desk.phone("李师傅").hears("新任务")


def test_fifteen_minutes_later_nobody_has_taken_it(desk: Desk) -> None:
    report(desk, "厨房水管漏水，明天上午在家")
    desk.moves_clock("clock-15m")
    expect(desk.clock).to_contain_text(re.compile(r"10:1[56]:"))
    desk.phone("王阿姨").hears("值班经理已经知道了")
    desk.phone("赵经理").hears("超时了")


def test_tonight_nobody_has_come_though_it_was_taken(desk: Desk) -> None:
    report(desk, "厨房水管漏水，今天下午在家")
    desk.phone("李师傅").taps("接单")
    desk.phone("王阿姨").hears("已经接单")
    desk.moves_clock("clock-tonight")
    expect(desk.clock).to_contain_text("20:00:")
    desk.phone("李师傅").hears("快到时间了")
    desk.phone("王阿姨").hears("不能按说好的时间到了")
    desk.phone("赵经理").hears("超时了")


def test_tomorrow_we_ask_whether_it_is_mended(desk: Desk) -> None:
    """An emergency is asked about after twelve hours, at night though: so at the end of the quiet hours."""
    aunt, technician = desk.phone("王阿姨"), desk.phone("李师傅")
    aunt.says("有人被困在电梯里了")
    technician.taps("接单")
    technician.taps("到场")
    technician.taps("完工")
    aunt.hears("已经处理好了")
    desk.moves_clock("clock-tomorrow")
    expect(desk.clock).to_contain_text("08:30:")
    aunt.hears("想跟您确认一声")


def test_in_the_night_there_is_no_evening_left(desk: Desk) -> None:
    desk.moves_clock("clock-tonight")
    desk.moves_clock("clock-tonight")
    expect(desk.clock).to_contain_text("22:30:")
    expect(desk.page.get_by_test_id("clock-tonight")).to_be_disabled()
    desk.moves_clock("clock-tomorrow")
    expect(desk.page.get_by_test_id("clock-tonight")).to_be_enabled()
