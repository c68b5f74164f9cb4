"""屏蔽: who may, how it is typed, how long it lasts, and that nobody's id is shown."""

from datetime import timedelta

import pytest

from bot.residents.records import Blocked
from bot.tickets.ticket import Status
from handlers.staff.blocking import VERB
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, LIN, SUN, WANG, XIAOZHAO, ZHAO, Chat

NOW = "2025-09-01 10:00"


@pytest.fixture
def chat() -> Chat:
    chat = Chat(now=NOW)
    chat.opens()
    return chat


# words, days (0: asked how), why
SAID = [
    ("屏蔽 1001", 1, "a day when nothing is said"),
    ("屏蔽1001", 1, "without a gap"),
    ("1001 屏蔽", 1, "the number first"),
    ("屏蔽 工单号 1001", 1, "with its name"),
    ("拉黑 1001", 1, "as people call it"),
    ("屏蔽 1001 3天", 3, "three days"),
    ("屏蔽1001，三天", 3, "in Chinese"),
    ("屏蔽 1001 一周", 7, "a week"),
    ("屏蔽 1001 两个星期", 14, "two"),
    ("屏蔽 1001 30天，一直骂人", 30, "the longest, with a reason"),
    ("屏蔽 1001 骂人", 1, "a reason alone"),
    ("屏蔽 1001 31天", 0, "longer than may be"),
    ("屏蔽 1001 0天", 0, "no time at all"),
    ("屏蔽 1001 3小时", 0, "hours are none of it"),
    ("屏蔽", 0, "nobody"),
    ("屏蔽 1001 1002", 0, "two at once"),
]


@pytest.mark.parametrize(("words", "days", "why"), SAID)
def test_how_it_is_said(chat: Chat, words: str, days: int, why: str) -> None:
    said = chat.says(words, XIAOZHAO)
    expected = [Blocked(WANG, at(NOW) + timedelta(days=days))] if days else []
    assert chat.book.records == expected, why
    assert said.script == ("staff.blocked" if days else "staff.block_how"), why


# words, why it is something else
NOT_SAID = [
    ("屏蔽门坏了 3栋1单元", "a thing that breaks"),
    ("怎么屏蔽广告", "a question"),
    ("把1001屏蔽一下", "a sentence"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("words", "why"), NOT_SAID)
def test_other_words(words: str, why: str) -> None:
    assert not VERB.match(words), why


def test_what_is_said_names_the_ticket_and_nobodys_id(chat: Chat) -> None:
    said = chat.says("屏蔽 1001 3天", ZHAO).text
    assert "工单号 1001" in said
    assert "9月4日（周四）10:00" in said
    assert WANG.partition(":")[2] not in said


@pytest.mark.parametrize("words", ["解除屏蔽 1001", "取消屏蔽1001", "1001 解除屏蔽"])
def test_taking_off_the_list(chat: Chat, words: str) -> None:
    assert chat.says(words, XIAOZHAO).script == "staff.unblocked"
    assert chat.book.records == [Blocked(WANG, None)]


def test_both_stand_in_the_timeline_and_leave_the_ticket_as_it_is(chat: Chat) -> None:
    chat.says("屏蔽 1001 3天 骂人", XIAOZHAO)
    chat.says("解除屏蔽 1001", ZHAO)
    lines = [(entry.actor, entry.action, entry.text) for entry in chat.book.timeline("1001")[-2:]]
    assert lines == [
        (XIAOZHAO, "blocked", "屏蔽 1001 3天 骂人（到2025-09-04 10:00）"),
        (ZHAO, "unblocked", "解除屏蔽 1001"),
    ]
    assert chat.ticket.status is Status.ASSIGNED


def test_the_resident_reads_nothing_of_it_in_the_progress(chat: Chat) -> None:
    chat.says("屏蔽 1001 3天 骂人", XIAOZHAO)
    assert "屏蔽" not in chat.says("进度", WANG).text


@pytest.mark.parametrize("who", [LI, SUN, LIN])
@pytest.mark.parametrize("words", ["屏蔽 1001", "解除屏蔽 1001"])
def test_only_the_desk_and_managers_may(chat: Chat, who: str, words: str) -> None:
    assert chat.says(words, who).script == "staff.block_not_yours"
    assert chat.book.records == []


def test_a_ticket_that_is_none_and_one_without_a_resident(chat: Chat) -> None:
    assert chat.says("屏蔽 9999", ZHAO).script == "ticket.unknown"
    chat.says("巡查 2栋1单元楼道灯不亮", SUN)
    assert chat.says("屏蔽 1002", ZHAO).script == "staff.block_nobody"
    chat.keep(resident=LI)
    assert chat.says("屏蔽 1002", ZHAO).script == "staff.block_nobody"
    assert chat.book.records == []


def test_for_a_resident_it_is_no_command(chat: Chat) -> None:
    chat.says("屏蔽 1001", WANG)
    assert chat.book.records == []


def test_whom_a_ticket_complains_about_cannot_silence_whoever_complained(chat: Chat) -> None:
    chat.keep(kind="complaint", category="complaint", problem="前台客服小赵态度恶劣", assignee=ZHAO)
    for words in ("屏蔽 1001 30天", "解除屏蔽 1001"):
        assert chat.says(words, XIAOZHAO).script == "ticket.unknown"
    assert chat.book.records == []
    assert chat.says("屏蔽 1001", ZHAO).script == "staff.blocked"


@pytest.mark.parametrize(("who", "told"), [(XIAOZHAO, [ZHAO]), (ZHAO, [])], ids=["the desk", "a manager"])
def test_the_managers_hear_of_a_block_that_is_none_of_theirs(chat: Chat, who: str, told: list[str]) -> None:
    chat.says("屏蔽 1001 3天 骂人", who)
    notices = [notice for docket, _ in chat.book.commits for notice in docket.notices]
    heard = [notice.recipient for notice in notices if notice.script == "staff.blocked_by_desk"]
    assert heard == told
