"""What was put by goes before the answer."""

from bot.conversation.shelf_life import with_shelved
from bot.reply import Button, Reply
from tests.bot.conversation.stage import shelved


def test_nothing_put_by_leaves_the_reply_alone() -> None:
    reply = Reply("扫码交就行", (), "fee.pay", "v1")
    assert with_shelved(reply, []) is reply


def test_the_reply_keeps_its_script_and_version() -> None:
    shown = with_shelved(Reply("扫码交就行", (), "fee.pay", "v1"), [shelved(1, "李师傅到了")])
    assert (shown.script, shown.knowledge) == ("fee.pay", "v1")
    assert shown.text.startswith("李师傅到了")
    assert shown.text.endswith("扫码交就行")


def test_the_same_button_is_shown_once() -> None:
    see = Button("ticket.progress:1001", "看进度")
    shown = with_shelved(Reply("好", (see,)), [shelved(1, "到了", see), shelved(2, "走了", see)])
    assert shown.buttons == (see,)
