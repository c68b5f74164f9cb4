"""The right sound in the wrong characters."""

import pytest

from bot.understanding.homophones import Homophones

HEARD = Homophones(["电梯坏了", "物业费怎么交", "门禁卡丢了", "水管漏水", "水表", "漏水"])

TABLE = [
    ("电踢坏了", "电梯坏了", "one character"),
    ("物业废怎么交", "物业费怎么交", "a fee, not waste"),
    ("门进卡丢了", "门禁卡丢了", "both neighbours fit"),
    ("水管楼水", "水管漏水", "漏 and 楼 differ only in tone"),
    ("电梯坏了", "电梯坏了", "right already"),
    ("完全别的话", "完全别的话", "sounds like nothing known"),
    ("abc 123", "abc 123", "no characters at all"),
    ("", "", "nothing"),
    ("坏", "坏", "one character is no pair"),
]


@pytest.mark.parametrize(("written", "meant", "reason"), TABLE)
def test_pairs_nobody_writes_are_read_by_their_sound(written: str, meant: str, reason: str) -> None:
    assert HEARD.mended(written) == meant, reason


def test_of_two_that_sound_alike_the_more_usual_is_meant() -> None:
    heard = Homophones(["报修", "报修电话", "保修"])
    assert heard.mended("抱修") == "报修"


def test_regional_sounds_are_one() -> None:
    assert Homophones(["收费"]).mended("搜费") == "收费"
