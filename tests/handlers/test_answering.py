"""After a colleague's 回复 on a ticket the next words are for that colleague, unless they name a service."""

import pytest

from tests.handlers.chat import LI, WANG, ZHAO, Chat


def written_to(who: str = LI) -> Chat:
    """A chat in which 李师傅 has the repair 1001, and somebody has just written about it."""
    chat = Chat()
    chat.opens()
    chat.says("接 1001", LI)
    chat.says("回复 1001 您家现在有人吗", who)
    return chat


def heard(chat: Chat) -> list[str]:
    """Return who read what the resident answered."""
    return [notice.recipient for notice in chat.notices if notice.script == "staff.resident_answers"]


# words, why they are an answer
ANSWERS = [
    ("有人的", "what was asked"),
    ("门没锁", "like a question about keys, and none"),
    ("在的", "like a greeting"),
    ("好的谢谢", "like thanks to the bot"),
]


@pytest.mark.parametrize(("words", "why"), ANSWERS)
def test_what_names_no_service_goes_to_whoever_wrote(words: str, why: str) -> None:
    chat = written_to()
    assert chat.says(words).script == "human.passed_to_who_asked", why
    assert heard(chat) == [LI]
    assert words in chat.notices[-1].text
    assert not chat.notices[-1].buttons, "the buttons of a talk would finish a repair"


def test_a_manager_who_wrote_hears_it_beside_whoever_has_the_ticket() -> None:
    chat = written_to(ZHAO)
    chat.says("有人的")
    assert heard(chat) == [ZHAO, LI]


# words, what answers, why
OTHER_MATTERS = [
    ("进度", "ticket.progress", "a service"),
    ("物业费怎么交", "fee.pay_how", "a question that the bot can answer"),
    ("卧室灯也坏了", "repair.ask_visit", "a new trouble"),
]


@pytest.mark.parametrize(("words", "script", "why"), OTHER_MATTERS)
def test_what_names_a_service_is_served(words: str, script: str, why: str) -> None:
    chat = written_to()
    assert chat.says(words).script == script, why
    assert heard(chat) == []


def test_the_second_answer_is_confirmed_in_other_words() -> None:
    chat = written_to()
    chat.says("有人的")
    assert chat.says("门没锁").script == "human.passed_to_who_asked_too"


@pytest.mark.parametrize(("now", "reaches"), [("2025-09-01 10:30", [LI]), ("2025-09-01 10:31", [])])
def test_after_half_an_hour_words_are_for_the_bot_again(now: str, reaches: list[str]) -> None:
    chat = written_to()
    chat.now = now
    chat.says("门没锁")
    assert heard(chat) == reaches


def test_words_of_another_resident_reach_nobody() -> None:
    chat = written_to()
    chat.says("有人的", "official:chen")
    assert heard(chat) == []
    assert chat.book.tickets["1001"].resident == WANG
