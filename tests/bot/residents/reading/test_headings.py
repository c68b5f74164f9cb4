"""Which sheet is which, and where its columns are."""

from collections.abc import Sequence

import pytest

from bot.residents.files.sheet import Row
from bot.residents.reading.columns import KINDS
from bot.residents.reading.headings import NoHeadings, find_layout, kind_named
from bot.residents.reading.texts import folded

PEOPLE = ["房屋", "姓名", "关系"]


def layout(name: str, *rows: Sequence[object]) -> tuple[str, int, dict[str, int], tuple[str, ...]]:
    """Return a sheet's kind, the row of its headings, its columns by field, and the headings left over."""
    found = find_layout(name, [Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)])  # type: ignore[arg-type]
    columns = {column.field: place for place, column in found.columns}
    return found.kind.name, found.row, columns, found.unused


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("房屋", "房屋"),
        (" 住 户 ", "住户"),
        ("车辆信息", "车辆"),
        ("2026年-账单", "账单"),
        ("Sheet1", None),
        ("住户和车辆", None),
    ],
)
def test_a_name_may_say_the_kind(name: str, kind: str | None) -> None:
    found = kind_named(name)
    assert (found.name if found else None) == kind


# headings, kind, why
BY_HEADINGS = [
    (PEOPLE, "住户", "people"),
    (["房屋", "车牌"], "车辆", "cars"),
    (["房屋", "项目", "账期", "金额"], "账单", "bills"),
    (["房屋", "姓名", "关系", "项目", "账期", "金额"], "账单", "bills that name who pays"),
    (["房屋", "面积"], "房屋", "homes"),
    (["楼栋", "单元", "房号"], "房屋", "homes and nothing else"),
]


@pytest.mark.parametrize(("headings", "kind", "why"), BY_HEADINGS)
def test_headings_say_the_kind_when_the_name_does_not(headings: list[str], kind: str, why: str) -> None:
    assert layout("Sheet1", headings)[0] == kind, why


def test_a_list_of_something_else_is_none_of_ours() -> None:
    with pytest.raises(NoHeadings) as none:
        layout("供应商", ["名称", "地址", "联系人"])
    assert none.value.kind is None


def test_people_and_cars_in_one_sheet_are_told() -> None:
    with pytest.raises(NoHeadings) as none:
        layout("Sheet1", [*PEOPLE, "车牌"])
    assert "既像“住户”又像“车辆”" in none.value.why
    assert layout("车辆", [*PEOPLE, "车牌"])[0] == "车辆", "unless the name decides"


def test_headings_may_be_called_otherwise_and_spaced_out() -> None:
    headings = ["楼 号", "单元号", "室号", "名字", "身份*", "联系电话", "租约到期：", "备注"]
    assert layout("住户", headings) == (
        "住户",
        1,
        {"building": 0, "entrance": 1, "door": 2, "name": 3, "role": 4, "phone": 5, "until": 6},
        ("备注",),
    )


def test_a_unit_is_no_part_of_a_heading() -> None:
    _, _, columns, unused = layout("账单", ["房屋", "项目", "账期", "金额（元）"])
    assert (columns["cents"], unused) == (3, ())


def test_a_proper_heading_wins_over_another_word_for_it() -> None:
    _, _, columns, unused = layout("住户", ["住址", *PEOPLE])
    assert (columns["home"], unused) == (1, ("住址",))


def test_two_columns_of_one_meaning_are_told() -> None:
    with pytest.raises(NoHeadings) as none:
        layout("住户", [*PEOPLE, "电话", "手机"])
    assert none.value.why == "“手机号”有 2 列，请只留一列"


def test_headings_may_stand_below_a_title() -> None:
    assert layout("住户", ["云栖花园"], ["2026年", "", ""], PEOPLE)[1] == 3


def test_the_nearest_row_says_what_is_missing() -> None:
    with pytest.raises(NoHeadings) as none:
        layout("住户", ["云栖花园"], ["房屋", "姓名"], ["3-2-1201", "王阿姨"])
    assert (none.value.row, none.value.lacking) == (2, ("关系",))


def test_no_heading_has_two_meanings() -> None:
    for kind in KINDS.values():
        words = [folded(word) for one in kind.columns for word in (one.title, *one.synonyms)]
        assert len(words) == len(set(words)), kind.name
