"""The same story on a phone, with one thumb: one person at a time fills the screen."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Screen
from tests.browser.phones import Desk

# What WeChat's and Apple's rules for touch agree on.
THUMB_PX = 44


@pytest.fixture
def screen() -> Screen:
    """A phone held upright."""
    return {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_from_the_leak_to_five_stars(desk: Desk) -> None:
    aunt = desk.turns_to("王阿姨")
    aunt.says("厨房水管漏水，明天上午在家")
    aunt.taps("确认")
    number = aunt.ticket_number()

    technician = desk.turns_to("李师傅")
    expect(aunt.box).to_be_hidden()
    for step, title in (("接单", "已接单"), ("到场", "已到场"), ("完工", "已完工")):
        technician.taps(step)
        technician.hears(f"{title} · 工单号 {number}")

    desk.turns_to("王阿姨")
    aunt.taps("修好了")
    aunt.taps("5 很满意")
    aunt.hears("谢谢您的评价（5分）")
    expect(desk.ticket(number).locator(".status")).to_have_text("已结单")


def test_the_clock_unfolds(desk: Desk) -> None:
    desk.press(desk.page.get_by_label("拨快时钟").first)
    desk.moves_clock("clock-tonight")
    expect(desk.clock).to_contain_text("20:00:")
    expect(desk.page.get_by_test_id("clock-tonight")).to_be_hidden()


def test_nothing_is_wider_than_the_screen(desk: Desk) -> None:
    aunt = desk.turns_to("王阿姨")
    aunt.says("https://example.com/" + "very-long-" * 30)
    expect(aunt.heard).to_have_count(1)
    width = desk.page.evaluate("document.scrollingElement.scrollWidth")
    assert width == 390
    assert aunt.box.locator(".messages").evaluate("list => list.scrollWidth <= list.clientWidth")


def test_a_thumb_hits_everything(desk: Desk) -> None:
    aunt = desk.turns_to("王阿姨")
    aunt.says("有人被困在电梯里了")
    aunt.hears("别扒门")
    aunt.chooses("我要报修")
    aunt.hears("哪里坏了")
    aunt.says("水管漏水，明天上午在家")
    expect(aunt.button("确认")).to_be_visible()
    assert too_small(desk.page.locator("button:visible")) == []
    desk.turns_to("李师傅").hears("电梯困人")
    assert too_small(desk.page.locator("button:visible")) == []


def too_small(buttons: Locator) -> list[str]:
    """Return the words of the buttons that a thumb may miss."""
    boxes = [(each, each.bounding_box()) for each in buttons.all()]
    return [each.inner_text() for each, box in boxes if box and min(box["width"], box["height"]) < THUMB_PX]
