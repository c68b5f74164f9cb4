"""What a file changes in the register, and what it leaves alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from bot.residents.difference import changes_of
from bot.residents.home import Home
from bot.residents.register import Bill, Household, Member
from bot.residents.register_state import Changes, Delta, Occupant, RegisterState, Vehicle
from bot.residents.telling import tell
from tests.bot.residents.estate import ESTATE
from tests.bot.residents.sheets import PEOPLE_HEAD, read_rows

HOME = "3栋2单元1201"
NEXT = "3栋2单元1101"
WANG = Member("王阿姨", "13800001001", "owner")
SON = Member("王小军", "13800001011", "family")
CHEN = Member("陈先生", "13800001002", "owner")
STATE = RegisterState(
    {
        HOME: Household(Home(HOME, "3栋"), "north", "89", ("独居老人",)),
        NEXT: Household(Home(NEXT, "3栋"), "south", "89"),
    },
    {
        (HOME, "王阿姨"): Occupant(HOME, WANG),
        (HOME, "王小军"): Occupant(HOME, SON),
        (NEXT, "陈先生"): Occupant(NEXT, CHEN),
    },
    {"豫A12345": Vehicle("豫A12345", HOME), "豫A99999": Vehicle("豫A99999", NEXT)},
    {(HOME, "物业费", "10月"): Bill(HOME, "物业费", "10月", 48060, date(2026, 10, 25), None)},
)


def changes(sheets: Mapping[str, Sequence[Sequence[Any]]], state: RegisterState = STATE) -> Changes:
    contents = read_rows(sheets, known=tuple(STATE.homes))
    return changes_of(state, contents.lines, ESTATE, contents.incomplete)


def test_nothing_in_the_file_changes_nothing() -> None:
    assert changes({}) == Changes()


def test_a_new_home_gets_the_grid_of_its_building() -> None:
    (home,) = changes({"房屋": [["房屋", "标记"], ["7-302", "孕妇"]]}).homes.added
    assert home == Household(Home("7栋302", "7栋"), "south", "", ("孕妇",))


@pytest.mark.parametrize(
    ("headings", "row", "changed", "why"),
    [
        (
            ["面积"],
            ["90"],
            {"area": "90", "grid": "south"},
            "a column that isn't there leaves its field alone",
        ),
        (["面积", "网格"], ["", ""], {"area": "", "grid": "north"}, "an empty grid is the building's"),
        (["面积", "网格"], ["89", "北区"], {"grid": "north"}, "a grid that is named"),
    ],
)
def test_a_home_changes_by_the_columns_that_are_there(
    headings: list[str], row: list[str], changed: dict[str, str], why: str
) -> None:
    ((before, after),) = changes({"房屋": [["房屋", *headings], [NEXT, *row]]}).homes.changed
    assert {name: getattr(after, name) for name in changed} == changed, why
    assert before == STATE.homes[NEXT]


def test_who_is_not_in_the_file_has_moved_out() -> None:
    done = changes({"住户": [PEOPLE_HEAD, [HOME, "王阿姨", "业主", "13800001001"], [HOME, "小周", "租户"]]})
    assert done.people == Delta(
        added=(Occupant(HOME, Member("小周", "", "tenant")),), gone=(Occupant(HOME, SON),), same=1
    )
    assert done.members == {HOME: (WANG, Member("小周", "", "tenant"))}, "and the neighbour is not named"


def test_a_phone_is_kept_where_the_file_has_no_column_for_it() -> None:
    rows = [["房屋", "姓名", "关系"], [HOME, "王阿姨", "家人"], [HOME, "王小军", "家人"]]
    ((_, after),) = changes({"住户": rows}).people.changed
    assert after.member == Member("王阿姨", "13800001001", "family")
    assert (
        changes({"住户": [PEOPLE_HEAD, [HOME, "王阿姨", "业主", ""]]}).people.changed[0][1].member.phone == ""
    )


def test_nobody_moves_out_by_a_sheet_with_a_bad_row() -> None:
    """The one who seems to be missing may be the one whose row could not be read."""
    rows = [PEOPLE_HEAD, [HOME, "王阿姨", "业主", "13800001001"], [HOME, "王小军", "家人", "1380000"]]
    done = changes({"住户": rows})
    assert done.people.gone == ()
    assert done.members == {HOME: (WANG, SON)}


def test_cars_follow_the_file_home_by_home() -> None:
    done = changes({"车辆": [["房屋", "车牌"], [HOME, "豫AD51728"]]}).cars
    assert done == Delta(added=(Vehicle("豫AD51728", HOME),), gone=(Vehicle("豫A12345", HOME),))


def test_a_car_that_was_sold_to_a_neighbour_changes_its_home() -> None:
    done = changes({"车辆": [["房屋", "车牌"], [HOME, "豫A12345、豫A99999"]]}).cars
    assert done.changed == ((Vehicle("豫A99999", NEXT), Vehicle("豫A99999", HOME)),)
    assert (done.gone, done.same) == ((), 1)


def test_bills_are_added_and_changed_but_never_go() -> None:
    rows = [["房屋", "项目", "账期", "金额", "缴费日期"], [HOME, "物业费", "10月", 480.6, "2026-11-01"]]
    ((_, after),) = changes({"账单": rows}).bills.changed
    assert after == Bill(HOME, "物业费", "10月", 48060, date(2026, 10, 25), date(2026, 11, 1))
    done = changes({"账单": [["房屋", "项目", "账期", "金额"], [HOME, "停车费", "10月", 200]]}).bills
    assert done == Delta(added=(Bill(HOME, "停车费", "10月", 20000),))


def test_it_is_told_in_counts_and_first_details() -> None:
    done = changes(
        {
            "房屋": [["房屋", "面积"], [NEXT, 90], [HOME, 89]],
            "住户": [PEOPLE_HEAD, [HOME, "王阿姨", "业主", "13800001009"], [HOME, "小周", "租户"]],
        }
    )
    assert list(tell(done)) == [
        "《房屋》新增 0，修改 1，不变 1",
        "  修改 3栋2单元1101：面积",
        "《住户》新增 1，修改 1，不变 0，移出 1",
        "  移出 3栋2单元1201 王小军",
        "  修改 3栋2单元1201 王阿姨：手机号",
        "  新增 3栋2单元1201 小周",
    ]


def test_many_details_are_cut_short() -> None:
    rows = [
        ["房屋", "项目", "账期", "金额"],
        *([HOME, "停车费", f"{month}月", 200] for month in range(1, 13)),
    ]
    lines = list(tell(changes({"账单": rows})))
    assert (len(lines), lines[-1]) == (12, "  ……还有 2 条")
