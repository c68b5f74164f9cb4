"""Something was lost or found: a ticket, a word to the guards, and a look whether somebody has it."""

import pytest

from bot.message import MessageKind
from handlers.gate.lost_found_words import reports
from tests.handlers.chat import SUN, XIAOZHAO, Chat, shipped_rules
from tests.handlers.gate_cast import told
from tests.world import shipped_library

CHEN = "official:chen"

# words, kind, what, where, when, why
FIRST_WORDS = [
    (
        "我的钱包丢了，黑色的，昨天晚上在东门快递柜",
        "lost",
        "钱包，黑色",
        "东门快递柜",
        "昨天晚上",
        "all in one",
    ),
    ("我在大堂捡到一个黑色钱包，今天早上", "found", "一个黑色钱包", "大堂", "今天早上", "all in one"),
    ("捡到一串钥匙", "found", "一串钥匙", "", "", "where is to be asked"),
    ("有人捡到我的耳机吗", "lost", "耳机", "", "", "who asks so has lost it"),
    ("我家猫跑丢了", "lost", "猫", "", "", "a pet"),
    ("丢了东西", "lost", "", "", "", "what is to be asked"),
    ("失物登记", "", "", "", "", "which of both is to be asked"),
    ("孩子的书包丢了", "lost", "孩子的书包", "", "", "a child's bag is no child"),
]


@pytest.mark.parametrize(("words", "kind", "what", "where", "when", "why"), FIRST_WORDS)
def test_first_words(words: str, kind: str, what: str, where: str, when: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.conversation.dialogue == "lost_found", why
    assert [chat.slots.get(name, "") for name in ("kind", "what", "where", "when")] == [
        kind,
        what,
        where,
        when,
    ], why


# words, whether they report a loss, why
REPORTS = [
    ("手机落在大堂了", True, "a thing left behind"),
    ("钱包丢了怎么办", False, "a question"),
    ("门禁卡丢了", False, "an access card is blocked, not looked for"),
    ("我的快递丢了", False, "a parcel is looked for at the lockers"),
    ("自行车丢了", False, "a bicycle is stolen"),
    ("手机被偷了", False, "a theft"),
    ("窗户把手掉了", False, "a repair"),
]


@pytest.mark.parametrize(("words", "is_report", "why"), REPORTS)
def test_reports(words: str, is_report: bool, why: str) -> None:
    assert reports(words) is is_report, why


def reported(chat: Chat, words: str, who: str) -> None:
    """Have somebody report something and confirm it."""
    chat.says(words, who)
    assert chat.says("确认", who).script.startswith("lost_found.opened_")


def test_the_ticket_holds_what_was_said_and_the_guard_looks_out() -> None:
    chat = Chat()
    reported(chat, "我的钱包丢了，黑色的，昨天晚上在东门", CHEN)
    ticket = chat.ticket
    assert (ticket.category, ticket.kind, ticket.resident) == ("lost_found", "enquiry", CHEN)
    assert (ticket.place, ticket.problem) == ("东门", "寻物：钱包，黑色（昨天晚上）")
    assert told(chat) == [(XIAOZHAO, "staff.request"), (SUN, "staff.lost_found_watch")]


LOST, FOUND = "我的钱包丢了，黑色的，昨天晚上在东门", "我在大堂捡到一个黑色钱包，今天早上"
# first, then, whether the staff are told of a match, why
MATCHES = [
    (LOST, FOUND, True, "what was lost is found"),
    (FOUND, LOST, True, "the other way round"),
    (LOST, LOST, False, "two have lost the like"),
    (LOST, "我在大堂捡到一个红色钱包，今天早上", False, "another colour"),
    (LOST, "我在大堂捡到一串钥匙，今天早上", False, "another thing"),
]


@pytest.mark.parametrize(("first", "then", "match", "why"), MATCHES)
def test_staff_are_told_of_what_may_be_the_same(first: str, then: str, match: bool, why: str) -> None:
    chat = Chat()
    reported(chat, first, "official:one")
    reported(chat, then, "official:other")
    likely = [notice for notice in chat.notices if notice.script == "staff.lost_found_likely"]
    assert bool(likely) is match, why
    for notice in likely:
        assert notice.recipient.startswith("wecom:"), "residents hear of each other by nobody but us"
        assert "official:" not in notice.text


def test_a_report_that_is_settled_matches_no_more() -> None:
    chat = Chat()
    reported(chat, LOST, "official:one")
    chat.taps(f"ticket.cancel:{chat.ticket.number}", "official:one")
    reported(chat, FOUND, "official:other")
    assert "staff.lost_found_likely" not in {script for _, script in told(chat)}


def test_who_is_bound_to_no_home_is_served() -> None:
    chat = Chat()
    chat.book.homes = ()
    reported(chat, LOST, "official:guest")
    assert chat.ticket.place == "东门"


# what is put right, slot, what it holds then
CORRECTIONS = [
    ("不对，是白色的钱包", "what", "白色的钱包"),
    ("改成前天下午", "when", "前天下午"),
    ("不对，在5栋大堂", "where", "5栋大堂"),
]


@pytest.mark.parametrize(("words", "slot", "value"), CORRECTIONS)
def test_put_right_at_the_summary(words: str, slot: str, value: str) -> None:
    chat = Chat()
    chat.says(LOST)
    assert chat.says(words).script == "lost_found.summary"
    assert chat.slots[slot] == value


def test_a_photo_is_kept_with_the_ticket() -> None:
    chat = Chat()
    chat.says("捡到一串钥匙")
    chat.says(kind=MessageKind.IMAGE, media="photo-1")
    for words in ("东门", "刚刚", "确认"):
        chat.says(words)
    assert ("photo", "photo-1") in [
        (entry.action, entry.text) for entry in chat.book.timeline(chat.ticket.number)
    ]


# A lost person is no lost thing.
PEOPLE = """
    孩子走丢了 / 老人走失了 / 我家老人不见了 / 孩子丢了 / 捡到一个小孩 / 丢了个孩子
    妈妈不见了 / 爸爸走丢了 / 妹妹走丢了
    小区里有个小孩找不到妈妈 / 看到一个小孩一个人在哭 / 捡到一位迷路的老人 / 弟弟不见了
"""
THINGS = """
    孩子的书包丢了 / 捡到一个老人机 / 捡到一个洋娃娃 / 我妈妈的钥匙丢了
    捡到小孩书包 / 爸爸的手机不见了 / 有人丢了钥匙吗 / 捡到一张老人卡
"""


def split(words: str) -> list[str]:
    return [each.strip() for line in words.strip().split("\n") for each in line.split("/")]


@pytest.mark.parametrize("words", split(PEOPLE))
def test_a_lost_person_is_an_emergency(words: str) -> None:
    heard = shipped_library().mind().emergency(words)
    assert heard is not None
    assert shipped_rules().category(heard.category).kind == "emergency"


@pytest.mark.parametrize("words", split(THINGS))
def test_a_person_s_thing_is_none(words: str) -> None:
    assert shipped_library().mind().emergency(words) is None
