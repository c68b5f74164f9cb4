"""The roster by chat, as colleagues type it."""

import pytest

from bot.tickets.roster_change import ChangeState
from tests.handlers.chat import Chat

LU, JI, ZHAO, QIAN, LI = (f"wecom:{name}" for name in ("mason", "mason2", "manager", "deputy", "technician"))
DING, WANG = "wecom:lift_partner", "official:wang"


def state(chat: Chat) -> list[ChangeState]:
    return [one.state for one in chat.book.duty.values()]


def test_typed_words_do_what_the_buttons_do() -> None:
    chat = Chat()
    assert chat.says("周六我和季师傅换班", LU).script == "staff.swap_sent"
    assert chat.says("同意", JI).script == "staff.change_answered"
    assert chat.says("同意换班", ZHAO).script == "staff.swap_allowed"
    assert state(chat) == [ChangeState.ALLOWED]


# who, words, how it is answered, why
ANSWERED = [
    (LU, "换班", "staff.swap_how", "no day"),
    (LU, "请假", "staff.leave_how", "no day"),
    (LU, "周六换班", "staff.swap_with_whom", "with whom?"),
    (LU, "周六我和李师傅张师傅换班", "staff.swap_with_whom", "one only"),
    (LU, "周六我和电梯维保小丁换班", "staff.swap_with_whom", "not with a partner's people"),
    (LU, "今晚我和搭档换班", "staff.swap_no_shift", "nobody of the two works then"),
    (LI, "明天我和张师傅换班", "staff.swap_same", "both work in the same shifts"),
    (LU, "周六请假", "staff.leave_no_shift", "free anyway"),
    (LU, "同意换班", "staff.change_unknown", "nobody has asked"),
    (LU, "撤回请假", "staff.change_unknown", "nothing to take back"),
    (LU, "同意", "staff.help", "agrees to nothing that we know of"),
    (LU, "值班表", "staff.duty_list", "who is on duty"),
    (LU, "明天谁值班", "staff.duty_list", "and tomorrow"),
    (DING, "明天请假", "staff.partner_may", "a partner's leave is their company's business"),
    (DING, "值班表", "staff.partner_may", "nor do they see who is on duty"),
]


@pytest.mark.parametrize(("who", "words", "script", "why"), ANSWERED)
def test_answers(who: str, words: str, script: str, why: str) -> None:
    chat = Chat()
    assert chat.says(words, who).script == script, why
    assert state(chat) == []


@pytest.mark.parametrize("tap", ["agree", "decline", "allow", "refuse"])
def test_a_button_of_nothing_changes_nothing(tap: str) -> None:
    chat = Chat()
    for who in (LU, ZHAO, WANG):
        assert chat.taps(f"staff.duty_{tap}:nothing", who).script == "staff.change_unknown"


def test_a_resident_who_forges_a_button_changes_nothing() -> None:
    chat = Chat()
    chat.says("周六我和季师傅换班", LU)
    [number] = chat.book.duty
    assert chat.taps(f"staff.duty_agree:{number}", WANG).script == "staff.change_unknown"
    assert chat.taps(f"staff.duty_agree:{number}", DING).script == "staff.partner_may"
    assert state(chat) == [ChangeState.ASKED]


def test_the_same_message_again_asks_once() -> None:
    chat = Chat()
    for _ in range(2):
        chat.says("周六我和季师傅换班", LU, key="same")
    assert len(chat.book.duty) == 1
    assert len(chat.notices) == 1


def test_words_to_a_resident_in_a_talk_are_no_leave() -> None:
    chat = Chat()
    chat.says("转人工", WANG)
    asked = chat.ticket.assignee
    chat.says("接", asked)
    chat.says("李师傅明天请假，后天来修", asked)
    assert state(chat) == []


def test_the_deputy_allows_the_managers_leave() -> None:
    chat = Chat()
    assert chat.says("后天请假", ZHAO).script == "staff.leave_sent"
    assert chat.says("同意请假", ZHAO).script == "staff.change_unknown", "not their own"
    assert chat.says("同意请假", QIAN).script == "staff.leave_allowed"
