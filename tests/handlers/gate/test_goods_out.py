"""Goods leave the estate on an owner's word: at once, after a tap, or after a call."""

import pytest

from bot.residents.passes import PassState
from bot.tickets.ticket import PromiseState, Status
from tests.handlers.chat import SUN, XIAOZHAO, Chat
from tests.handlers.gate_cast import CHEN, STRANGER, ZHOU, pass_of, tenant_chat, told

FIRST = "我要把沙发搬走，今天下午，朋友来搬"


def noted(chat: Chat, who: str = ZHOU) -> Chat:
    """Have somebody write a note and confirm it."""
    chat.says(FIRST, who)
    chat.says("确认", who)
    return chat


def test_an_owner_s_note_is_good_at_once() -> None:
    chat = noted(tenant_chat(), CHEN)
    assert (pass_of(chat).number, pass_of(chat).state) == ("F1001", PassState.VALID)
    assert told(chat) == [], "nobody at the gate remembers until the afternoon"


def test_a_tenant_s_note_waits_for_the_owner() -> None:
    chat = noted(tenant_chat())
    assert pass_of(chat).state is PassState.WAITING
    assert told(chat) == [(CHEN, "goods_out.owner_asked")]
    notice = chat.notices[-1]
    assert [button.id for button in notice.buttons] == ["pass.agree:F1001", "pass.refuse:F1001"]
    assert "小周" not in notice.text
    assert notice.template == "notice", "who has not written for days is reached all the same"


# answer, state, what the tenant is told
ANSWERS = [
    ("pass.agree:F1001", PassState.VALID, "goods_out.agreed"),
    ("pass.refuse:F1001", PassState.REFUSED, "goods_out.refused"),
]


@pytest.mark.parametrize(("tap", "state", "script"), ANSWERS)
def test_the_owner_answers_and_the_tenant_is_told(tap: str, state: PassState, script: str) -> None:
    chat = noted(tenant_chat())
    chat.taps(tap, CHEN)
    assert pass_of(chat).state is state
    assert told(chat)[1:] == [(ZHOU, script)]


@pytest.mark.parametrize(("words", "state"), [("同意 F1001", "valid"), ("不同意F1001", "refused")])
def test_the_owner_may_type_the_answer(words: str, state: str) -> None:
    chat = noted(tenant_chat())
    chat.says(words, CHEN)
    assert pass_of(chat).state == state


# who taps, what they are told, why
NOT_THEIRS = [
    (ZHOU, "pass.unknown", "a tenant can't agree to their own note"),
    (STRANGER, "pass.unknown", "nor a stranger who tries numbers"),
]


@pytest.mark.parametrize(("who", "script", "why"), NOT_THEIRS)
def test_nobody_else_can_agree(who: str, script: str, why: str) -> None:
    chat = noted(tenant_chat())
    assert chat.taps("pass.agree:F1001", who).script == script, why
    chat.says("同意 F1001", who)
    assert pass_of(chat).state is PassState.WAITING, why


# the mis-tap, the right tap, state then, what the tenant hears last
TAKEN_BACK = [
    ("pass.refuse", "pass.agree", PassState.VALID, "goods_out.agreed"),
    ("pass.agree", "pass.refuse", PassState.REFUSED, "goods_out.refused"),
]


@pytest.mark.parametrize(("first", "then", "state", "script"), TAKEN_BACK)
def test_an_answer_can_be_taken_back_before_anything_leaves(
    first: str, then: str, state: PassState, script: str
) -> None:
    chat = noted(tenant_chat())
    chat.taps(f"{first}:F1001", CHEN)
    chat.taps(f"{then}:F1001", CHEN)
    assert pass_of(chat).state is state
    assert told(chat)[-1] == (ZHOU, script)


def test_an_answer_is_final_once_the_goods_are_out_or_the_time_is_over() -> None:
    chat = noted(tenant_chat())
    chat.taps("pass.agree:F1001", CHEN)
    chat.now = "2025-09-01 15:00"
    chat.says("放行 F1001", SUN)
    assert chat.taps("pass.refuse:F1001", CHEN).script == "goods_out.decided"
    late = noted(tenant_chat())
    late.taps("pass.refuse:F1001", CHEN)
    late.now = "2025-09-01 18:01"
    assert late.taps("pass.agree:F1001", CHEN).script == "goods_out.decided"


def test_an_owner_refuses_no_note_that_needed_nobody_s_yes() -> None:
    chat = noted(tenant_chat(), CHEN)
    assert chat.taps("pass.refuse:F1001", CHEN).script == "goods_out.decided"
    assert pass_of(chat).state is PassState.VALID


# what the owner says without a number, state, why
BARE = [
    ("同意", PassState.VALID, "the word that the button bears"),
    ("可以", PassState.VALID, "as people say it"),
    ("行 让他搬", PassState.VALID, "with what follows from it"),
    ("同意放行", PassState.VALID, "the same"),
    ("不同意", PassState.REFUSED, "no"),
    ("不行", PassState.REFUSED, "no"),
    ("可以养狗吗", PassState.WAITING, "another matter"),
    ("行李放哪", PassState.WAITING, "another word"),
]


@pytest.mark.parametrize(("words", "state", "why"), BARE)
def test_with_one_note_waiting_a_bare_answer_counts(words: str, state: PassState, why: str) -> None:
    chat = noted(tenant_chat())
    chat.says(words, CHEN)
    assert pass_of(chat).state is state, why


def test_with_two_notes_waiting_the_owner_says_which() -> None:
    chat = noted(noted(tenant_chat()))
    chat.says("同意", CHEN)
    assert {one.state for one in chat.book.passes.values()} == {PassState.WAITING}


def test_an_answer_after_its_time_changes_nothing() -> None:
    chat = noted(tenant_chat())
    chat.now = "2025-09-01 18:01"
    assert chat.taps("pass.agree:F1001", CHEN).script == "goods_out.decided"
    assert pass_of(chat).state is PassState.WAITING


def test_the_owner_finds_what_waits_in_the_list() -> None:
    chat = noted(tenant_chat())
    reply = chat.says("我的通行单", CHEN)
    assert [button.id for button in reply.buttons] == ["pass.agree:F1001", "pass.refuse:F1001"]


def test_without_an_owner_on_wechat_the_front_desk_asks_by_phone() -> None:
    chat = noted(tenant_chat(owner_is_bound=False))
    assert (chat.ticket.category, chat.ticket.kind, chat.ticket.resident) == ("goods_out", "enquiry", ZHOU)
    assert told(chat) == [(XIAOZHAO, "staff.request"), (XIAOZHAO, "staff.ask_owner")]
    assert pass_of(chat).state is PassState.WAITING
    chat.taps("staff.owner_agrees:F1001", XIAOZHAO)
    assert pass_of(chat).state is PassState.VALID
    assert pass_of(chat).details["valid_by"] == XIAOZHAO, "who wrote it down"
    assert told(chat)[-1] == (ZHOU, "goods_out.agreed")


def test_an_answer_that_comes_after_the_move_is_not_promised_as_good() -> None:
    chat = tenant_chat(owner_is_bound=False)
    chat.now = "2025-09-01 21:00"
    chat.says("我要把沙发搬走，明天早上七点，朋友来搬", ZHOU)
    assert chat.says("确认", ZHOU).script == "goods_out.waits_too_long"


def test_the_answer_by_phone_settles_the_desk_s_ticket() -> None:
    chat = noted(tenant_chat(owner_is_bound=False))
    chat.says("业主不同意 F1001", XIAOZHAO)
    assert chat.ticket.status is Status.CLOSED
    assert {promise.state for promise in chat.ticket.promises} == {PromiseState.KEPT}
    assert chat.book.timeline(chat.ticket.number)[-2].text == "业主不同意"


def test_an_answer_by_phone_after_the_time_settles_the_ticket_and_the_tenant_hears_it() -> None:
    chat = noted(tenant_chat(owner_is_bound=False))
    chat.now = "2025-09-01 18:30"
    for _ in range(2):
        assert chat.says("同意 F1001", XIAOZHAO).script == "staff.pass_expired"
    assert chat.ticket.status is Status.CLOSED
    assert pass_of(chat).state is PassState.WAITING
    assert told(chat).count((ZHOU, "goods_out.too_late")) == 1


def test_a_note_taken_back_takes_the_desk_s_ticket_along() -> None:
    chat = noted(tenant_chat(owner_is_bound=False))
    chat.taps("pass.cancel:F1001", ZHOU)
    assert pass_of(chat).state is PassState.CANCELLED
    assert chat.ticket.status is Status.CANCELLED
    assert told(chat)[-1] == (XIAOZHAO, "staff.cancelled_answer"), "nobody rings the owner up for nothing"


def test_the_guard_is_told_when_the_owner_agrees_in_time() -> None:
    chat = noted(tenant_chat())
    chat.now = "2025-09-01 13:30"
    chat.taps("pass.agree:F1001", CHEN)
    assert told(chat)[-1] == (SUN, "staff.goods_soon")


def test_who_is_bound_to_no_home_is_helped_on() -> None:
    reply = tenant_chat().says("帮我开放行条", STRANGER)
    assert (reply.script, reply.buttons[0].id) == ("goods_out.unbound", "service.bind")


# what is put right, slot, what it holds then
def test_something_old_may_be_waste_and_the_sentence_is_kept() -> None:
    chat = Chat()
    asked = chat.says("旧冰箱搬出去")
    assert asked.script == "goods_out.or_waste"
    assert [button.id for button in asked.buttons] == ["faq.service.goods_out", "faq.environment.bulky_waste"]
    assert chat.taps(asked.buttons[0].id).script == "goods_out.ask_visit"
    assert chat.slots["what"] == "旧冰箱"


CORRECTIONS = [
    ("改成明天上午", "visit", "2025-09-02T09:00:00+08:00/2025-09-02T12:00:00+08:00"),
    ("不对，是冰箱", "what", "冰箱"),
    ("是搬家公司来搬", "carrier", "搬家公司"),
]


@pytest.mark.parametrize(("words", "slot", "value"), CORRECTIONS)
def test_put_right_at_the_summary(words: str, slot: str, value: str) -> None:
    chat = tenant_chat()
    chat.says(FIRST, ZHOU)
    assert chat.says(words, ZHOU).script == "goods_out.summary"
    assert chat.book.conversation(ZHOU).slots[slot] == value
