"""Whoever uses no mouse gets everywhere, and the focus is never lost on the way."""

from playwright.sync_api import expect

from tests.browser.phones import Desk


def test_a_photo_is_sent_from_the_plus_panel(desk: Desk) -> None:
    aunt, keyboard = desk.phone("王阿姨"), desk.page.keyboard
    aunt.field.focus()
    keyboard.press("Tab")
    expect(aunt.plus).to_be_focused()
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(aunt.box.get_by_role("button", name="照片", exact=True)).to_be_focused()
    keyboard.press("Enter")
    expect(aunt.box.get_by_role("button", name="漏水的水管", exact=True)).to_be_focused()
    keyboard.press("Enter")
    aunt.hears("照片收到了")
    expect(aunt.plus).to_be_focused()


def test_escape_leaves_the_plus_panel(desk: Desk) -> None:
    aunt, keyboard = desk.phone("王阿姨"), desk.page.keyboard
    aunt.plus.focus()
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.press("Escape")
    expect(aunt.box.locator(".plus-panel")).to_be_hidden()
    expect(aunt.plus).to_be_focused()


def test_the_next_step_of_a_task_has_the_focus(desk: Desk) -> None:
    desk.phone("王阿姨").says("有人被困在电梯里了")
    technician = desk.phone("李师傅")
    technician.button("接单").focus()
    desk.page.keyboard.press("Enter")
    expect(technician.button("到场")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(technician.button("完工")).to_be_focused()


def test_the_tabs_of_the_drawer_follow_the_arrows(desk: Desk) -> None:
    desk.tab("tickets")
    desk.page.get_by_test_id("tab-tickets").press("ArrowRight")
    expect(desk.page.get_by_test_id("tab-log")).to_be_focused()
    expect(desk.page.locator("#panel-log")).to_be_visible()
