"""Praising: who did well hears it in the resident's words, and the resident is thanked in their name."""

import pytest

from bot.tickets.ticket import Status
from tests.handlers.chat import LI, SUN, XIAOZHAO, ZHAO, Chat

# first words, script, why
BEGINNINGS = [
    ("我要表扬", "praise.ask", "nobody and nothing yet"),
    ("表扬一下李师傅", "praise.ask", "whom, and not yet what for"),
    ("表扬李师傅，修得又快又好", "praise.thanked", "told, and by name"),
    ("表扬保安，大半夜帮我搬行李", "praise.thanked_all", "told of one whom nobody knows by name"),
]


@pytest.mark.parametrize(("words", "script", "why"), BEGINNINGS)
def test_only_what_was_not_told_is_asked(words: str, script: str, why: str) -> None:
    assert Chat().says(words).script == script, why


def test_the_colleague_and_the_manager_read_the_very_words() -> None:
    chat = Chat()
    chat.says("表扬一下李师傅")
    said = chat.says("修完还把地擦干净了")
    assert "李师傅" in said.text
    heard = {(notice.recipient, notice.script) for notice in chat.notices}
    assert heard == {(LI, "staff.praised"), (ZHAO, "staff.praise")}
    assert all("修完还把地擦干净了" in notice.text for notice in chat.notices)


# words after praise of nobody by name, who hears it then, why
NAMED_LATER = [
    ("老孙吧", {SUN}, "a short name"),
    ("是李师傅", {LI}, "in a short sentence"),
    ("不知道名字", set(), "nobody"),
    ("李师傅说好今天来修水管怎么还没到", set(), "another matter that has the name in it"),
]


@pytest.mark.parametrize(("words", "heard", "why"), NAMED_LATER)
def test_a_name_that_comes_later_is_not_lost(words: str, heard: set[str], why: str) -> None:
    chat = Chat()
    chat.says("表扬大家，小区越来越干净")
    before = len(chat.notices)
    said = chat.says(words)
    praised = [notice for notice in chat.notices[before:] if notice.script == "staff.praised"]
    assert {notice.recipient for notice in praised} == heard, why
    assert all("小区越来越干净" in notice.text for notice in praised)
    assert (said.script == "praise.thanked") is bool(heard), why


def test_praise_waits_for_nobody() -> None:
    chat = Chat()
    chat.says("给客服小赵点个赞，说话特别和气")
    assert (chat.ticket.kind, chat.ticket.status) == ("praise", Status.CLOSED)
    assert XIAOZHAO in {notice.recipient for notice in chat.notices}


# words after 李师傅 has mended something, whether he is meant, why
AFTER_A_REPAIR = [
    ("表扬今天来的师傅，又快又好", True, "the one who came"),
    ("表扬门口的保安，又热心又细心", False, "a guard mended nothing"),
    ("表扬你们，小区越来越干净", False, "nobody who came is spoken of"),
]


@pytest.mark.parametrize(("words", "his", "why"), AFTER_A_REPAIR)
def test_who_came_last_is_known_without_a_name(words: str, his: bool, why: str) -> None:
    chat = Chat()
    chat.opens()
    chat.keep(status=Status.CLOSED, assignee=LI)
    assert ("李师傅" in chat.says(words).text) is his, why


def test_what_was_praised_is_not_taken_up_again_as_broken() -> None:
    chat = Chat()
    chat.says("表扬李师傅，修得又快又好")
    chat.says("没修好")
    assert chat.ticket.status is Status.CLOSED


def test_praise_in_between_leaves_the_open_form_as_it_was() -> None:
    chat = Chat()
    chat.says("厨房水管漏水")
    chat.says("表扬李师傅，修得又快又好")
    assert (chat.ticket.kind, chat.conversation.dialogue) == ("praise", "repair")
