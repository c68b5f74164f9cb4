"""Binding by papers: the resident asks, the front desk looks and binds, with who is on file or by hand."""

import pytest

from bot.residents.home import FAMILY, OWNER, TENANT
from bot.tickets.ticket import Status
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, XIAOZHAO, Chat
from tests.handlers.register_book import GARDEN, NEWCOMER, OWNER_WANG, TOWER, RegisterBook


@pytest.fixture
def chat() -> Chat:
    """The newcomer has agreed and asked for 4栋1单元601 with an old number on file."""
    chat = Chat(RegisterBook())
    chat.says("绑定房屋", NEWCOMER)
    chat.taps("bind.agree", NEWCOMER)
    chat.says("4栋1单元601 13800009999", NEWCOMER)
    chat.taps(f"bind.papers:{GARDEN.label}", NEWCOMER)
    return chat


def test_the_request_is_a_ticket_that_names_the_room_and_no_address(chat: Chat) -> None:
    ticket = chat.ticket
    assert (ticket.category, ticket.place, ticket.resident) == ("binding", GARDEN.label, NEWCOMER)
    told = [notice.text for notice in chat.notices if notice.recipient == XIAOZHAO]
    assert any(f"绑定 {chat.ticket.number}" in text for text in told)
    assert not any("newcomer" in text for text in told)


def test_asking_twice_opens_no_second_ticket(chat: Chat) -> None:
    assert chat.taps(f"bind.papers:{GARDEN.label}", NEWCOMER).script == "binding.papers_asked"
    assert len(chat.book.tickets) == 1


def test_without_the_consent_the_notice_comes_first() -> None:
    chat = Chat(RegisterBook())
    assert chat.says("手机号换了绑不上", NEWCOMER).script == "binding.notice"
    chat.taps("bind.agree", NEWCOMER)
    assert chat.says(GARDEN.label, NEWCOMER).script == "binding.papers"


def test_who_is_bound_is_told_that_nothing_is_lost(chat: Chat) -> None:
    assert chat.says("手机号换了", OWNER_WANG).script == "binding.phone_on_file"


# what the front desk types after the number, what comes of it: script, name, role, why
COMMANDS = [
    ("", "staff.bind_who", None, None, "who it is must be said"),
    ("林小姐", "staff.bound", "林小姐", OWNER, "the role is the register's"),
    (" 业主 林小姐", "staff.bound", "林小姐", OWNER, "with the role"),
    ("租户 林小姐", "staff.bound", "林小姐", OWNER, "who is on file has the role on file"),
    (" 租户，赵同学", "staff.bound_off_file", "赵同学", TENANT, "not on file: by hand"),
    (" 赵同学 家人", "staff.bound_off_file", "赵同学", FAMILY, "the name first"),
    (
        " 业主 林小姐房东",
        "staff.bound_off_file",
        "林小姐房东",
        OWNER,
        "a name within a name",
    ),
    (" 赵同学", "staff.bind_role", None, None, "not on file and no role"),
]


@pytest.mark.parametrize(("words", "script", "name", "role", "why"), COMMANDS)
def test_commands(chat: Chat, words: str, script: str, name: str | None, role: str | None, why: str) -> None:
    reply = chat.says(f"绑定 {chat.ticket.number} {words}", XIAOZHAO)
    ties = chat.book.ties_of(NEWCOMER, at(chat.now).date())
    assert reply.script == script, why
    assert [(tie.name, tie.role, tie.home) for tie in ties] == ([(name, role, GARDEN)] if name else []), why


def test_the_number_may_come_first(chat: Chat) -> None:
    assert chat.says(f"{chat.ticket.number} 绑定 林小姐", XIAOZHAO).script == "staff.bound"


def test_who_is_on_file_is_offered_to_tap(chat: Chat) -> None:
    reply = chat.says(f"绑定 {chat.ticket.number}", XIAOZHAO)
    assert [button.label for button in reply.buttons] == ["林小姐（业主）", "王阿姨（业主）"]
    assert chat.taps(reply.buttons[0].id, XIAOZHAO).script == "staff.bound"


def test_the_role_is_offered_to_tap(chat: Chat) -> None:
    reply = chat.says(f"绑定 {chat.ticket.number} 赵同学", XIAOZHAO)
    assert [button.label for button in reply.buttons] == ["业主", "租户", "家人"]
    assert chat.taps(reply.buttons[1].id, XIAOZHAO).script == "staff.bound_off_file"


def test_the_resident_is_told_and_the_ticket_closed(chat: Chat) -> None:
    chat.says(f"绑定 {chat.ticket.number} 林小姐", XIAOZHAO)
    assert [one.script for one in chat.notices if one.recipient == NEWCOMER][-1] == "binding.by_desk"
    assert chat.ticket.status is Status.CLOSED


def test_papers_may_be_shown_after_the_ticket_was_finished(chat: Chat) -> None:
    chat.keep(status=Status.FINISHED, assignee=XIAOZHAO)
    assert chat.says(f"绑定 {chat.ticket.number} 林小姐", XIAOZHAO).script == "staff.bound"


# who, ticket, script, why
REFUSALS = [
    (LI, None, "staff.bind_not_yours", "a technician looks at no papers"),
    (XIAOZHAO, "9999", "ticket.unknown", "no such ticket"),
]


@pytest.mark.parametrize(("who", "number", "script", "why"), REFUSALS)
def test_refusals(chat: Chat, who: str, number: str | None, script: str, why: str) -> None:
    assert chat.says(f"绑定 {number or chat.ticket.number} 林小姐", who).script == script, why
    assert chat.book.ties_of(NEWCOMER, at(chat.now).date()) == ()


def test_no_other_ticket_binds_anybody(chat: Chat) -> None:
    chat.keep(category="water")
    assert chat.says(f"绑定 {chat.ticket.number} 林小姐", XIAOZHAO).script == "staff.bind_nothing"


def test_a_consent_that_was_taken_back_binds_nobody(chat: Chat) -> None:
    chat.says("解绑", NEWCOMER)
    assert chat.says(f"绑定 {chat.ticket.number} 林小姐", XIAOZHAO).script == "staff.bind_no_consent"


def test_a_resident_can_not_tap_the_buttons_of_the_desk(chat: Chat) -> None:
    assert chat.taps(f"staff.bind_as:{chat.ticket.number}:林小姐", NEWCOMER).script == "staff.unknown_button"
    assert chat.book.ties_of(NEWCOMER, at(chat.now).date()) == ()


def test_the_owner_hears_of_whom_the_desk_has_bound(chat: Chat) -> None:
    chat.keep(place=TOWER.label)
    chat.says(f"绑定 {chat.ticket.number} 王小军", XIAOZHAO)
    assert "household.new_member" in {one.script for one in chat.notices if one.recipient == OWNER_WANG}


def test_a_binding_that_waited_behind_is_forgotten_with_the_papers() -> None:
    chat = Chat(RegisterBook())
    chat.says("绑定房屋", NEWCOMER)
    chat.taps("bind.agree", NEWCOMER)
    chat.taps("service.bind_papers", NEWCOMER)
    assert chat.book.conversation(NEWCOMER).parked["dialogue"] == "bind"
    reply = chat.says(GARDEN.label, NEWCOMER)
    assert reply.script == "binding.papers"
    assert "先替您留着" not in reply.text
    assert chat.book.conversation(NEWCOMER).parked == {}


def test_words_without_a_number_are_told_how() -> None:
    assert Chat(RegisterBook()).says("绑定", XIAOZHAO).script == "staff.bind_how"
