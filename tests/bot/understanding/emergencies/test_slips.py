"""Slips of the keyboard, pinyin and English."""

import pytest

from bot.understanding.emergencies.slips import Slips

SLIPS = Slips(
    {"电提": "电梯", "电提示": "电提示", "着活了": "着火了"},
    {"dianti": "电梯", "zhaohuo": "着火", "buzhaohuo": "打不着火"},
    {"fire": "着火", "stuck": "困住"},
)

RIGHT = [
    ("电提坏了", "电梯坏了", "a slip"),
    ("充电提示坏了", "充电提示坏了", "right as it is written: the longer one counts"),
    ("看着活动室", "看着活动室", "another word"),
    ("着活了电提", "着火了电梯", "two slips"),
]

LATIN = [
    ("dian ti", "电梯", "pinyin, letters apart"),
    ("dianti zhaohuole", "电梯着火le", "two words, and what is not known"),
    ("buzhaohuo", "打不着火", "the longer one counts"),
    ("fire 3栋", "着火 3栋", "English beside Chinese"),
    ("firefox", "firefox", "a word within another is none"),
    ("wifi restart", "wifirestart", "nor is one across a gap"),
    ("im stuck dianti", "im困住电梯", "English and pinyin"),
]


@pytest.mark.parametrize(("text", "meant", "reason"), RIGHT)
def test_slips_are_put_right(text: str, meant: str, reason: str) -> None:
    assert SLIPS.put_right(text) == meant, reason


@pytest.mark.parametrize(("text", "meant", "reason"), LATIN)
def test_latin_letters_are_read(text: str, meant: str, reason: str) -> None:
    assert SLIPS.in_latin(text) == meant, reason


def test_nothing_known_changes_nothing() -> None:
    nothing = Slips({}, {}, {})
    assert (nothing.put_right("电提"), nothing.in_latin("dian ti")) == ("电提", "dianti")
