"""The story that the page is there to show: a leak is reported, mended, confirmed and rated."""

from playwright.sync_api import expect

from tests.browser.phones import Desk


def test_from_the_leak_to_five_stars(desk: Desk) -> None:
    aunt, technician = desk.phone("王阿姨"), desk.phone("李师傅")
    aunt.says("厨房水管漏水，明天上午在家")
    aunt.hears("地点：3栋2单元1201")
    aunt.taps("确认")
    number = aunt.ticket_number()

    technician.hears(f"新任务 · 工单号 {number}")
    technician.taps("接单")
    aunt.hears("李师傅已经接单")
    technician.taps("到场")
    aunt.hears("李师傅到了")
    technician.taps("完工")
    aunt.hears("李师傅说已经处理好了")

    aunt.taps("修好了")
    aunt.hears("已结单")
    aunt.taps("5 很满意")
    aunt.hears("谢谢您的评价（5分）")
    technician.hears("打了5分")

    ticket = desk.ticket(number)
    expect(ticket.locator(".status")).to_have_text("已结单")
    expect(ticket).to_contain_text("水管漏水")
    expect(ticket).to_contain_text("5分")
    expect(ticket.locator(".promise em")).to_have_text(["守住了"] * 3)


def test_the_card_changes_in_place(desk: Desk) -> None:
    technician = desk.phone("李师傅")
    aunt = desk.phone("王阿姨")
    aunt.says("厨房水管漏水，明天上午在家")
    aunt.taps("确认")
    titles = technician.box.locator(".card-title")
    expect(titles).to_contain_text(["新任务"])
    technician.taps("接单")
    expect(titles).to_contain_text(["已接单"])
    technician.taps("到场")
    expect(titles).to_contain_text(["已到场"])
    expect(titles).to_have_count(1)
    expect(technician.button("接单")).to_have_count(0)


def test_who_is_not_looked_at_has_unread_messages(desk: Desk) -> None:
    desk.phone("王阿姨").says("有人被困在电梯里了")
    badge = desk.person("秩序员老孙").locator(".badge")
    expect(badge).to_have_text("1")
    desk.turns_to("秩序员老孙").hears("电梯困人")
    expect(badge).to_have_count(0)


def test_the_newest_message_is_in_view(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    for question in ("物业费怎么交", "怎么停车", "我要装修", "门禁卡丢了"):
        before = aunt.heard.count()
        aunt.says(question)
        expect(aunt.heard).to_have_count(before + 1)
        expect(aunt.heard.last).to_be_in_viewport(ratio=0.9)


def test_a_reload_shows_the_same_phones_and_messages(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.says("物业费怎么交")
    aunt.hears("前台扫码")
    desk.turns_to("小周")
    desk.page.reload()
    aunt.hears("前台扫码")
    expect(desk.phone("小周").box).to_be_visible()
