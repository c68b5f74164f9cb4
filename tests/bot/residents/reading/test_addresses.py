"""The homes that clerks mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.home import Home
from bot.residents.reading.addresses import Addresses
from bot.residents.reading.problem import BadValue
from tests.bot.residents.estate import ESTATE

ADDRESSES = Addresses(ESTATE)
WANG = Home("3栋2单元1201", "3栋")

# words, building, entrance, home, why
HOMES = [
    ("3栋2单元1201", "", "", WANG, "as in the register"),
    ("3-2-1201", "", "", WANG, "in short"),
    ("03-02-1201", "", "", WANG, "with zeros"),
    ("３号楼２单元１２０１室", "", "", WANG, "full width"),
    ("三栋二单元十二楼01", "", "", WANG, "in characters"),
    ("3 栋 2 单元 1201", "", "", WANG, "with blanks"),
    ("3棟2單元1201", "", "", WANG, "in traditional characters"),
    ("云栖花园3栋2单元1201", "", "", WANG, "with the estate in front"),
    ("1201", "3", "2", WANG, "in three columns"),
    ("1201室", "3栋", "2单元", WANG, "with their units"),
    ("1201", "三", "二", WANG, "in characters"),
    ("3-2-1201", "3", "2", WANG, "the whole beside its parts"),
    ("7栋302", "", "", Home("7栋302", "7栋"), "one entrance needs no name"),
    ("7-1-302", "", "", Home("7栋302", "7栋"), "and with one it is the same home"),
    ("302", "7", "1", Home("7栋302", "7栋"), "in columns, too"),
    ("A座2103", "", "", Home("A栋2103", "A座"), "a building with a letter"),
    ("2103", "A", "", Home("A栋2103", "A座"), "its letter alone"),
]


@pytest.mark.parametrize(("words", "building", "entrance", "home", "why"), HOMES)
def test_a_home_is_found(words: str, building: str, entrance: str, home: Home, why: str) -> None:
    assert ADDRESSES.home(words, building, entrance) == home, why


# words, building, entrance, what is told, why
BAD = [
    ("9-2-1201", "", "", "小区里没有这栋楼", "no such building"),
    ("3-3-1201", "", "", "3栋没有3单元", "no such entrance"),
    ("3-2-1901", "", "", "3栋没有 19 层（1901）", "no such floor"),
    ("3-2-001", "", "", "3栋没有 0 层（001）", "no such floor"),
    ("3栋1201", "", "", "没写单元，3栋有 2 个单元", "which one?"),
    ("3栋2单元1201A", "", "", "认不出是哪套房", "something is left over"),
    ("3-2-1201、3-2-1202", "", "", "认不出是哪套房", "two homes"),
    ("3栋2单元", "", "", "认不出是哪套房", "an entrance"),
    ("3栋2单元1201厨房", "", "", "认不出是哪套房", "a room"),
    ("合计", "", "", "认不出是哪套房", "the last row of a bill"),
    ("1201", "", "", "认不出是哪套房", "of which building?"),
    ("3-2-1201", "1", "2", "“1栋2单元”和“3-2-1201”对不上", "the columns contradict each other"),
]


@pytest.mark.parametrize(("words", "building", "entrance", "what", "why"), BAD)
def test_what_is_no_home_says_what_to_do(
    words: str, building: str, entrance: str, what: str, why: str
) -> None:
    with pytest.raises(BadValue) as bad:
        ADDRESSES.home(words, building, entrance)
    assert what in bad.value.what, why
    assert bad.value.remedy, why


@given(
    st.text(max_size=20), st.sampled_from(["", "3", "3栋", "七", "乙"]), st.sampled_from(["", "2", "2单元"])
)
def test_no_words_raise_anything_but_their_problem(words: str, building: str, entrance: str) -> None:
    try:
        home = Addresses(ESTATE).home(words, building, entrance)
    except BadValue:
        return
    assert home.building in ESTATE.buildings


@given(st.sampled_from(["1栋", "3栋"]), st.integers(1, 2), st.integers(1, 18), st.integers(1, 99))
def test_a_label_is_read_as_itself(building: str, entrance: int, floor: int, door: int) -> None:
    label = f"{building}{entrance}单元{floor}{door:02}"
    assert ADDRESSES.home(label) == Home(label, building)
