"""How feelings are answered: anger climbs rung by rung, thanks end it, worry is heard once."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.conversation.temper import temper_of
from bot.message import MessageKind
from bot.reply import SILENCE
from bot.speech.mood import ANGRY
from bot.tickets.promise import open_promise
from bot.tickets.ticket import PromiseKind, PromiseState, Status
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, XIAOZHAO, ZHAO, Chat

# One outburst after the other, in none of which is a matter.
OUTBURSTS = ["什么破物业", "你们就知道收钱", "我受够了", "气死我了，没人管", "一群骗子", "不要脸"]
LIGHT = "卧室灯不亮，随时都行"


def with_light() -> Chat:
    """A chat in which 王阿姨's light is to be mended."""
    chat = Chat()
    chat.opens(LIGHT)
    chat.taps("staff.accept:1001", LI)
    return chat


def rung(chat: Chat) -> int:
    return temper_of(chat.conversation).rung


class TestWithATicket:
    def test_first_it_is_heard_and_the_ticket_is_named(self) -> None:
        chat = with_light()
        said = chat.says(OUTBURSTS[0])
        assert said.script == "mood.standing"
        assert "卧室灯不亮" in said.text
        assert "1001" in said.text
        assert chat.conversation.misses == 0, "it was well understood that somebody is angry"

    def test_then_it_is_owned_in_other_words(self) -> None:
        chat = with_light()
        first, second = (chat.says(words) for words in OUTBURSTS[:2])
        assert second.script == "mood.standing"
        assert not set(first.text.splitlines()) & set(second.text.splitlines())

    def test_then_somebody_is_urged_and_the_time_is_the_tickets(self) -> None:
        chat = with_light()
        said = [chat.says(words) for words in OUTBURSTS[:3]][-1]
        assert said.script == "mood.act"
        assert chat.ticket.urged == 1
        assert [notice.script for notice in chat.notices if notice.recipient == LI][-1] == "staff.urged"
        assert "今天22:00" in said.text

    def test_then_a_person_is_called(self) -> None:
        chat = with_light()
        said = [chat.says(words) for words in OUTBURSTS[:4]][-1]
        assert said.script == "human.called"
        assert (chat.ticket.kind, chat.ticket.assignee) == ("enquiry", XIAOZHAO)
        assert chat.conversation.dialogue == "human"

    def test_at_last_the_manager_promises_a_call_about_the_matter(self) -> None:
        chat = with_light()
        said = [chat.says(words) for words in OUTBURSTS[:5]][-1]
        ticket = chat.book.tickets["1001"]
        promise = open_promise(ticket, PromiseKind.FOLLOW_UP)
        assert said.script == "mood.manager"
        assert ticket.case_owner == ZHAO
        assert promise is not None
        assert f"{promise.due_at:%H:%M}" in said.text
        assert [notice.script for notice in chat.notices if notice.recipient == ZHAO] == [
            "staff.manager_calls"
        ]

    def test_a_call_is_promised_once(self) -> None:
        chat = with_light()
        for words in OUTBURSTS:
            chat.says(words)
        calls = [row for row in chat.book.tickets["1001"].promises if row.kind is PromiseKind.FOLLOW_UP]
        assert len(calls) == 1

    def test_the_call_is_recorded_and_the_work_goes_on(self) -> None:
        chat = with_light()
        for words in OUTBURSTS[:5]:
            chat.says(words)
        said = chat.taps("staff.called:1001", ZHAO)
        ticket = chat.book.tickets["1001"]
        assert (said.script, ticket.status) == ("staff.called_meanwhile", Status.ACCEPTED)
        assert [row.state for row in ticket.promises if row.kind is PromiseKind.FOLLOW_UP] == [
            PromiseState.KEPT
        ]

    def test_a_broken_promise_is_owned_as_one(self) -> None:
        chat = with_light()
        late = tuple(replace(row, state=PromiseState.BROKEN) for row in chat.ticket.promises[1:2])
        chat.keep(promises=(*chat.ticket.promises, *late))
        said = chat.says(OUTBURSTS[0]).text
        assert any(words in said for words in ("没有守住", "没到", "没做到"))


class TestWithoutATicket:
    def test_the_matter_is_asked_for_and_no_menu_shown(self) -> None:
        chat = Chat()
        said = chat.says(OUTBURSTS[0])
        assert (said.script, said.buttons) == ("mood.ask_matter", ())

    def test_the_third_time_a_person_is_called(self) -> None:
        chat = Chat()
        said = [chat.says(words) for words in OUTBURSTS[:3]][-1]
        assert said.script == "human.called"

    def test_who_waits_for_a_person_gets_the_managers_call(self) -> None:
        chat = Chat()
        said = [chat.says(words) for words in OUTBURSTS[:5]][-1]
        assert said.script == "mood.manager"
        assert chat.ticket.case_owner == ZHAO

    def test_a_talk_with_a_colleague_is_theirs(self) -> None:
        chat = Chat()
        chat.says("转人工")
        chat.taps("staff.accept:1001", XIAOZHAO)
        assert chat.says(OUTBURSTS[0]) == SILENCE
        assert rung(chat) == 0


class TestOnTopOfWhatIsAnswered:
    def test_a_question_gets_its_facts(self) -> None:
        calm, angry = Chat().says("物业费太贵了"), Chat().says("物业费太贵了！！！")
        assert angry.script == calm.script
        assert angry.text.endswith(calm.text)
        assert angry.text != calm.text

    def test_a_report_opens_its_form_and_the_line_names_the_trouble(self) -> None:
        chat = Chat()
        said = chat.says("厨房漏水气死我了！！！")
        assert chat.conversation.dialogue == "repair"
        assert said.script == "repair.ask_visit"
        assert said.heard

    def test_in_a_form_the_fourth_time_a_person_is_called_and_the_form_waits(self) -> None:
        chat = Chat()
        chat.says("厨房水管漏水")
        said = [chat.says(words) for words in ("你们到底管不管", "气死我了", "受够了", "管不管啊你们")][-1]
        assert said.script == "human.called"
        assert "什么时候家里有人" not in said.text
        assert chat.conversation.parked["dialogue"] == "repair"

    def test_an_emergency_stands_alone(self) -> None:
        chat = Chat()
        assert chat.says("我被困在电梯里了，没人管，气死我了").urgent
        assert chat.conversation.temper == {}

    def test_a_complaint_is_listened_to_as_such(self) -> None:
        chat = Chat()
        said = chat.says("我要投诉，你们太过分了")
        assert said.script.startswith("complaint.")
        assert rung(chat) == 1
        chat.says("打了三次电话没人来，气死我了")
        assert rung(chat) == 1, "telling it is no climbing"

    def test_a_tap_sounds_like_nothing(self) -> None:
        chat = with_light()
        assert chat.taps("ticket.progress:1001", label="气死我了").script == "ticket.progress"
        assert chat.conversation.temper == {}

    def test_staff_are_not_soothed(self) -> None:
        chat = Chat()
        assert not chat.says("气死我了", LI).heard
        assert chat.book.conversation(LI).temper == {}


class TestTime:
    def test_after_hours_it_begins_anew(self) -> None:
        chat = with_light()
        for words in OUTBURSTS[:2]:
            chat.says(words)
        assert rung(chat) == 2
        chat.now = "2025-09-01 14:00"
        chat.says(OUTBURSTS[2])
        assert rung(chat) == 1

    def test_calm_words_in_between_change_nothing(self) -> None:
        chat = with_light()
        chat.says(OUTBURSTS[0])
        before = chat.conversation
        chat.says("物业费怎么交")
        assert chat.conversation is before, "nothing is written for who is calm"
        chat.says(OUTBURSTS[1])
        assert rung(chat) == 2

    def test_thanks_make_peace(self) -> None:
        chat = with_light()
        chat.says(OUTBURSTS[0])
        chat.says("谢谢你们")
        assert chat.conversation.temper == {}


class TestThanks:
    def test_in_a_form_they_are_answered_and_the_form_stays_as_it_is(self) -> None:
        chat = Chat()
        chat.says("厨房水管漏水")
        before = chat.conversation
        said = chat.says("谢谢啊")
        assert (said.script, said.buttons) == ("chat.thanks", ())
        assert chat.conversation is before

    def test_at_the_summary_an_ok_with_thanks_is_a_yes(self) -> None:
        chat = Chat()
        chat.says("厨房水管漏水，随时都行")
        assert chat.says("好的谢谢").script == "repair.opened"

    def test_they_are_for_the_colleague_who_talks(self) -> None:
        chat = Chat()
        chat.says("转人工")
        chat.taps("staff.accept:1001", XIAOZHAO)
        assert chat.says("谢谢您") == SILENCE

    def test_nobody_is_answered_the_same_twice(self) -> None:
        chat = Chat()
        said = [chat.says("谢谢").text for _ in range(4)]
        assert all(one != other for one, other in pairwise(said))


class TestWorry:
    def test_it_is_heard_once_in_a_while(self) -> None:
        chat = Chat()
        first, second = chat.says("停电了好害怕怎么办"), chat.says("什么时候来电啊急死了")
        assert (first.heard, second.heard) == (True, False)
        chat.now = "2025-09-01 10:20"
        assert chat.says("还没来电，急死了").heard
        chat.now = "2025-09-01 10:25"
        assert not chat.says("还没来电啊，急死了").heard

    def test_questions_of_a_form_are_asked_without_more_words(self) -> None:
        chat = Chat()
        assert chat.says("厨房漏水急死了！！").heard
        chat.now = "2025-09-01 10:20"
        assert not chat.says("快点，随时都行，急死了").heard

    def test_anger_is_not_forgotten_for_it(self) -> None:
        chat = with_light()
        chat.says(OUTBURSTS[0])
        chat.says("急死了")
        assert temper_of(chat.conversation).mood == ANGRY


def test_a_repeated_delivery_climbs_no_rung() -> None:
    chat = with_light()
    first = chat.says(OUTBURSTS[0], key="same")
    assert chat.says(OUTBURSTS[0], key="same").text == first.text
    assert rung(chat) == 1


@pytest.mark.parametrize("kind", [MessageKind.TEXT, MessageKind.VOICE])
def test_a_voice_is_heard_as_well(kind: MessageKind) -> None:
    chat = Chat()
    chat.says(OUTBURSTS[0], kind=kind)
    assert rung(chat) == 1


def test_a_temper_comes_back_as_it_was_kept() -> None:
    chat = Chat()
    chat.says(OUTBURSTS[0])
    kept = temper_of(chat.conversation)
    assert (kept.mood, kept.at, kept.rung) == (ANGRY, at(chat.now), 1)
    assert kept.angry(at(chat.now) + timedelta(hours=2))
    assert not kept.angry(at(chat.now) + timedelta(hours=3))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("垃圾物业，电梯天天坏", "lift.out_of_order"),
        ("什么破物业！！物业费怎么交", "fee.pay_how"),
        ("气死我了，没人管", "mood.ask_matter"),
    ],
)
def test_the_matter_beside_the_anger_is_answered(text: str, script: str) -> None:
    chat = Chat()
    assert chat.says(text).script == script
    assert rung(chat) == 1
