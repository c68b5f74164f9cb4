"""A colleague talks with residents: plain words reach the one who is meant, and nobody else."""

from dataclasses import replace

import pytest

from bot.message import MessageKind
from bot.tickets.ticket import Status
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, LIN, WANG, XIAOZHAO, ZHAO, Chat

CHEN = "official:chen"  # another resident


@pytest.fixture
def chat() -> Chat:
    """A chat in which 客服小赵 has taken 王阿姨's enquiry, 1001."""
    chat = Chat()
    chat.says("转人工")
    chat.taps("staff.accept:1001", XIAOZHAO)
    return chat


@pytest.fixture
def both(chat: Chat) -> Chat:
    """The same, and then 陈先生's enquiry, 1002, which she chose last."""
    chat.says("转人工", CHEN)
    chat.book.tickets["1002"] = replace(chat.book.tickets["1002"], assignee=XIAOZHAO)
    chat.taps("staff.accept:1002", XIAOZHAO)
    return chat


def sent(chat: Chat, resident: str) -> list[str]:
    """Return what colleagues have said to a resident."""
    says = {"human.colleague_says", "human.colleague_begins"}
    words = [notice for notice in chat.notices if notice.script in says]
    return [
        notice.text.partition("：")[2].partition("\n\n")[0]
        for notice in words
        if notice.recipient == resident
    ]


# One talk


def test_plain_words_go_to_the_resident_and_are_confirmed_with_the_number(chat: Chat) -> None:
    said = chat.says("您好，请讲", XIAOZHAO)
    assert (said.script, sent(chat, WANG)) == ("staff.talk_sent", ["您好，请讲"])
    assert "1001" in said.text
    assert "3栋2单元1201" in said.text
    assert chat.notices[-1].text == "客服小赵：您好，请讲"


def test_words_that_find_no_quota_are_said_not_to_have_arrived(chat: Chat) -> None:
    chat.book.out_of_reach.add(WANG)
    assert chat.says("您好，请讲", XIAOZHAO).script == "staff.talk_kept"
    assert chat.says("回复 1001 在吗", XIAOZHAO).script == "staff.talk_kept"
    chat.book.out_of_reach.clear()
    assert chat.says("您好", XIAOZHAO).script == "staff.talk_sent"


# words, script, why
OURS = [
    ("好了，已经帮您登记", "staff.talk_sent", "begins like 完工, and is meant for the resident"),
    ("到了告诉您", "staff.talk_sent", "begins like 到场"),
    ("来了来了", "staff.talk_sent", "an enquiry is nowhere to arrive at"),
    ("等我问一下业主", "staff.talk_sent", "begins like 等待"),
    ("发现您家的账单没算错", "staff.talk_sent", "begins like a patrol"),
    ("登记好了", "staff.talk_sent", "begins like 登记"),
    ("转账也可以", "staff.talk_sent", "begins like 转单"),
    ("物业费按季交", "staff.talk_sent", "no question to the bot"),
    ("帮我登记 5栋1单元302", "", "somebody's room is held back: a card asks"),
    ("到了", "staff.talk_sent", "no place to arrive at"),
    ("我的任务", "staff.task_list", "the list"),
    ("备注 说过押金的事", "staff.noted", "a note"),
    ("登记 5栋1单元302 水管漏水", "staff.registered_unbound", "a registration with its place"),
    ("转给小林", "staff.handed_on", "to a colleague who is named"),
    ("完工", "staff.talk_handed_back", "alone it can only be the command"),
    ("好了 1001 说清楚了", "staff.talk_handed_back", "with its number, too"),
]


@pytest.mark.parametrize(("words", "script", "why"), OURS)
def test_what_is_not_plainly_for_us_is_for_the_resident(
    chat: Chat, words: str, script: str, why: str
) -> None:
    chat.says("您好", XIAOZHAO)
    assert chat.says(words, XIAOZHAO).script == script, why


def test_an_emergency_comes_before_the_talk(chat: Chat) -> None:
    assert chat.says("3栋电梯里困住人了", XIAOZHAO).script.startswith("emergency.")
    assert sent(chat, WANG) == []


# words, why they are held back
HELD_BACK = [
    ("您打我手机13800138000", "a phone number"),
    ("楼下5栋1单元302说是您家漏的", "somebody else's room"),
]


@pytest.mark.parametrize("form", ["{}", "回复 {}", "1001 {}"])
@pytest.mark.parametrize(("words", "why"), HELD_BACK)
def test_nobodys_number_or_room_is_passed_on(chat: Chat, words: str, why: str, form: str) -> None:
    chat.says(form.format(words), XIAOZHAO)
    assert chat.notices[-1].script == "staff.wording_held", why
    assert sent(chat, WANG) == []


def test_who_speaks_before_accepting_is_asked_and_takes_it_with_the_tap() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("您好", XIAOZHAO).text == ""
    (button,) = chat.notices[-1].buttons
    assert button.id.startswith("staff.talk_send:1001:")
    assert chat.taps(button.id, XIAOZHAO).script == "staff.talk_sent"
    assert (sent(chat, WANG), chat.ticket.status) == (["您好"], Status.ACCEPTED)


def test_the_reply_button_takes_it() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.taps("staff.talk:1001", XIAOZHAO).script == "staff.talk_chosen"
    assert (chat.ticket.status, chat.ticket.assignee) == (Status.ACCEPTED, XIAOZHAO)
    assert chat.says("您好", XIAOZHAO).script == "staff.talk_sent"


def test_a_talk_that_a_colleague_has_can_not_be_chosen(chat: Chat) -> None:
    assert chat.taps("staff.talk:1001", LIN).script == "staff.not_yours"


def test_a_picture_can_not_be_passed_on_and_the_colleague_knows(chat: Chat) -> None:
    assert chat.says(kind=MessageKind.IMAGE, who=XIAOZHAO).script == "staff.talk_words_only"
    assert chat.says(kind=MessageKind.IMAGE, who=LI).script == "media.image"


def test_without_a_talk_plain_words_are_for_us() -> None:
    assert Chat().says("您好，请讲", XIAOZHAO).script != "staff.talk_sent"


# Several talks


def test_words_go_to_the_talk_that_was_chosen_last(both: Chat) -> None:
    both.says("您好", XIAOZHAO)
    both.says("再说一句", XIAOZHAO)
    assert (sent(both, CHEN), sent(both, WANG)) == (["您好", "再说一句"], [])


def test_when_another_has_written_since_nothing_is_sent_until_a_tap(both: Chat) -> None:
    both.says("押金什么时候退")
    assert both.says("前台登记就能退", XIAOZHAO).text == "", "a text has no buttons: a card asks"
    card = both.notices[-1]
    assert (card.recipient, card.script) == (XIAOZHAO, "staff.talk_which")
    assert [button.label for button in card.buttons] == ["发给 1001", "发给 1002"]
    assert sent(both, CHEN) + sent(both, WANG) == []
    assert both.taps("staff.talk_send:1001", XIAOZHAO).script == "staff.talk_sent"
    assert (sent(both, CHEN), sent(both, WANG)) == ([], ["前台登记就能退"])


def test_after_the_tap_words_go_there_until_the_other_writes(both: Chat) -> None:
    both.says("押金什么时候退")
    both.says("前台登记就能退", XIAOZHAO)
    both.taps("staff.talk_send:1001", XIAOZHAO)
    assert both.says("不用预约", XIAOZHAO).script == "staff.talk_sent"
    both.says("门禁卡呢", CHEN)
    assert both.says("带身份证", XIAOZHAO).text == ""
    assert (sent(both, CHEN), sent(both, WANG)) == ([], ["前台登记就能退", "不用预约"])


def test_each_card_sends_its_own_words_and_what_is_left_unsent_is_said(both: Chat) -> None:
    both.says("押金什么时候退")
    both.says("王阿姨，前台登记就能退", XIAOZHAO)
    earlier = both.notices[-1].buttons[0].id
    both.says("陈先生，不用预约", XIAOZHAO)
    left = both.says("1002", XIAOZHAO)
    assert (left.script, sent(both, CHEN)) == ("staff.talk_sent_but", ["陈先生，不用预约"]), "as the tap does"
    assert "王阿姨，前台登记就能退" in left.text
    assert both.taps(earlier, XIAOZHAO).script == "staff.talk_sent"
    assert (sent(both, WANG), len(sent(both, CHEN))) == (["王阿姨，前台登记就能退"], 1)


def test_words_that_wait_for_a_tap_are_reminded_of_before_the_talk_is_handed_back(both: Chat) -> None:
    both.says("押金什么时候退")
    both.says("前台登记就能退", XIAOZHAO)
    (due,) = [due for docket, _ in both.book.commits for due in docket.dues if due.name == "talk.unsent"]
    assert due.at == at("2025-09-01 10:05")


def test_a_number_typed_later_sends_nothing_old(both: Chat) -> None:
    both.says("押金什么时候退")
    both.says("前台登记就能退", XIAOZHAO)
    both.taps("staff.talk:1002", XIAOZHAO)
    assert both.says("1001", XIAOZHAO).script == "staff.talk_chosen"
    assert sent(both, CHEN) + sent(both, WANG) == []


def test_a_number_of_no_talk_never_goes_to_the_talk_that_is_chosen(chat: Chat) -> None:
    assert chat.says("1003 您好", XIAOZHAO).script == "staff.talk_not_that"
    assert chat.says("1003您好", XIAOZHAO).script == "staff.talk_not_that"
    assert sent(chat, WANG) == []


@pytest.mark.parametrize("words", ["2000元左右", "2025年交过了", "1800左右吧", "5000.5元"])
def test_an_amount_or_a_year_is_no_ticket(chat: Chat, words: str) -> None:
    assert chat.says(words, XIAOZHAO).script == "staff.talk_sent"
    assert sent(chat, WANG) == [words]


def test_who_is_blocked_is_not_written_to_before_they_can_answer(chat: Chat) -> None:
    chat.book.conversations[WANG] = replace(chat.conversation, blocked_until=at("2025-09-02 10:00"))
    assert chat.says("请您文明用语", XIAOZHAO).script == "staff.talk_blocked"
    assert sent(chat, WANG) == []


# words, to 王阿姨, to 陈先生, why
ADDRESSED = [
    ("1001 带身份证", ["带身份证"], [], "the number first"),
    ("1002，带身份证", [], ["带身份证"], "with a comma"),
    ("回复 1001 带身份证", ["带身份证"], [], "the verb, too"),
    ("1001带身份证", ["带身份证"], [], "without a space, as thumbs type it"),
    ("1009 带身份证", [], [], "no talk of theirs: for nobody"),
    ("1009带身份证", [], [], "nor without a space"),
]


@pytest.mark.parametrize(("words", "wang", "chen", "why"), ADDRESSED)
def test_a_number_says_to_whom(both: Chat, words: str, wang: list[str], chen: list[str], why: str) -> None:
    both.says("押金什么时候退")
    both.says(words, XIAOZHAO)
    assert (sent(both, WANG), sent(both, CHEN)) == (wang, chen), why


def test_words_for_who_has_just_left_do_not_reach_the_other(both: Chat) -> None:
    both.says("好了", CHEN)
    assert both.says("不客气", XIAOZHAO).text == ""
    assert sent(both, WANG) == []


def test_an_enquiry_that_came_in_meanwhile_makes_it_unsure(chat: Chat) -> None:
    chat.says("转人工", CHEN)
    chat.book.tickets["1002"] = replace(chat.book.tickets["1002"], assignee=XIAOZHAO)
    assert chat.says("您好，请讲", XIAOZHAO).text == ""
    assert sent(chat, WANG) == []


def test_choosing_another_leaves_the_kept_words_unsent_and_says_so(both: Chat) -> None:
    both.says("押金什么时候退")
    both.says("前台登记就能退", XIAOZHAO)
    assert both.taps("staff.talk:1002", XIAOZHAO).script == "staff.talk_chosen_unsent"
    assert sent(both, CHEN) + sent(both, WANG) == []


def test_of_several_talks_the_chosen_one_is_ended(both: Chat) -> None:
    both.says("您好", XIAOZHAO)
    assert both.says("交回", XIAOZHAO).script == "staff.talk_handed_back"
    assert both.book.tickets["1002"].status is Status.FINISHED


def test_which_talk_is_ended_must_be_said_when_another_has_written_since(both: Chat) -> None:
    both.says("您好", XIAOZHAO)
    both.says("押金什么时候退")
    assert both.says("交回", XIAOZHAO).script == "staff.which_task"


# Handing back


@pytest.mark.parametrize("words", ["交回", "交回机器人", "结束对话", "聊完了", "完工", "交回 1001"])
def test_handing_back_is_said_and_the_bot_answers_again(chat: Chat, words: str) -> None:
    chat.says("您好", XIAOZHAO)
    assert chat.says(words, XIAOZHAO).script == "staff.talk_handed_back"
    assert (chat.notices[-1].recipient, chat.notices[-1].script) == (WANG, "ticket.finished_enquiry")
    assert chat.says("物业费怎么交").script == "fee.pay_how"


def test_nobody_hands_back_who_has_not_said_a_word(chat: Chat) -> None:
    assert chat.taps("staff.hand_back:1001", XIAOZHAO).script == "staff.say_first"
    assert chat.says("完工 1001", XIAOZHAO).script == "staff.say_first"
    by_phone = chat.says("完工 1001 电话里说好了", XIAOZHAO)
    assert by_phone.script == "staff.talk_handed_back", "it may have been said by phone"


def test_words_after_the_end_are_not_sent_and_that_is_said(chat: Chat) -> None:
    chat.says("您好", XIAOZHAO)
    chat.says("好了")
    assert chat.says("不客气", XIAOZHAO).script == "staff.talk_is_over"
    assert sent(chat, WANG) == ["您好"]


def test_the_manager_may_speak_in_any_talk(chat: Chat) -> None:
    assert chat.says("回复 1001 我是经理，我来跟", ZHAO).script == "staff.talk_sent"
    chat.says("太好了，什么时候能弄好")
    heard = [(notice.recipient, notice.script) for notice in chat.notices[-2:]]
    assert heard == [(XIAOZHAO, "staff.resident_says"), (ZHAO, "staff.resident_answers")]
    assert not chat.notices[-1].buttons, "who has not taken the talk can use none of its buttons"
    assert chat.says("尽快", ZHAO).script not in {"staff.talk_sent", "staff.talk_is_over"}, "but plain words"


@pytest.mark.parametrize("tap", ["talk:1001", "talk_send:1001", "hand_back:1001"])
def test_a_residents_tap_on_a_staff_button_does_nothing(chat: Chat, tap: str) -> None:
    assert chat.taps(f"staff.{tap}", CHEN).script == "staff.unknown_button"
    assert chat.ticket.status is Status.ACCEPTED
