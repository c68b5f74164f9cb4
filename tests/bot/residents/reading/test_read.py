"""A whole file: every bad row with its number and cause, and what contradicts itself."""

from hypothesis import given
from hypothesis import strategies as st

from tests.bot.residents.sheets import HOMES, PEOPLE_HEAD, read_rows, told

WANG = ["3-2-1201", "王阿姨", "业主", "13800001001"]
BILLS_HEAD = ["房屋", "项目", "账期", "金额"]


def test_every_bad_cell_is_told_not_only_the_first() -> None:
    contents = read_rows(
        {
            "房屋": [*HOMES, ["9-1-101", -5, "东区"]],
            "住户": [PEOPLE_HEAD, WANG, ["3-2-1201", "", "朋友", "123"]],
        }
    )
    assert told(contents) == [
        "《住户》第 3 行“姓名”：没有填，请填上姓名。",
        "《住户》第 3 行“关系”：“朋友”不是业主、租户、家人之一，请从这三个里选一个。",
        "《住户》第 3 行“手机号”：“123”不是 11 位手机号，请核对后只填一个手机号。",
        "《房屋》第 3 行“面积”：“-5”不是正常的面积，请填平方米数，例如 89.5。",
        "《房屋》第 3 行“网格”：没有“东区”这个网格，可以填：北区、南区，或留空。",
        "《房屋》第 3 行“房屋”：“9-1-101”：小区里没有这栋楼，"
        + f"小区资料里有1栋、3栋、7栋、A座、{'、'.join(f'{n}栋' for n in range(100, 140))}。",
    ]
    assert [line.where.row for line in contents.lines["住户"]] == [2]
    assert contents.incomplete == {"房屋", "住户"}


def test_a_row_without_a_home_is_told() -> None:
    assert told(read_rows({"住户": [PEOPLE_HEAD, [None, "王阿姨", "业主"]]})) == [
        "《住户》第 2 行“房屋”：没有填是哪套房，请写成 3栋2单元1201 或 3-2-1201 这样。"
    ]


def test_a_home_that_nobody_knows_is_told() -> None:
    people = [PEOPLE_HEAD, ["1-1-101", "王阿姨", "业主"]]
    assert told(read_rows({"住户": people})) == [
        "《住户》第 2 行“房屋”：档案里还没有“1栋1单元101”这套房，请先在《房屋》表里加上它，或核对房号。"
    ]
    assert told(read_rows({"住户": people, "房屋": [["房屋", "面积"], ["1-1-101", 80]]})) == [], (
        "a later sheet"
    )


def test_whose_home_is_wrong_is_sent_to_that_row() -> None:
    people = [PEOPLE_HEAD, ["1-1-101", "王阿姨", "业主"]]
    bad_home = {"房屋": [["房屋", "面积"], ["1-1-101", "大"]], "住户": people}
    assert told(read_rows(bad_home))[0] == (
        "《住户》第 2 行“房屋”：“1栋1单元101”自己的资料有错（《房屋》第 2 行），改好那一行，这一行就好了。"
    )


def test_what_is_said_twice_is_told_for_both_rows() -> None:
    rows = {
        "房屋": [["房屋", "面积"], ["3-2-1201", 80], ["3栋2单元1201", 90]],
        "住户": [PEOPLE_HEAD, WANG, ["3栋2单元1201", "王阿姨", "家人"]],
        "账单": [BILLS_HEAD, ["3-2-1201", "物业费", "10月", 1], ["3-2-1201", "物业费", "10月", 2]],
    }
    assert [str(problem.where) for problem in read_rows(rows).problems] == [
        f"《{sheet}》第 {row} 行" for sheet in ("住户", "房屋", "账单") for row in (2, 3)
    ]
    assert "“3栋2单元1201 王阿姨”和《住户》第 3 行重复了，请只留一行" in told(read_rows(rows))[0]


def test_a_plate_belongs_to_one_home() -> None:
    cars = [["房屋", "车牌"], ["3-2-1201", "豫A12345"], ["3-1-101", "豫A·12345、豫A99999"]]
    contents = read_rows({"车辆": cars}, known=("3栋2单元1201", "3栋1单元101"))
    assert told(contents) == [
        "《车辆》第 2 行：“豫A12345”和《车辆》第 3 行重复了，请只留一行。",
        "《车辆》第 3 行：“豫A12345”和《车辆》第 2 行重复了，请只留一行。",
    ]
    assert contents.lines["车辆"] == []


def test_a_thousand_repetitions_are_told_shortly() -> None:
    contents = read_rows({"住户": [PEOPLE_HEAD, *[WANG] * 1000]})
    assert len(contents.problems) == 1000
    assert max(map(len, told(contents))) < 120


def test_an_owner_has_no_lease() -> None:
    rows = [PEOPLE_HEAD, [*WANG, "2026-12-31"], ["3-2-1201", "小周", "租户", "", "2026-12-31"]]
    assert told(read_rows({"住户": rows})) == [
        "《住户》第 2 行：业主没有租期，请清空“租期至”，或把关系改成租户。"
    ]


def test_what_was_not_used_is_remarked() -> None:
    contents = read_rows(
        {"房屋": [["房屋", "朝向", "楼龄"], ["3-2-1201", "南", 12]], "菜单": [["菜名"]], "说明": [["怎么填"]]}
    )
    assert contents.warnings == ["《房屋》里没有用到的列：朝向、楼龄", "《菜单》不像是住户档案的表，没有读"]
    assert contents.lines["房屋"][0].values == {}, "a column that isn't there says nothing"


def test_an_empty_cell_says_that_there_is_nothing() -> None:
    contents = read_rows({"房屋": [HOMES[0], ["3-2-1201", None, "", " "]]})
    assert contents.lines["房屋"][0].values == {"area": "", "grid": "", "marks": ()}


def test_headings_that_are_missing_are_a_problem() -> None:
    assert told(read_rows({"住户": [["房屋", "姓名"], ["3-2-1201", "王阿姨"]]})) == [
        "《住户》第 1 行：表头里没有“关系”，请按模板补上这几列。"
    ]


def test_rows_are_counted_while_they_are_read() -> None:
    contents = read_rows({"住户": [PEOPLE_HEAD, [None] * 5, WANG]})
    assert [line.where.row for line in contents.lines["住户"]] == [3], "empty rows count, too"


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.sampled_from(["3-2-1201", "房屋", "姓名", "关系", "业主", "车牌", "豫A12345", "金额", "项目", "账期"]),
)
SHEETS = st.dictionaries(
    st.sampled_from(["房屋", "住户", "车辆", "账单", "Sheet1", ""]),
    st.lists(st.lists(CELLS, max_size=6), max_size=6),
)


@given(SHEETS)
def test_no_rows_raise_anything(sheets: dict[str, list[list[object]]]) -> None:
    contents = read_rows(sheets)
    assert all(str(problem).endswith("。") for problem in contents.problems)
    bad = {problem.where for problem in contents.problems}
    assert not any(line.where in bad for lines in contents.lines.values() for line in lines)
