"""What staff ask of the ledger: 为什么1001 and 本月履约."""

import pytest

from bot.tickets.kept import Kept, Late, Tally
from bot.tickets.ticket import PromiseKind
from tests.bot.tickets.estate import at
from tests.handlers.chat import LI, WANG, ZHANG, ZHAO, Chat

MONTH = Kept(
    (Tally("water", LI, "3栋2单元1201", 19, 1),),
    (Late("1001", PromiseKind.ARRIVAL, at("2025-09-01 09:00"), at("2025-09-01 09:20")),),
)


@pytest.fixture
def chat() -> Chat:
    chat = Chat()
    chat.opens()
    return chat


@pytest.mark.parametrize(
    "words", ["为什么1001", "时限 1001", "1001 为什么", "为啥1001？", "为什么工单号 1001"]
)
def test_why(chat: Chat, words: str) -> None:
    told = chat.says(words, LI)
    assert told.script == "staff.why"
    assert "工单号 1001" in told.text
    assert "依据：等级" in told.text


def test_why_of_a_ticket_that_isnt_theirs_or_isnt(chat: Chat) -> None:
    assert chat.says("为什么9999", LI).script == "ticket.unknown"


@pytest.mark.parametrize("words", ["为什么", "为什么还没到", "时限是多少"])
def test_other_questions_are_not_about_a_ticket(chat: Chat, words: str) -> None:
    assert chat.says(words, LI).script != "staff.why"


def test_a_resident_is_told_nothing_of_it(chat: Chat) -> None:
    assert chat.says("为什么1001", WANG).script != "staff.why"


@pytest.mark.parametrize("words", ["履约率", "本月履约", "本月履约率", "上月履约率", "这个月的履约情况？"])
def test_the_manager_reads_the_shares(chat: Chat, words: str) -> None:
    chat.book.month = MONTH
    told = chat.says(words, ZHAO)
    assert told.script == "staff.kept"
    assert "合计 95.0%（19/20）" in told.text
    assert "水管漏水 95.0%（19/20）" in told.text
    assert "工单号 1001 上门 09-01 09:00 晚了20分钟" in told.text
    assert told.text.startswith("2025年8月" if "上月" in words else "2025年9月")


def test_a_month_without_promises(chat: Chat) -> None:
    assert chat.says("本月履约", ZHAO).script == "staff.kept_none"


def test_it_is_for_managers(chat: Chat) -> None:
    assert chat.says("履约率", ZHANG).script == "staff.kept_for_managers"
