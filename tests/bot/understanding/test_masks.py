"""What is only of this one matter makes way."""

import pytest

from bot.understanding.masks import mask

TABLE = [
    ("3栋2单元1201电梯坏了", " 电梯坏了", "a home"),
    ("周六下午三点来修", " 来修", "a time"),
    ("车牌京a12345挡路", "车牌 挡路", "a plate, in small letters as cleaned text has them"),
    ("电话13800001111", "电话 ", "a phone"),
    ("收了我300元", "收了我 ", "an amount"),
    ("明天停水吗", "明天停水吗", "a day without a number tells what is asked"),
    ("一楼要交电梯费吗", "一楼要交电梯费吗", "so does a floor"),
    ("电梯坏了", "电梯坏了", "nothing of the kind"),
    ("", "", "nothing at all"),
]


@pytest.mark.parametrize(("text", "masked", "reason"), TABLE)
def test_what_is_named_makes_way(text: str, masked: str, reason: str) -> None:
    assert mask(text) == masked, reason
