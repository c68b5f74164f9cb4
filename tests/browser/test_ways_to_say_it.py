"""What can be said otherwise than by typing: photo, voice, place, menu, quick phrases, following."""

import pytest
from playwright.sync_api import expect

from tests.browser.phones import Desk


def test_a_photo(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.opens_plus("照片")
    aunt.chooses("漏水的水管")
    expect(aunt.said.get_by_role("img", name="照片：漏水的水管")).to_be_visible()
    aunt.hears("照片收到了")


def test_a_voice_message_is_shown_with_what_was_heard(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.opens_plus("语音")
    aunt.box.get_by_label("语音识别出的文字").fill("厨房水管漏水")
    aunt.chooses("发语音")
    expect(aunt.said.locator(".heard")).to_have_text("厨房水管漏水")
    aunt.hears("厨房水管漏水")


def test_a_voice_message_that_nobody_understood(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.opens_plus("语音")
    aunt.chooses("发语音")
    aunt.hears("没能听清")


def test_a_place(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.opens_plus("位置")
    aunt.chooses("云栖花园3栋2单元门口")
    expect(aunt.said.locator(".place-name")).to_have_text("云栖花园3栋2单元门口")
    aunt.hears("位置收到了：云栖花园3栋2单元门口")


@pytest.mark.parametrize(
    ("key", "answer"),
    [("我要报修", "哪里坏了"), ("我的工单", "您最近没有工单"), ("找人帮忙", "来跟您说")],
)
def test_a_key_of_the_menu(desk: Desk, key: str, answer: str) -> None:
    aunt = desk.phone("王阿姨")
    aunt.chooses(key)
    aunt.hears(answer)


def test_a_quick_phrase_is_only_filled_in(desk: Desk) -> None:
    manager = desk.phone("赵经理")
    manager.chooses("我的任务")
    expect(manager.field).to_have_value("我的任务")
    expect(manager.messages).to_have_count(0)
    manager.field.press("Enter")
    manager.hears("您手上没有任务")


def test_a_quick_phrase_knows_the_newest_ticket(desk: Desk) -> None:
    desk.phone("王阿姨").says("有人被困在电梯里了")
    manager = desk.phone("赵经理")
    number = manager.ticket_number()
    manager.chooses("接 …")
    expect(manager.field).to_have_value(f"接 {number}")


def test_who_leaves_says_nothing_more_until_they_follow_again(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.opens_plus("取消关注")
    expect(aunt.field).to_be_hidden()
    aunt.chooses("关注公众号")
    aunt.hears("欢迎回来")
    expect(aunt.field).to_be_visible()
