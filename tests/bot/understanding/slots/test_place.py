"""Places that people name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.slots.place import find_places

# Columns: text, the label of each place found, reason
TEXTS = [
    ("3栋2单元1201", ["3栋2单元1201"], "as on the door"),
    ("3幢2单元1201室", ["3栋2单元1201"], "another word for building"),
    ("三号楼二单元一二零一", ["3栋2单元1201"], "Chinese numerals"),
    ("三号楼二单元十二楼01", ["3栋2单元1201"], "floor and door"),
    ("三号楼二单元十二楼", ["3栋2单元12楼"], "a floor, no door"),
    ("3-2-1201", ["3栋2单元1201"], "with hyphens"),
    ("3-1201", ["3栋1201"], "no entrance"),
    ("3#1201", ["3栋1201"], "with a hash"),
    ("12栋302漏水", ["12栋302"], "no entrance, words behind"),
    ("１２栋３０２", ["12栋302"], "full width"),
    ("十二號樓二單元", ["12栋2单元"], "traditional characters"),
    ("A座1203", ["A栋1203"], "buildings with letters"),
    ("b座", ["B栋"], "small letters"),
    ("1201室没电", ["1201"], "a door alone, with its word"),
    ("二单元电梯坏了", ["2单元"], "an entrance alone"),
    ("三楼楼道灯不亮", ["3楼楼道"], "a floor and a spot"),
    ("5栋楼顶漏水", ["5栋楼顶"], "a spot of a building"),
    ("3栋2单元1201厨房漏水", ["3栋2单元1201厨房"], "a room of a home"),
    ("我家在3栋1201，卫生间漏水", ["3栋1201卫生间"], "the room comes later"),
    ("厨房水管爆了", ["厨房"], "a room alone"),
    ("东门道闸坏了", ["东门"], "a gate"),
    ("地下车库B2柱A12", ["地下车库B2柱A12"], "by the pillar"),
    ("地下车库负二层进水", ["地下车库负二层"], "by the level"),
    ("B1车库漏水", ["B1车库"], "level first"),
    ("3栋和5栋都停电", ["3栋", "5栋"], "two buildings"),
    ("3栋大堂和5栋楼道", ["3栋大堂", "5栋楼道"], "each with its spot"),
    ("10号楼1单元门口", ["10栋1单元门口"], "at the entrance"),
    ("二单元门禁坏了", ["2单元"], "门禁 is a device, not a gate"),
    ("", [], "nothing"),
    ("楼上漏水", [], "no floor is named"),
    ("等了20分钟", [], "a duration"),
    ("今天下午3点来", [], "a time"),
    ("电费500元", [], "an amount"),
    ("2024年", [], "a year"),
    ("13800001111", [], "a phone"),
    ("工单1234", [], "a bare number may be anything"),
    ("广场舞太吵", [], "a dance, not a square"),
    ("京A12345", [], "a plate"),
    ("给您3座位", [], "seats are no building"),
]


@pytest.mark.parametrize(("text", "labels", "reason"), TEXTS)
def test_places_are_found(text: str, labels: list[str], reason: str) -> None:
    assert [place.label for place in find_places(text)] == labels, reason


@given(st.integers(1, 99), st.integers(1, 9), st.integers(1, 33), st.integers(1, 4))
def test_every_home_is_read_the_same_in_both_ways_of_writing(b: int, e: int, floor: int, door: int) -> None:
    home = f"{floor}{door:02}"
    spelled, dashed = find_places(f"{b}栋{e}单元{home}")[0], find_places(f"{b}-{e}-{home}")[0]
    assert (spelled.building, spelled.entrance, spelled.home) == (str(b), str(e), home)
    assert spelled.label == dashed.label


@given(st.text(alphabet="3一二十栋幢号楼单元层室门房-#A厨房车库B柱 ", max_size=40))
def test_a_place_always_says_something(text: str) -> None:
    assert all(place.label and place.words for place in find_places(text))
