"""The place of a report: the home that is named, or a public spot completed by where the speaker lives."""

import pytest

from bot.residents.home import Home
from handlers.places import report_place

WANG_HOME = Home("3栋2单元1201", "3栋")

# words, place, building, public?, why
PLACES = [
    ("3栋2单元1201厨房漏水", "3栋2单元1201", "3栋", False, "a home; the room belongs to the problem"),
    ("三号楼二单元十二楼01", "3栋2单元1201", "3栋", False, "in Chinese numbers"),
    ("5-1-302 马桶堵了", "5栋1单元302", "5栋", False, "with dashes"),
    ("3栋2单元楼道灯不亮", "3栋2单元楼道", "3栋", True, "a spot of a named building"),
    ("楼道灯不亮", "3栋2单元楼道", "3栋", True, "one's own: every entrance has one"),
    ("单元门关不上", "3栋2单元门", "3栋", True, "one's own door"),
    ("地下车库漏水", "地下车库", "", True, "the estate's: nobody's building"),
    ("东门杆子坏了", "东门", "", True, "a gate"),
    ("东门口有积水", "东门口", "", True, "at the gate: no door of a building"),
    ("楼梯间灯坏了", "3栋2单元楼梯间", "3栋", True, "one's own: every entrance has one"),
    ("5栋电梯里有味道", "5栋电梯里", "5栋", True, "the lift of another building"),
    ("楼上5栋1单元302漏水到楼道", "5栋1单元302", "5栋", False, "the place that names a building counts"),
]


@pytest.mark.parametrize(("words", "label", "building", "public", "why"), PLACES)
def test_report_place(words: str, label: str, building: str, public: bool, why: str) -> None:
    place = report_place(words, WANG_HOME)
    assert place is not None
    assert (place.label, place.building, place.public) == (label, building, public), why


@pytest.mark.parametrize("words", ["厨房漏水", "我要报修", "明天上午", ""])
def test_a_room_alone_is_no_place(words: str) -> None:
    assert report_place(words, WANG_HOME) is None


def test_without_a_home_a_spot_stays_as_it_was_said() -> None:
    place = report_place("楼道灯不亮")
    assert place is not None
    assert (place.label, place.building, place.public) == ("楼道", "", True)
