"""What residents asked, read out of the log of what was said."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation.asked import asked_in
from bot.conversation.talk import BOT, RESIDENT, Line
from bot.knowledge.asked import Asked

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
WANG, LIU, LI = "official:wang", "official:liu", "wecom:li"


def line(speaker: str, text: str, minutes: int = 0, person: str = WANG) -> Line:
    script, knowledge = ("fee.price", "v1") if speaker == BOT else ("", "")
    return Line(person, NOON + timedelta(minutes=minutes), speaker, text, script, knowledge)


def asked(words: str, answered: bool = True, minutes: int = 0, person: str = WANG) -> Asked:
    source = ("fee.price", "v1") if answered else ("", "")
    return Asked(person, NOON + timedelta(minutes=minutes), words, *source)


# What was said, what was asked, why
TALKS = [
    ([line(RESIDENT, "多少钱"), line(BOT, "一块八")], [asked("多少钱")], "a question and its answer"),
    ([line(RESIDENT, "多少钱")], [asked("多少钱", False)], "nothing was answered"),
    (
        [line(RESIDENT, "多少钱"), line(RESIDENT, "在吗", 1), line(BOT, "一块八", 1)],
        [asked("多少钱", False), asked("在吗", minutes=1)],
        "an answer belongs to the message of its moment",
    ),
    (
        [line(RESIDENT, "多少钱"), line(BOT, "一块八", 3)],
        [asked("多少钱", False)],
        "a later word of ours is no answer",
    ),
    (
        [line(RESIDENT, "甲"), line(RESIDENT, "乙", 0, LIU), line(BOT, "丙", 0, LIU), line(BOT, "丁")],
        [asked("甲"), asked("乙", person=LIU)],
        "two people at once",
    ),
    ([line(RESIDENT, "【语音】多少钱"), line(BOT, "一块八")], [asked("多少钱")], "what was heard of a voice"),
    ([line(RESIDENT, "【图片】"), line(BOT, "收到")], [], "a picture asks nothing"),
    ([line(RESIDENT, "多少钱"), line(LI, "您好", 1)], [asked("多少钱", False)], "a colleague is not the bot"),
    ([line(BOT, "欢迎")], [], "a greeting of ours"),
]


@pytest.mark.parametrize(("lines", "found", "reason"), TALKS)
def test_messages_are_told_with_their_answers(lines: list[Line], found: list[Asked], reason: str) -> None:
    assert asked_in(lines) == found, reason
