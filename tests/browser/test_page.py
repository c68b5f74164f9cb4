"""What a page of somebody else's words must not do, starting over, and the tabs of the drawer."""

from playwright.sync_api import expect

from tests.browser.phones import Desk

MARKUP = "<img src=x onerror=document.title='x'><b>水管</b>漏水"


def test_markup_in_a_message_stays_text(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.says(f"厨房{MARKUP}，明天上午在家")
    expect(aunt.said.locator(".bubble")).to_have_text(f"厨房{MARKUP}，明天上午在家")
    aunt.taps("确认")
    # In its messages the service writes angle brackets wide; everywhere else the page alone must do.
    desk.phone("李师傅").hears("＜b＞水管＜/b＞漏水")
    expect(desk.tab("tickets")).to_contain_text("<b>水管</b>漏水")
    desk.tab("log").locator("summary").filter(has_text="推送").last.click()
    expect(desk.page.locator("#panel-log")).to_contain_text(MARKUP)
    expect(desk.page.locator("img[src=x]")).to_have_count(0)
    expect(desk.page).not_to_have_title("x")


def test_starting_over_forgets_everything(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.says("厨房水管漏水，明天上午在家")
    aunt.taps("确认")
    desk.phone("李师傅").hears("新任务")
    desk.resets()
    for name in ("王阿姨", "李师傅"):
        expect(desk.phone(name).messages).to_have_count(0)
    expect(desk.tab("tickets")).to_contain_text("还没有工单")
    aunt.says("厨房水管漏水，明天上午在家")
    aunt.hears("地点：3栋2单元1201")


def test_starting_over_can_be_thought_better_of(desk: Desk) -> None:
    aunt = desk.phone("王阿姨")
    aunt.says("物业费怎么交")
    aunt.hears("前台扫码")
    desk.page.get_by_test_id("reset").click()
    desk.page.get_by_role("button", name="先不").click()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    aunt.hears("前台扫码")


def test_the_log_shows_what_went_over_the_wire(desk: Desk) -> None:
    desk.phone("王阿姨").says("有人被困在电梯里了")
    desk.phone("李师傅").hears("电梯困人")
    log = desk.tab("log")
    push = log.locator(".way-push").filter(has_text="有人被困在电梯里了")
    push.locator("summary").click()
    expect(push.locator(".code").first).to_contain_text("<MsgType><![CDATA[text]]></MsgType>")
    expect(log.locator(".way-call").filter(has_text="message/send").first).to_be_visible()
    log.get_by_role("button", name="推送").click()
    expect(log.locator(".way-call:visible")).to_have_count(0)


def test_a_phone_is_closed_and_opened_again(desk: Desk) -> None:
    manager = desk.phone("赵经理")
    desk.page.get_by_role("button", name="合上赵经理的手机").click()
    expect(manager.box).to_have_count(0)
    desk.turns_to("赵经理")
    expect(manager.box).to_be_visible()
