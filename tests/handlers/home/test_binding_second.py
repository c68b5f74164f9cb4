"""Whoever is on file and bound already is not bound a second time by phone alone."""

import pytest

from bot.residents.home import OWNER
from bot.residents.records import Bound
from bot.tickets.ticket import Status
from handlers.home.home_people import mark_of
from tests.bot.tickets.estate import at
from tests.handlers.chat import XIAOZHAO, Chat
from tests.handlers.register_book import GUESSER, NEWCOMER, OWNER_WANG, TOWER, RegisterBook


@pytest.fixture
def chat() -> Chat:
    """The newcomer knows 王阿姨's home and number, and she is bound."""
    chat = Chat(RegisterBook())
    chat.says("绑定房屋", NEWCOMER)
    chat.taps("bind.agree", NEWCOMER)
    assert chat.says("3栋2单元1201 13800001001", NEWCOMER).script == "binding.second"
    return chat


def bound(chat: Chat, who: str = NEWCOMER) -> list[str]:
    """Return the names under which somebody is bound."""
    return [tie.name for tie in chat.book.ties_of(who, at(chat.now).date())]


def told(chat: Chat, who: str) -> list[str]:
    """Return the scripts by which somebody was told."""
    return [notice.script for notice in chat.notices if notice.recipient == who]


def test_nobody_is_bound_but_both_who_can_tell_are_asked(chat: Chat) -> None:
    assert bound(chat) == []
    assert chat.says("我的账单", NEWCOMER).script != "bills.list"
    assert told(chat, OWNER_WANG) == ["binding.second_asked"]
    assert "staff.bind_request" in told(chat, XIAOZHAO)


def test_asking_again_opens_no_second_request(chat: Chat) -> None:
    chat.says("绑定3栋2单元1201 13800001001", NEWCOMER)
    assert len(chat.book.tickets) == 1
    assert told(chat, OWNER_WANG) == ["binding.second_asked"]


def test_the_bound_one_agrees_and_shares_what_is_theirs(chat: Chat) -> None:
    notice = next(one for one in chat.notices if one.recipient == OWNER_WANG)
    assert chat.taps(notice.buttons[0].id, OWNER_WANG).script == "binding.second_allowed"
    assert bound(chat) == ["王阿姨"]
    assert told(chat, NEWCOMER)[-1] == "binding.second_done"
    assert chat.ticket.status is Status.CLOSED
    assert chat.taps(notice.buttons[0].id, OWNER_WANG).script == "binding.second_gone", "once"


def test_the_bound_one_denies_and_the_desk_is_warned(chat: Chat) -> None:
    notice = next(one for one in chat.notices if one.recipient == OWNER_WANG)
    for _ in range(2):
        assert chat.taps(notice.buttons[1].id, OWNER_WANG).script == "binding.second_denied"
    assert bound(chat) == []
    assert told(chat, NEWCOMER).count("binding.second_refused") == 1
    assert chat.says(f"绑定 {chat.ticket.number} 王阿姨", XIAOZHAO).script == "staff.bound", "papers still do"


@pytest.mark.parametrize(
    ("who", "why"), [(NEWCOMER, "who asks can't agree"), (GUESSER, "nor a stranger"), (XIAOZHAO, "nor staff")]
)
def test_nobody_else_agrees_or_denies(chat: Chat, who: str, why: str) -> None:
    for verb in ("allow", "deny"):
        assert chat.taps(f"bind.{verb}:{chat.ticket.number}", who).script == "binding.second_gone", why
    assert not [record for record in chat.book.records if isinstance(record, Bound)], why


def test_a_consent_that_was_taken_back_binds_nobody(chat: Chat) -> None:
    chat.says("解绑", NEWCOMER)
    assert chat.taps(f"bind.allow:{chat.ticket.number}", OWNER_WANG).script == "binding.second_gone"


def test_my_home_shows_what_waits_for_an_answer(chat: Chat) -> None:
    taps = [button.id for button in chat.says("我的家", OWNER_WANG).buttons]
    number = chat.ticket.number
    assert {f"bind.allow:{number}", f"bind.deny:{number}"} <= set(taps)
    chat.taps(f"bind.deny:{number}", OWNER_WANG)
    assert not [one for one in chat.says("我的家", OWNER_WANG).buttons if one.id.startswith("bind.deny")]


def test_whoever_came_later_throws_no_owner_out(chat: Chat) -> None:
    chat.taps(f"bind.allow:{chat.ticket.number}", OWNER_WANG)
    late = chat.taps(f"household.removed:{TOWER.label}:{mark_of(OWNER_WANG)}", NEWCOMER)
    assert (late.script, bound(chat, OWNER_WANG)) == ("household.owner_stays", ["王阿姨"])
    assert not [one for one in chat.says("我的家", NEWCOMER).buttons if one.id.startswith("household.remove")]
    early = chat.taps(f"household.removed:{TOWER.label}:{mark_of(NEWCOMER)}", OWNER_WANG)
    assert (early.script, bound(chat)) == ("household.removed", [])


def test_a_family_member_who_is_not_bound_yet_still_is_by_phone(chat: Chat) -> None:
    chat.says("绑定房屋", GUESSER)
    chat.taps("bind.agree", GUESSER)
    assert chat.says("3栋2单元1201 13800001011", GUESSER).script == "binding.done"
    assert {tie.role for tie in chat.book.ties_of(GUESSER, at(chat.now).date())} != {OWNER}
