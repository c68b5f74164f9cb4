"""What was put by goes before the answer."""

from dataclasses import replace

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


def test_the_newest_word_on_a_ticket_is_enough() -> None:
    accepted, arrived = shelved(1, "李师傅接单了"), shelved(2, "李师傅到了")
    about = [replace(each, notice=replace(each.notice, ticket="1001")) for each in (accepted, arrived)]
    assert with_shelved(Reply("好"), about).text == "李师傅到了\n\n——\n\n好"


def test_every_word_of_a_colleague_is_shown() -> None:
    said = [shelved(number, f"客服小赵：第{number}步") for number in range(1, 6)]
    words = [
        replace(each, notice=replace(each.notice, ticket="1001", script="human.colleague_says"))
        for each in said
    ]
    shown = with_shelved(Reply(""), words).text
    assert shown == "\n\n".join(f"客服小赵：第{number}步" for number in range(1, 6))


def test_no_more_than_three_the_newest() -> None:
    shown = with_shelved(Reply("好"), [shelved(number, f"第{number}条") for number in range(1, 6)])
    assert shown.text == "第3条\n\n第4条\n\n第5条\n\n——\n\n好"
