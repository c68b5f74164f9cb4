"""What colleagues write is read before residents read it: held back, said better, or sent on their word."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from bot.speech.tone.check import ToneCheck
from bot.speech.tone.finding import Finding
from bot.tickets.ticket import Status
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, LIN, WANG, XIAOZHAO, ZHANG, ZHAO, Chat, shipped_mind

RUDE = "急什么急，没看见正忙吗"
JARGON = "您的问题已经闭环"


@pytest.fixture
def talk() -> Chat:
    """A chat in which 客服小赵 talks with 王阿姨 over her enquiry, 1001."""
    chat = Chat()
    chat.says("转人工")
    chat.taps("staff.accept:1001", XIAOZHAO)
    return chat


@pytest.fixture
def mending() -> Chat:
    """A chat in which 李师傅 mends 王阿姨's pipe, 1001; he is promised for 10:30, the work for 15:30."""
    chat = Chat()
    chat.opens()
    chat.taps("staff.accept:1001", LI)
    return chat


def sent(chat: Chat) -> list[str]:
    """Return what colleagues have said to 王阿姨, their name left out."""
    says = {"human.colleague_says", "human.colleague_begins", "ticket.staff_says"}
    texts = [one.text for one in chat.notices if one.script in says and one.recipient == WANG]
    return [text.partition("：")[2].strip().partition("\n\n")[0] for text in texts]


def button(chat: Chat, label: str) -> str:
    """Return the id of a button of the card that was sent last."""
    return next(one.id for one in chat.notices[-1].buttons if one.label == label)


def actions(chat: Chat) -> list[tuple[str, str, str]]:
    """Return the timeline of 1001."""
    return [(entry.actor, entry.action, entry.text) for entry in chat.book.timeline("1001")]


# What is held back, and what the card says


def test_rude_words_wait_and_the_card_says_why_and_what_could_be_said(talk: Chat) -> None:
    assert talk.says(RUDE, XIAOZHAO).text == "", "a text has no buttons in WeCom: a card asks"
    card = talk.notices[-1]
    assert (card.recipient, card.script) == (XIAOZHAO, "staff.wording_held")
    assert [one.label for one in card.buttons] == ["送出", "改一改"]
    assert "急什么急" in card.text
    assert "不耐烦" in card.text
    assert "让您等久了，我这就去问现在到哪一步了" in card.text
    assert sent(talk) == []


# words, is it held, why
OWN = [
    ("我到3栋2单元1201门口了", False, "the resident's own home is no secret to them"),
    ("楼上13栋2单元1201在查", True, "a home whose name ends like theirs"),
    ("楼上5栋1单元302在查", True, "somebody else's home"),
    ("您打13800138000", True, "somebody's phone"),
    ("值班电话是0371-5550-0110", False, "the estate's own number is public"),
    ("车牌豫A12345的车主我来联系", True, "somebody's plate"),
    ("今天10:30前到您家", False, "what was promised may be said again"),
    ("10：30前到您家", False, "with a full-width colon, and without the day"),
    ("我半小时到", True, "nobody promised that"),
    ("明天上午再来一趟", True, "nor that"),
    ("明天10:30前到您家", True, "the same hour of another day"),
    ("晚上10:30前到您家", True, "nor is it the same by night"),
    ("1:30前到您家", True, "half of a promised time is another time"),
]


@pytest.mark.parametrize(("words", "is_held", "why"), OWN)
def test_what_the_resident_knows_may_be_said(mending: Chat, words: str, is_held: bool, why: str) -> None:
    mending.says(f"回复 1001 {words}", LI)
    assert (mending.notices[-1].script == "staff.wording_held") is is_held, why
    assert sent(mending) == ([] if is_held else [words])


# words, as they are read for what hurts, why
READ = [
    ("王阿姨您好，我查一下", "您好，我查一下", "her own name is no secret to her"),
    ("您好，王女士，马上来", "您好，马上来", "however she is addressed"),
    ("楼上王阿姨家在修", "楼上王阿姨家在修", "somebody else may be called so, too"),
    ("李师傅在路上", "同事在路上", "colleagues are no secret"),
    ("我到3栋2单元1201了，10:30前", "我到您家了，说好的时间前", "nor are her home and what she was promised"),
]


@pytest.mark.parametrize(("words", "read", "why"), READ)
def test_what_is_no_secret_is_not_read(
    mending: Chat, monkeypatch: pytest.MonkeyPatch, words: str, read: str, why: str
) -> None:
    heard: list[str] = []

    def findings(text: str, ticket_at_hand: bool) -> tuple[Finding, ...]:
        assert ticket_at_hand
        heard.append(text)
        return ()

    mind = replace(shipped_mind(), tone=cast(ToneCheck, SimpleNamespace(findings=findings)))
    monkeypatch.setattr("tests.handlers.chat.shipped_mind", lambda: mind)
    mending.says(f"回复 1001 {words}", LI)
    assert heard == [read], why
    assert sent(mending) == [words], "what is sent is what was written"


# words, what the better wording holds, why
BETTER = [
    ("我半小时到", "今天10:30前到您那里", "the promise of the ticket at hand"),
    ("急什么急，我半小时到", "今天10:30前到您那里", "beside another fault, too"),
    ("急什么急，我半小时到", "让您等久了", "which is answered as well"),
    (RUDE, "让您等久了", "no time was named: none is told"),
]


@pytest.mark.parametrize(("words", "holds", "why"), BETTER)
def test_the_better_wording_fits_the_ticket(mending: Chat, words: str, holds: str, why: str) -> None:
    mending.says(f"回复 1001 {words}", LI)
    mending.taps(button(mending, "送出"), LI)
    assert holds in sent(mending)[0], why


def test_without_any_promise_no_time_is_told(mending: Chat) -> None:
    mending.keep(promises=())
    mending.says("回复 1001 我半小时到", LI)
    mending.taps(button(mending, "送出"), LI)
    assert sent(mending) == ["这件事我一直在跟，时间一定下来，马上告诉您。"]


# words about an emergency, are they held, why
IN_AN_EMERGENCY = [
    ("马上离开，三分钟后有人到", False, "seconds count: a time is comfort"),
    ("喊什么喊，马上出来", False, "harsh, but it may save a life"),
    ("去5栋1单元302躲一躲", True, "somebody else's home all the same"),
]


@pytest.mark.parametrize(("words", "is_held", "why"), IN_AN_EMERGENCY)
def test_in_an_emergency_nothing_is_held_up_for_its_tone(words: str, is_held: bool, why: str) -> None:
    chat = Chat()
    chat.says("电梯困人了，我在里面")
    assert chat.ticket.kind == "emergency"
    chat.taps(f"staff.accept:{chat.ticket.number}", LI)
    chat.says(f"回复 {chat.ticket.number} {words}", LI)
    assert (chat.notices[-1].script == "staff.wording_held") is is_held, why


def test_a_better_wording_that_would_not_pass_itself_is_not_offered(
    mending: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    mind = shipped_mind()
    rules = [replace(rule, better="我半小时到") for rule in mind.knowledge.tone.rules]
    tone = ToneCheck(replace(mind.knowledge.tone, rules=tuple(rules)))
    monkeypatch.setattr("tests.handlers.chat.shipped_mind", lambda: replace(mind, tone=tone))
    mending.says(f"回复 1001 {RUDE}", LI)
    mending.taps(button(mending, "送出"), LI)
    assert sent(mending) == ["您说的我都记下了，这件事我来跟，有进展马上告诉您。"]


# What becomes of it


@pytest.mark.parametrize("typed", ["", "送出", "送出吧", "就发这句"])
def test_the_better_words_go_by_tap_or_word(talk: Chat, typed: str) -> None:
    talk.says(RUDE, XIAOZHAO)
    done = talk.says(typed, XIAOZHAO) if typed else talk.taps(button(talk, "送出"), XIAOZHAO)
    assert done.script == "staff.talk_sent"
    assert sent(talk) == ["让您等久了，我这就去问现在到哪一步了，问到马上告诉您。"]


@pytest.mark.parametrize("typed", ["", "改", "改一改", "我自己改"])
def test_the_next_words_take_their_place(talk: Chat, typed: str) -> None:
    talk.says(RUDE, XIAOZHAO)
    asked = talk.says(typed, XIAOZHAO) if typed else talk.taps(button(talk, "改一改"), XIAOZHAO)
    assert asked.script == "staff.wording_rewrite"
    assert RUDE in asked.text, "they see what they wrote"
    assert talk.says("让您久等了", XIAOZHAO).script == "staff.talk_sent"
    assert sent(talk) == ["让您久等了"]


def test_the_new_words_are_read_as_well(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    talk.says("改", XIAOZHAO)
    talk.says("催什么催", XIAOZHAO)
    assert (talk.notices[-1].script, sent(talk)) == ("staff.wording_held", [])


def test_new_words_that_begin_like_a_command_are_for_the_resident(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    mending.says("改一改", LI)
    assert mending.says("等配件到了，马上给您换", LI).script == "staff.relayed"
    assert (sent(mending), mending.ticket.status) == (["等配件到了，马上给您换"], Status.ACCEPTED)


def test_a_command_alone_is_a_command_all_the_same(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    mending.says("改一改", LI)
    assert mending.says("到了", LI).script == "staff.arrived"


def test_who_comes_back_much_later_writes_to_nobody_by_mistake(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    mending.says("改一改", LI)
    mending.now = "2025-09-01 12:00"
    mending.says("中午吃什么", LI)
    assert sent(mending) == []


def test_a_warning_leaves_it_to_the_sender_and_is_recorded(talk: Chat) -> None:
    talk.says(JARGON, XIAOZHAO)
    assert talk.notices[-1].script == "staff.wording_warned"
    assert [one.label for one in talk.notices[-1].buttons] == ["送出", "改一改", "仍要发送"]
    assert talk.taps(button(talk, "仍要发送"), XIAOZHAO).script == "staff.talk_sent"
    assert sent(talk) == [JARGON]
    assert (XIAOZHAO, "sent in spite of", f"行话“{JARGON}”") in actions(talk)


@pytest.mark.parametrize("typed", ["仍要发送", "照发"])
def test_nobody_sends_in_spite_of_an_error(talk: Chat, typed: str) -> None:
    talk.says(RUDE, XIAOZHAO)
    assert talk.says(typed, XIAOZHAO).text == ""
    assert (talk.notices[-1].script, sent(talk)) == ("staff.wording_held", [])


def test_a_button_made_up_sends_no_error_either(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    tap = button(talk, "送出").replace("word_better", "word_anyway")
    assert talk.taps(tap, XIAOZHAO).script == "staff.wording_held"
    assert sent(talk) == []


def test_what_is_not_sent_after_all_is_settled(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    assert talk.says("不发了", XIAOZHAO).script == "staff.wording_dropped"
    assert actions(talk)[-1][:2] == (XIAOZHAO, "not sent")
    assert talk.says("您好", XIAOZHAO).script == "staff.talk_sent"
    assert sent(talk) == ["您好"]


def test_without_a_card_these_words_are_for_the_resident(talk: Chat) -> None:
    assert talk.says("不发了", XIAOZHAO).script == "staff.talk_sent"
    assert sent(talk) == ["不发了"]


# Nothing is lost, nothing goes twice


def test_a_second_tap_sends_nothing(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    tap = button(talk, "送出")
    talk.taps(tap, XIAOZHAO)
    assert talk.taps(tap, XIAOZHAO).script == "staff.wording_gone"
    assert len(sent(talk)) == 1


def test_words_that_were_written_anew_leave_one_card_that_counts(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    older = button(talk, "送出")
    talk.says("催什么催", XIAOZHAO)
    assert talk.taps(older, XIAOZHAO).script == "staff.wording_gone"
    assert talk.taps(button(talk, "送出"), XIAOZHAO).script == "staff.talk_sent"


def test_the_same_delivery_again_asks_and_sends_once(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO, key="once")
    talk.says(RUDE, XIAOZHAO, key="once")
    assert [one.script for one in talk.notices].count("staff.wording_held") == 1
    tap = button(talk, "送出")
    first = talk.says(who=XIAOZHAO, tap=tap, key="tapped")
    assert talk.says(who=XIAOZHAO, tap=tap, key="tapped") == first
    assert len(sent(talk)) == 1


def test_other_commands_in_between_lose_nothing(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    tap = button(mending, "送出")
    mending.says("备注", LI)
    mending.says("门禁卡在岗亭", LI)
    mending.says("我的任务", LI)
    mending.says("转单", LI)
    mending.says("中午吃什么", LI)
    assert mending.taps(tap, LI).script == "staff.relayed"
    assert len(sent(mending)) == 1


def test_what_is_over_is_kept_no_longer(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    mending.keep(status=Status.CLOSED)
    mending.says("中午吃什么", LI)
    assert mending.book.conversation(LI).slots == {}


def test_each_colleague_has_words_of_their_own(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    tap = button(talk, "送出")
    talk.says("回复 1001 催什么催", ZHAO)
    assert talk.taps(tap, ZHAO).script == "staff.wording_gone", "somebody else's card"
    assert talk.taps(tap, XIAOZHAO).script == "staff.talk_sent"
    assert len(sent(talk)) == 1


def test_of_two_tickets_each_card_sends_to_its_own(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    first = button(mending, "送出")
    mending.opens("卧室灯不亮，随时都行")
    mending.book.tickets["1002"] = replace(mending.ticket, status=Status.ACCEPTED, assignee=LI)
    mending.says("回复 1002 催什么催", LI)
    assert mending.taps(first, LI).script == "staff.relayed"
    assert actions(mending)[-1][:2] == (LI, "said to resident")


def test_the_ticket_went_to_another_meanwhile(mending: Chat) -> None:
    mending.says(f"回复 1001 {RUDE}", LI)
    mending.keep(assignee=ZHANG, case_owner=LIN)
    assert mending.taps(button(mending, "送出"), LI).script == "staff.not_yours"
    assert sent(mending) == []


def test_the_talk_ended_meanwhile(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    talk.keep(status=Status.CLOSED)
    assert talk.taps(button(talk, "送出"), XIAOZHAO).script == "staff.closed_already"
    assert sent(talk) == []


def test_a_promise_that_was_put_off_meanwhile_is_not_told_any_more(mending: Chat) -> None:
    mending.says("回复 1001 我半小时到", LI)
    tap = button(mending, "送出")
    later = [replace(row, due_at=at("2025-09-01 12:40")) for row in mending.ticket.promises]
    mending.keep(promises=tuple(later))
    asked = mending.taps(tap, LI)
    assert (asked.script, sent(mending)) == ("staff.wording_held", [])
    assert "12:40" in asked.text


def test_words_without_a_reader_are_read_when_that_is_known(talk: Chat) -> None:
    talk.says("转人工", "official:chen")
    talk.book.tickets["1002"] = replace(talk.book.tickets["1002"], assignee=XIAOZHAO)
    talk.taps("staff.accept:1002", XIAOZHAO)
    talk.says("押金什么时候退")
    talk.says("催什么催", XIAOZHAO)
    assert talk.notices[-1].script == "staff.talk_which"
    asked = talk.taps("staff.talk_send:1001:" + talk.notices[-1].buttons[0].id.rpartition(":")[2], XIAOZHAO)
    assert (asked.script, sent(talk)) == ("staff.wording_held", []), "the tapped card itself asks"
    assert talk.says("送出", XIAOZHAO).script == "staff.talk_sent"


@pytest.mark.parametrize("tap", ["word_better:1001:abc", "word_rewrite:1001:abc", "word_anyway:1001:abc"])
def test_a_residents_tap_on_these_buttons_does_nothing(talk: Chat, tap: str) -> None:
    assert talk.taps(f"staff.{tap}").script == "staff.unknown_button"


def test_held_words_are_looked_at_again_soon(talk: Chat) -> None:
    talk.says(RUDE, XIAOZHAO)
    (due,) = [due for docket, _ in talk.book.commits for due in docket.dues if due.name == "wording.waits"]
    assert (due.subject, due.at) == ("1001", at("2025-09-01 10:05"))


# Notes


# note, what the resident reads of it, why
NOTES = [
    ("换了密封圈", "", "a note is for colleagues"),
    ("业主自己弄坏的，态度差", "", "all the more such a one"),
    ("换了密封圈，给住户：换了新的密封圈，试过不漏了", "换了新的密封圈，试过不漏了", "marked for them"),
    ("给住户: 厨房试过水了", "厨房试过水了", "with the other colon"),
    (f"给住户：{RUDE}", "", "marked, but it hurts: held back"),
]


@pytest.mark.parametrize(("note", "read", "why"), NOTES)
def test_of_a_finish_note_is_read_what_is_meant_for_the_resident(
    mending: Chat, note: str, read: str, why: str
) -> None:
    assert mending.says(f"完工 1001 {note}", LI).script == "staff.finished"
    finished = next(one for one in mending.notices if one.script == "ticket.finished")
    assert ("留了话" in finished.text) is bool(read), why
    assert read in finished.text
    assert "密封圈，给" not in finished.text
    assert actions(mending)[-1][1:] == ("finished", note)


def test_a_finish_is_not_held_up_by_its_words(mending: Chat) -> None:
    mending.says(f"完工 1001 给住户：{RUDE}", LI)
    assert mending.ticket.status is Status.FINISHED
    assert mending.notices[-1].script == "staff.wording_held"
    assert mending.says("送出", LI).script == "staff.relayed"
    assert len(sent(mending)) == 1


@pytest.mark.parametrize(
    "order", ["退单 1001 业主态度差", "等待 1001 等配件，业主态度差", "备注 1001 业主态度差"]
)
def test_reasons_and_notes_are_for_colleagues(mending: Chat, order: str) -> None:
    mending.says(order, LI)
    assert not [one for one in mending.notices if one.recipient == WANG and "态度差" in one.text]


# problem as the desk writes it, what the resident reads, why
REGISTERED = [
    ("水龙头滴水", "水龙头滴水", "a matter as it is"),
    ("楼上5栋1单元302漏水", "水管漏水", "somebody's home: they read what kind of matter it is"),
    ("刁民，水管漏水", "水管漏水", "an insult"),
]


@pytest.mark.parametrize(("problem", "read", "why"), REGISTERED)
def test_what_a_registered_matter_is_called(problem: str, read: str, why: str) -> None:
    chat = Chat()
    said = chat.says(f"登记 3栋2单元1201 {problem}", XIAOZHAO)
    (told,) = [one for one in chat.notices if one.recipient == WANG]
    assert chat.ticket.problem in told.text
    if read == problem:
        assert (said.script, chat.ticket.problem) == ("staff.registered", problem), why
    else:
        assert said.script == "staff.registered_in_other_words", why
        assert problem not in told.text
        assert actions(chat)[0][2] == problem, "colleagues find the words in the timeline"
