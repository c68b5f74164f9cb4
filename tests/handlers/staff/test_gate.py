"""The gate checks passes by number and plate, and lets in."""

import pytest

from bot.residents.passes import PassState
from tests.handlers.chat import LI, LIN, SUN, WANG, XIAOZHAO, ZHANG, ZHAO, Chat
from tests.handlers.gate_cast import CHEN, ZHOU, pass_of, tenant_chat, told

COMES = "我朋友明天下午开车来，豫A12345，登记访客"
IN_TIME, TOO_EARLY, TOO_LATE = "2025-09-02 15:00", "2025-09-02 13:00", "2025-09-02 18:01"


def announced(words: str = COMES, now: str = IN_TIME) -> Chat:
    """Have 王阿姨 announce a visitor for tomorrow afternoon; then it is `now`."""
    chat = Chat()
    chat.says(words)
    chat.says("确认")
    chat.now = now
    return chat


# how the guard asks
ASKED = [
    "查 F1001",
    "查F1001",
    "f1001",
    "Ｆ１００１",
    "核对一下F1001",
    "查 豫A12345",
    "豫A·12345",
    "F1001查一下",
    "查 豫 A1 2345",
]


@pytest.mark.parametrize("words", ASKED)
def test_checked_by_number_and_by_plate(words: str) -> None:
    reply = announced().says(words, SUN)
    assert reply.script == "staff.pass_good"
    assert "去3栋2单元1201" in reply.text
    assert [button.id for button in reply.buttons] == ["staff.let_in:F1001"]


# who, whether they may check, why
ROLES = [
    (SUN, True, "the guard"),
    (XIAOZHAO, True, "the front desk"),
    (ZHAO, True, "the manager"),
    (LI, False, "a technician needs no visitors"),
    (ZHANG, False, "nor does another"),
]


@pytest.mark.parametrize(("who", "may", "why"), ROLES)
def test_who_may_check_and_let_in(who: str, may: bool, why: str) -> None:
    chat = announced()
    assert (chat.says("查 F1001", who).script == "staff.pass_good") is may, why
    chat.taps("staff.let_in:F1001", who)
    assert (pass_of(chat).state is PassState.USED) is may, why


def test_a_butler_looks_at_what_they_ask_the_owner_of_but_lets_nobody_in() -> None:
    chat = announced()
    assert chat.says("查 F1001", LIN).script == "staff.pass_good"
    assert chat.says("放行 F1001", LIN).script == "staff.gate_not_yours"
    assert pass_of(chat).state is PassState.VALID


def test_the_gate_may_say_it_shortly() -> None:
    chat = announced()
    assert chat.says("放行条 F1001 有没有问题", SUN).script == "staff.pass_good"
    assert chat.says("放 F1001", SUN).script == "staff.let_in"


def test_a_resident_s_tap_on_the_gate_s_button_lets_nobody_in() -> None:
    chat = announced()
    assert chat.taps("staff.let_in:F1001", WANG).script == "staff.gate_not_yours"
    assert pass_of(chat).state is PassState.VALID


def test_letting_in_uses_the_pass_up_and_tells_the_resident() -> None:
    chat = announced()
    assert chat.says("放行 F1001", SUN).script == "staff.let_in"
    assert told(chat)[-1] == (WANG, "visitor.arrived")
    assert "您的访客已进门" in chat.notices[-1].text
    assert pass_of(chat).details["used_by"] == SUN
    assert chat.says("放行 F1001", SUN).script == "staff.pass_used"
    assert len(told(chat)) == 1, "told once"


# how, the pass's fate, what the guard is told, why
REFUSED = [
    (TOO_EARLY, "", "staff.pass_early", "its time is to come"),
    (TOO_LATE, "", "staff.pass_expired", "its time is over"),
    (IN_TIME, "取消F1001", "staff.pass_cancelled", "the resident took it back"),
]


@pytest.mark.parametrize(("now", "words", "script", "why"), REFUSED)
def test_what_is_not_good_lets_nobody_in(now: str, words: str, script: str, why: str) -> None:
    chat = announced(now=now)
    if words:
        chat.says(words)
    was = pass_of(chat).state
    assert chat.says("放行 F1001", SUN).script == script, why
    assert chat.says("查 豫A12345", SUN).script in {script, "staff.plate_unknown"}, why
    assert pass_of(chat).state is was, why
    assert told(chat) == [], why


@pytest.mark.parametrize("words", ["取消F1001", ""])
def test_what_is_not_good_names_no_home(words: str) -> None:
    chat = announced(now=IN_TIME if words else TOO_LATE)
    if words:
        chat.says(words)
    assert "1201" not in chat.says("查 F1001", SUN).text


def test_who_is_bound_no_more_lets_nobody_in_and_nothing_out() -> None:
    chat = tenant_chat()
    chat.says("我朋友明天下午开车来，豫A12345，登记访客", ZHOU)
    chat.says("确认", ZHOU)
    chat.says("我要把沙发搬走，明天下午，朋友来搬", ZHOU)
    chat.says("确认", ZHOU)
    chat.taps("pass.agree:F1002", CHEN)
    chat.now = IN_TIME
    chat.book.ties.pop(ZHOU)  # type: ignore[attr-defined]
    for words in ("查 F1001", "放行 F1001", "查 豫A12345", "放行 F1002"):
        reply = chat.says(words, SUN)
        assert reply.script == "staff.pass_unbound", words
        assert ("住户已解绑，不放行" in reply.text, "302" in reply.text) == (True, False)
    assert PassState.USED not in {one.state for one in chat.book.passes.values()}
    assert chat.says("我的通行单", ZHOU).script == "pass.none"


# words, script, why
UNKNOWN = [
    ("查 F9999", "staff.pass_unknown", "no such number"),
    ("查 京A99999", "staff.plate_unknown", "nobody announced this car"),
    ("放行", "staff.gate_how", "whom?"),
]


@pytest.mark.parametrize(("words", "script", "why"), UNKNOWN)
def test_unknown(words: str, script: str, why: str) -> None:
    assert announced().says(words, SUN).script == script, why


def test_a_car_with_two_passes_is_asked_for_the_number() -> None:
    chat = announced(now="2025-09-01 10:00")
    chat.says(COMES)
    chat.says("确认")
    chat.now = IN_TIME
    reply = chat.says("放行 豫A12345", SUN)
    assert reply.script == "staff.pass_several"
    assert "F1001" in reply.text
    assert "F1002" in reply.text
    assert chat.says("放行 F1002", SUN).script == "staff.let_in"
    assert chat.says("查 豫A12345", SUN).script == "staff.pass_good", "the other is still good"


def test_the_gate_reads_nobody_s_phone_number() -> None:
    chat = Chat()
    for words in ("帮我登记访客", "张阿姨 13812345678", "马上到", "1个人", "确认"):
        chat.says(words)
    assert "13812345678" not in chat.says("查 F1001", SUN).text + chat.notices[0].text


# who, whether they may write down the owner's word, why
ASKING_OWNERS = [
    (XIAOZHAO, True, "the front desk rings owners up"),
    (LIN, True, "so does a butler, who answers the desk's tickets"),
    (ZHAO, True, "and the manager"),
    (SUN, False, "not the guard, who lets the goods out"),
    (LI, False, "nor a technician"),
]


@pytest.mark.parametrize(("who", "may", "why"), ASKING_OWNERS)
def test_who_may_write_down_the_owner_s_word(who: str, may: bool, why: str) -> None:
    chat = tenant_chat(owner_is_bound=False)
    chat.says("我要把沙发搬走，今天下午，朋友来搬", ZHOU)
    chat.says("确认", ZHOU)
    assert (chat.says("业主同意 F1001", who).script == "staff.owner_agreed") is may, why
    assert (pass_of(chat).state is PassState.VALID) is may, why


def test_the_owner_s_no_stays() -> None:
    chat = tenant_chat(owner_is_bound=False)
    chat.says("我要把沙发搬走，今天下午，朋友来搬", ZHOU)
    chat.says("确认", ZHOU)
    assert chat.says("不同意 F1001", XIAOZHAO).script == "staff.owner_refused"
    assert chat.says("同意 F1001", XIAOZHAO).script == "staff.pass_refused"
    assert chat.says("放行 F1001", SUN).script == "staff.pass_refused"


# words, why they are no business of the gate's
OTHER_WORDS = [
    ("接 1001", "a ticket's number"),
    ("F1001那户投诉", "more than a check"),
    ("巡查 东门路灯坏了", "a patrol"),
]


@pytest.mark.parametrize(("words", "why"), OTHER_WORDS)
def test_other_words_are_left_to_others(words: str, why: str) -> None:
    assert not announced().says(words, SUN).script.startswith("staff.pass_"), why
