"""An emergency from somebody whom nobody knows: told what to do at once, and everybody on duty is called."""

from playwright.sync_api import expect

from tests.browser.phones import Desk

CALLED = ("李师傅", "张师傅", "秩序员老孙", "赵经理")


def test_a_stranger_in_the_lift(desk: Desk) -> None:
    desk.open("新来的住户", *CALLED)
    stranger = desk.phone("新来的住户")
    stranger.says("救命啊 我被困在电梯里了 3栋2单元的")
    answer = stranger.hears("别扒门")
    expect(answer.locator("a[href^='tel:']")).to_have_count(2)
    for name in CALLED:
        desk.phone(name).hears("紧急 · 工单号")

    desk.phone("张师傅").taps("接单")
    stranger.hears("张师傅已经接单")
    desk.phone("李师傅").hears("已由张师傅接单")

    ticket = desk.ticket(desk.phone("张师傅").ticket_number())
    expect(ticket.locator(".kind")).to_have_text("紧急")
    expect(ticket).to_contain_text("电梯困人")
    expect(ticket.locator(".status")).to_have_text("已接单")
