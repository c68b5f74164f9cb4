"""A person when one is wanted: a ticket for the front desk, and every word passed on until it is over."""

from dataclasses import replace
from typing import Any

import pytest

from bot.message import MessageKind
from bot.tickets.ticket import Status
from handlers.human_words import DONE_WORDS, END_WORDS, ONLY_ASKING
from tests.handlers.chat import LIN, WANG, XIAOZHAO, Chat


def in_talk() -> Chat:
    """A chat in which 客服小赵 has taken 王阿姨's enquiry."""
    chat = Chat()
    chat.says("转人工")
    assert chat.ticket.assignee == XIAOZHAO
    chat.taps("staff.accept:1001", XIAOZHAO)
    return chat


def told(chat: Chat) -> list[tuple[str, str]]:
    """Return who was told by which script, in order."""
    return [(notice.recipient, notice.script) for notice in chat.notices]


ONLY = [
    "人工",
    "转人工",
    "我要转人工",
    "找客服",
    "人工客服",
    "我想找人工服务",
    "找个真人",
    "叫经理",
    "转一下人工吧",
    "快点转人工！！",
    "不要机器人！转人工！",
    "叫个人来",
    "我要和人说话",
    "有没有人啊",
    "转任工",
    "转人供!!",
]
MORE = ["人工智能是什么", "我家漏水，叫人来", "经理电话多少", "客服态度不好", "？？", "我我我我我我要"]


@pytest.mark.parametrize("words", ONLY)
def test_words_that_only_ask_for_a_person(words: str) -> None:
    assert ONLY_ASKING.match(words)


@pytest.mark.parametrize("words", MORE)
def test_words_that_say_more(words: str) -> None:
    assert not ONLY_ASKING.match(words)


@pytest.mark.parametrize(
    "words", ["我要和人说话", "不要机器人", "转任工", "转人供", "别用机器人", "人工人工人工"]
)
def test_nobody_is_asked_back_who_wants_a_person(words: str) -> None:
    assert Chat().says(words).script == "human.tell_us"


# words that call for a person, whether a matter comes with them, why
CALLS = [
    ("客服在吗", False, "whether they are there"),
    ("有客服吗", False, "the same"),
    ("接前台", False, "put through"),
    ("我要跟前台说话", False, "to talk to them"),
    ("你给我叫个人", False, "in other words"),
    ("换个人来说", False, "instead of the bot"),
    ("我找小林", False, "by name"),
    ("小赵在不在", False, "by name"),
    ("转工人", False, "mistyped"),
    ("人工 房东不退押金", True, "the matter behind"),
    ("转人工押金", True, "without a space"),
    ("不要机器人 我要退押金", True, "no bot"),
    ("我要找个人说说网络的事", True, "somebody to talk to about it"),
]


@pytest.mark.parametrize(("words", "with_matter", "why"), CALLS)
def test_whatever_the_words_who_wants_a_person_gets_one(words: str, with_matter: bool, why: str) -> None:
    chat = Chat()
    assert chat.says(words).script == ("human.called" if with_matter else "human.tell_us"), why
    assert chat.ticket.problem == (words if with_matter else "想找人工客服")


@pytest.mark.parametrize(
    "words", ["一个人", "就一个人", "来1个人。", "我一个人来", "前台几点上班", "人工费多少"]
)
def test_who_says_how_many_come_or_asks_about_the_desk_calls_nobody(words: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.book.tickets == {}


def test_how_many_come_is_an_answer_within_a_form() -> None:
    chat = Chat()
    chat.says("我要登记访客")
    dialogue = chat.conversation.dialogue
    chat.says("一个人")
    assert (dialogue, chat.conversation.dialogue) == ("visitor", "visitor")
    assert chat.book.tickets == {}


# what is said while nobody has taken the talk, what answers, why
SERVED_WHILE_WAITING = [
    ("进度", "ticket.progress_answer", "the bot told them to say so"),
    ("取消", "ticket.cancel_or_not", "the same"),
    ("1001", "ticket.progress_answer", "a number"),
    ("取消 1001", "ticket.cancelled_answer", "a number to be cancelled"),
    ("我要报修", "repair.ask_problem", "a service that needs no colleague"),
    ("我的账单", "bills.none", "another"),
    ("接着说", "human.passed_on", "with nothing to go on with they are words"),
    ("物业费怎么交", "human.passed_on", "what one may read is for the colleague"),
]


@pytest.mark.parametrize(("words", "script", "why"), SERVED_WHILE_WAITING)
def test_nobody_waits_in_vain_for_what_the_bot_can_do(words: str, script: str, why: str) -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says(words).script == script, why


def test_a_trouble_told_while_waiting_is_registered_and_the_colleague_reads_it_too() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("我家厨房水管漏水了").script == "repair.ask_visit"
    assert told(chat)[-1] == (chat.ticket.assignee, "staff.resident_says")


def test_a_complaint_told_while_waiting_is_not_read_by_whom_it_may_be_about() -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says("我要投诉客服小赵骂人")
    assert chat.conversation.dialogue == "complaint"
    assert (XIAOZHAO, "staff.resident_says") not in told(chat)


def test_a_form_left_for_a_person_goes_on_while_waiting_and_in_the_talk() -> None:
    for taken in (False, True):
        chat = Chat()
        chat.says("厨房漏水")
        chat.says("转人工")
        if taken:
            chat.taps("staff.accept:1001", XIAOZHAO)
        assert chat.says("接着说").script == "repair.ask_visit"


def test_the_button_of_a_form_that_waits_behind_a_talk_takes_it_up() -> None:
    chat = Chat()
    chat.says("厨房漏水")
    chat.says("转人工")
    chat.taps("staff.accept:1001", XIAOZHAO)
    assert chat.taps("repair:visit=any").script == "repair.summary"
    assert chat.says("确认").script == "repair.opened"
    assert chat.says("还有一件事").text == "", "and then the talk goes on"


def test_who_writes_every_minute_hears_now_and_then_that_it_arrives() -> None:
    chat = Chat()
    chat.says("转人工")
    heard = []
    for minute in range(6):
        chat.now = f"2025-09-01 10:0{minute}"
        heard.append(chat.says(f"第{minute}句话").script)
    assert heard == ["human.passed_on", "", "human.passed_on_too", "", "human.passed_on", ""]


@pytest.mark.parametrize("words", ["你好", "在吗？"])
def test_a_greeting_never_becomes_the_name_of_the_matter(words: str) -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says(words)
    assert chat.ticket.problem == "想找人工客服"
    chat.says("押金怎么还没退给我")
    assert chat.ticket.problem == "押金怎么还没退给我"


def test_whoever_wants_a_person_has_a_ticket_for_it_and_is_asked_what_about() -> None:
    chat = Chat()
    said = chat.says("转人工")
    ticket = chat.ticket
    assert said.script == "human.tell_us"
    assert (ticket.kind, ticket.resident, ticket.problem) == ("enquiry", WANG, "想找人工客服")
    assert ticket.assignee in {XIAOZHAO, LIN}
    assert "今天10:30" in said.text


def test_every_word_is_passed_on_until_the_resident_is_done() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("物业费怎么交").script == "human.passed_on", "no machine answers in between"
    assert (chat.notices[-1].recipient, chat.notices[-1].script) == (
        chat.ticket.assignee,
        "staff.resident_says",
    )
    assert "物业费怎么交" in chat.notices[-1].text
    assert chat.says("就这些").script == "human.done"
    assert chat.says("物业费怎么交").script == "fee.pay_how"


# how a person is asked for the second time, script, why
AGAIN = [
    ("人工", "human.still_asking", "that alone: they hear how it stands"),
    ("叫经理来", "human.called", "what they say is passed on"),
]


@pytest.mark.parametrize(("words", "script", "why"), AGAIN)
def test_asking_again_goes_on_with_the_open_one(words: str, script: str, why: str) -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says("好了")
    assert chat.says(words).script == script, why
    assert len(chat.book.tickets) == 1
    assert chat.conversation.dialogue == "human"


def test_impatience_while_nobody_has_taken_it_opens_no_second_one_and_repeats_no_sentence() -> None:
    chat = Chat()
    chat.says("转人工")
    scripts = [chat.says("人工").script, chat.says("人工").script, chat.taps("service.human").script]
    assert scripts == ["human.still_asking", "human.still_asking_again", "human.still_asking"]
    assert len(chat.book.tickets) == 1
    assert told(chat).count((XIAOZHAO, "staff.urged")) == 2, "the first and the third time"


# what is said, a minute after the last, what is answered, why
IN_A_ROW = [
    ("2025-09-01 10:00", "human.passed_on", "the first"),
    ("2025-09-01 10:01", "", "who writes on needs no receipt for each"),
    ("2025-09-01 10:04", "human.passed_on_too", "after a while they want to know, in other words"),
    ("2025-09-01 10:05", "", "and so on"),
    ("2025-09-01 10:08", "human.passed_on", "never the same twice in a row"),
]


def test_what_is_added_while_waiting_is_confirmed_now_and_then() -> None:
    chat = Chat()
    chat.says("转人工")
    for now, script, why in IN_A_ROW:
        chat.now = now
        assert chat.says(f"{now}物业费收错了").script == script, why
    assert told(chat).count((XIAOZHAO, "staff.resident_says")) == len(IN_A_ROW), "all of it is passed on"


def test_after_the_desk_has_finished_it_is_another_one() -> None:
    chat = Chat()
    chat.says("转人工")
    chat.keep(status=Status.FINISHED)
    chat.says("转人工")
    assert len(chat.book.tickets) == 2


def test_each_word_keeps_the_talk_open_for_another_half_hour() -> None:
    chat = Chat()
    chat.says("转人工")
    for now, script in (("2025-09-01 10:25", "human.passed_on"), ("2025-09-01 10:50", "human.passed_on_too")):
        chat.now = now
        assert chat.says("物业费怎么交").script == script


def test_whoever_is_asked_next_reads_what_was_said_before() -> None:
    chat = Chat()
    chat.says("转人工")
    chat.says("物业费收错了")
    chat.taps("staff.decline:1001", chat.ticket.assignee)
    assert chat.notices[-1].script == "staff.enquiry"
    assert "物业费收错了" in chat.notices[-1].text


def test_what_was_said_at_night_waits_in_the_ticket_for_who_comes_in_the_morning() -> None:
    chat = Chat(now="2025-09-01 22:00")
    chat.says("转人工")
    chat.says("物业费收错了")
    assert chat.ticket.assignee == ""
    assert "物业费收错了" in chat.ticket.problem


# words, script, why
AT_NIGHT = [
    ("转人工", "human.nobody_tell_us", "said honestly, and asked what about"),
    ("叫经理来", "human.nobody_on_duty", "said honestly, with the words kept"),
]


@pytest.mark.parametrize(("words", "script", "why"), AT_NIGHT)
def test_with_nobody_on_duty_it_is_said_when_somebody_answers(words: str, script: str, why: str) -> None:
    said = Chat(now="2025-09-01 22:00").says(words)
    assert said.script == script, why
    assert "明天09:00" in said.text
    assert "0371-5550-0110" in said.text, "and the number for what can't wait"


# what happened meanwhile, who answers the next words, why
OVER = [
    ({"status": Status.FINISHED}, "2025-09-01 10:05", "fee.pay_how", "the desk has finished it"),
    ({}, "2025-09-01 10:31", "fee.pay_how", "half an hour of silence: a new matter"),
    ({}, "2025-09-01 10:30", "human.passed_on", "not yet"),
]


@pytest.mark.parametrize(("changes", "now", "script", "why"), OVER)
def test_when_the_talk_is_over(changes: dict[str, Status], now: str, script: str, why: str) -> None:
    chat = Chat()
    chat.says("转人工")
    chat.keep(**changes)
    chat.now = now
    assert chat.says("物业费怎么交").script == script, why


def test_an_emergency_comes_before_any_talk() -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says("电梯里困住人了").script.startswith("emergency.")


@pytest.mark.parametrize("words", ["好了", "没有了", "就这些。", "算了吧", "谢谢"])
def test_done(words: str) -> None:
    assert DONE_WORDS.match(words)


def test_without_a_home_too() -> None:
    chat = Chat()
    chat.book.homes = ()
    chat.taps("service.human")
    assert (chat.ticket.place, chat.ticket.problem) == ("还没有绑定房屋", "想找人工客服")


# In the talk: the colleague has taken it


def test_in_a_talk_the_bot_is_silent_and_every_word_goes_to_the_colleague() -> None:
    chat = in_talk()
    assert chat.says("物业费怎么交").text == ""
    last = chat.notices[-1]
    assert (last.recipient, last.script) == (XIAOZHAO, "staff.resident_says")
    assert "物业费怎么交" in last.text


def test_hours_later_the_talk_still_goes_on_without_any_open_dialogue() -> None:
    chat = in_talk()
    chat.book.conversations.pop(WANG)
    chat.now = "2025-09-01 15:00"
    assert chat.says("物业费怎么交").text == ""


# message, what the colleague reads, why
WORDLESS = [
    ({"kind": MessageKind.IMAGE, "media": "m1"}, "【图片】（这里看不到", "nobody thinks it was seen"),
    ({"kind": MessageKind.VOICE, "text": "水费不对"}, "【语音】水费不对", "what was recognised"),
    ({"kind": MessageKind.VOICE}, "【语音】（这里看不到", "what was not"),
    ({"kind": MessageKind.LINK, "media": "缴费通知 https://example.org"}, "缴费通知", "a link"),
]


@pytest.mark.parametrize(("given", "read", "why"), WORDLESS)
def test_what_is_not_typed_is_passed_on_as_what_it_is(given: dict[str, Any], read: str, why: str) -> None:
    chat = in_talk()
    assert chat.says(**given).text == ""
    assert read in chat.notices[-1].text, why


def test_a_picture_without_any_talk_is_answered_as_ever() -> None:
    assert Chat().says(kind=MessageKind.IMAGE).script == "media.image"


def test_a_button_is_served_and_the_talk_goes_on() -> None:
    chat = in_talk()
    assert chat.taps("faq.fee.pay_how", label="物业费").script == "fee.pay_how"
    assert chat.says("还有一件事").text == ""


# what the bot tells people to say at any time, what answers
FOR_THE_BOT = [
    ("进度", "ticket.progress_answer"),
    ("我的工单", "ticket.list"),
    ("取消", "ticket.cancel_or_not"),
    ("解绑", "unbinding.summary"),
    ("删除我的信息", "forget_me.confirm"),
    ("我的家", "household.owner"),
    ("同意 F1002", "pass.unknown"),
]


@pytest.mark.parametrize(("words", "script"), FOR_THE_BOT)
def test_fixed_words_are_served_in_a_talk_as_taps_are(words: str, script: str) -> None:
    chat = in_talk()
    assert chat.says(words).script == script
    assert (XIAOZHAO, "staff.resident_says") not in told(chat)


@pytest.mark.parametrize("words", ["进度怎么样了呢", "取消不了怎么办", "解绑会怎么样", "我的工单上写错了"])
def test_fixed_words_with_more_behind_are_the_colleagues(words: str) -> None:
    assert in_talk().says(words).text == ""


def test_who_takes_the_talk_says_how_to_leave_it() -> None:
    accepted = in_talk()
    assert "好了" in accepted.notices[-1].text
    spoken = Chat()
    spoken.says("转人工")
    spoken.says("回复 1001 您好", XIAOZHAO)
    assert (spoken.notices[-1].script, "好了" in spoken.notices[-1].text) == ("human.colleague_begins", True)


def test_asking_for_a_person_in_a_talk_says_who_has_it_and_urges() -> None:
    chat = in_talk()
    scripts = [chat.says("转人工").script, chat.says("人工！").script]
    assert scripts == ["human.still_here", "human.still_here_again"]
    assert (XIAOZHAO, "staff.urged") in told(chat)
    assert len(chat.book.tickets) == 1


ENDS = ["好了", "没有了", "没事了谢谢", "结束对话", "不用了。"]


@pytest.mark.parametrize("words", ENDS)
def test_the_resident_may_end_the_talk_and_the_colleague_hears_it(words: str) -> None:
    chat = in_talk()
    assert chat.says(words).script == "human.done"
    assert told(chat)[-1] == (XIAOZHAO, "staff.resident_done")
    assert chat.says("物业费怎么交").script == "fee.pay_how"
    assert chat.ticket.status is Status.ACCEPTED, "whether it is settled the colleague says"


@pytest.mark.parametrize("words", ["谢谢", "好的", "好了吗"])
def test_thanks_and_questions_end_nothing(words: str) -> None:
    assert not END_WORDS.match(words)


def test_asking_again_after_the_end_opens_the_talk_once_more() -> None:
    chat = in_talk()
    chat.says("好了")
    assert chat.says("转人工").script == "human.tell_us"
    assert told(chat)[-1] == (XIAOZHAO, "staff.resident_says")
    assert chat.says("物业费怎么交").text == ""


def test_who_asks_again_when_nothing_is_promised_any_more_gets_a_new_time() -> None:
    chat = in_talk()
    chat.says("您好", XIAOZHAO)
    chat.says("好了")
    chat.keep(promises=())
    assert "前给您回音" in chat.says("转人工").text


def test_at_night_the_resident_learns_that_the_colleague_is_not_there() -> None:
    chat = in_talk()
    chat.now = "2025-09-01 22:00"
    assert chat.says("物业费收错了").script == "human.off_duty"
    assert chat.says("转人工").script == "human.off_duty_too"


def test_in_an_emergency_those_who_help_hear_the_words() -> None:
    chat = in_talk()
    chat.says("电梯里困住人了")
    assert chat.says("快一点，我害怕").script.startswith("emergency.")
    assert (XIAOZHAO, "staff.resident_says") not in told(chat)


def test_an_emergency_that_somebody_else_reported_is_heard_too() -> None:
    chat = in_talk()
    chat.says("您好")
    lift = {"number": "1002", "kind": "emergency", "category": "emergency_lift"}
    chat.book.tickets["1002"] = replace(chat.ticket, **lift)
    assert chat.says("快一点，我害怕").script.startswith("emergency.")


def test_after_the_reopening_the_words_go_to_the_same_colleague() -> None:
    chat = in_talk()
    chat.says("您好", XIAOZHAO)
    chat.says("交回", XIAOZHAO)
    chat.taps("ticket.not_fixed:1001")
    assert chat.says("滞纳金呢").script == "human.passed_on"
    assert told(chat)[-1] == (XIAOZHAO, "staff.resident_says")


def test_who_has_another_question_is_asked_for_it_and_may_do_without_after_all() -> None:
    chat = in_talk()
    chat.says("您好", XIAOZHAO)
    chat.says("交回", XIAOZHAO)
    assert chat.taps("ticket.not_fixed:1001").script == "ticket.reopened_enquiry"
    assert chat.says("那我要缴多少").script == "human.passed_on", "no bill answers instead"
    assert chat.taps("ticket.confirm:1001").script == "ticket.rate_answer"
    assert chat.ticket.status is Status.CLOSED
    assert (XIAOZHAO, "staff.confirmed_answer") in told(chat)


def test_who_unfollows_is_missed() -> None:
    chat = in_talk()
    assert chat.says(kind=MessageKind.EVENT, event="unsubscribe").text == ""
    assert told(chat)[-1] == (XIAOZHAO, "staff.resident_left")


def test_who_unfollows_without_any_talk_is_not() -> None:
    chat = Chat()
    chat.says(kind=MessageKind.EVENT, event="unsubscribe")
    assert chat.notices == []


@pytest.mark.parametrize("words", ["算了", "不用了，谢谢", "算了算了"])
def test_before_anybody_took_it_it_can_be_called_off(words: str) -> None:
    chat = Chat()
    chat.says("转人工")
    assert chat.says(words).script == "human.withdrawn"
    assert chat.ticket.status is Status.CANCELLED, "and nobody is apologised to for it"
    assert chat.says("物业费怎么交").script == "fee.pay_how", "the bot answers again"
