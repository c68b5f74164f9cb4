"""Hearing that life or safety is at stake."""

import pytest

from bot.knowledge.model import Emergency
from bot.understanding.emergencies import heard


def emergency(name: str, *entries: str, unless: tuple[str, ...] = ()) -> Emergency:
    """An emergency whose entries are written as `电梯 困|关`."""
    words = tuple(tuple(tuple(part.split("|")) for part in entry.split()) for entry in entries)
    return Emergency(name, name, name, f"emergency.{name}", words, unless)


KNOWN = (
    emergency("fire", "着火", "起火", "冒 烟", unless=("演练", "上次", "消防证", "打不着火")),
    emergency("lift", "电梯 困|关|出不来", unless=("演练", "上次", "困过")),
    emergency("gas", "煤气|燃气|天然气 味|漏|泄"),
    emergency("cry", "救命", "快来人", unless=("太贵",)),
)

TEXTS = [
    ("我被困在电梯里了", "lift", "both parts occur, in any order"),
    ("電梯裡關住了人", "lift", "traditional characters"),
    ("电 梯 困 人 了！！", "lift", "spaces and marks"),
    ("厨房着火了", "fire", "one word is enough"),
    ("厨房冒黑烟", "fire", "parts need not be neighbours"),
    ("燃气有味道", "gas", "alternatives in both parts"),
    ("上次电梯困人的事", None, "it is over"),
    ("消防演练说着火怎么跑", None, "a drill"),
    ("上次困过电梯，现在又困住了", "lift", "distress speaks louder than 上次"),
    ("演练什么啊救命电梯出不来", "lift", "distress speaks louder than 演练"),
    ("现在打不着火", None, "what only looks like it is none, however urgent"),
    ("打不着火，后来着火了", "fire", "what only looks like it says nothing about the rest"),
    ("电梯困过人现在好了吗", None, "the same with one of two parts"),
    ("救命", "cry", "a bare cry"),
    ("救命这也太贵了", None, "a cry is no proof of itself"),
    ("救命太贵了快来人", "cry", "two cries vouch for each other"),
    ("电梯坏了", None, "a part is missing"),
    ("煤气费怎么交", None, "a part is missing"),
    ("", None, "nothing"),
    ("着火了，有燃气味", "gas", "the longer evidence wins"),
]


@pytest.mark.parametrize(("text", "name", "reason"), TEXTS)
def test_emergencies_are_heard(text: str, name: str | None, reason: str) -> None:
    found = heard(text, KNOWN)
    assert (found.name if found else None) == name, reason


# What was written, what was meant: heard, or not heard.
SLIPS = [
    ("电锑里关着人", "lift", "a slip of the keyboard"),
    ("电提困住了", "lift", "the same sound"),
    ("充电提示关了", None, "the same letters in another word"),
    ("dian ti kun ren le", "lift", "pinyin"),
    ("着活了", "fire", "the same sound"),
    ("看着活动室关门", None, "the same letters in another word"),
    ("ZHAOHUO LE", "fire", "pinyin in capitals"),
    ("da bu zhaohuo", None, "pinyin of what is none"),
    ("煤汽有味", "gas", "a slip"),
    ("天燃气漏了", "gas", "a slip"),
    ("没汽油味", None, "petrol, not gas"),
    ("jiuming", "cry", "pinyin"),
]


@pytest.mark.parametrize(("text", "name", "reason"), SLIPS)
def test_slips_of_shaking_fingers_are_heard(text: str, name: str | None, reason: str) -> None:
    found = heard(text, KNOWN)
    assert (found.name if found else None) == name, reason


def test_the_first_in_the_file_wins_a_tie() -> None:
    both = (emergency("first", "着火"), emergency("second", "起火"))
    found = heard("着火起火", both)
    assert found is both[0]
