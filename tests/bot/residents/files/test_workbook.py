"""XLSX as Excel, WPS and programs write it: what a clerk sees is what is read."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.residents.files import sheet as limits
from bot.residents.files.sheet import Row, Spanned, Spoiled, UnreadableFile
from tests.bot.residents.sheets import (
    HOMES,
    PEOPLE_HEAD,
    SHEET,
    read_path,
    rows_in,
    saved,
    told,
    values_in,
    with_part,
    workbook,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKSHEET = '<worksheet xmlns="{}"><sheetData>{}</sheetData>{}</worksheet>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "住户档案.xlsx"


def raw(path: Path, rows: str, after: str = "") -> Path:
    """Save a workbook whose only worksheet has this XML between its rows."""
    saved(workbook({"住户": [[1]]}), path)
    return with_part(path, SHEET, lambda _old: WORKSHEET.format(MAIN, rows, after).encode())


def with_strings(path: Path, text: str) -> None:
    """Add the table of texts that Excel writes, with this one in it."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    with_part(path, "[Content_Types].xml", lambda old: old.replace(b"</Types>", entry.encode()))
    table = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'
    with_part(path, "xl/sharedStrings.xml", lambda _old: table.encode())


def test_values_come_as_they_are_meant(path: Path) -> None:
    saved(workbook({"住户": [["甲", 1201, 89.5, True, date(2026, 12, 31), None, "乙"]]}), path)
    assert values_in(path) == [("甲", 1201, 89.5, True, datetime(2026, 12, 31), None, "乙")]


def test_rows_keep_the_numbers_that_excel_shows(path: Path) -> None:
    saved(workbook({"住户": [["甲"], [], [None, None], ["乙"]]}), path)
    assert rows_in(path)["住户"] == [Row(1, ("甲",)), Row(4, ("乙",))]


def test_every_sheet_is_read_but_hidden_ones(path: Path) -> None:
    book = workbook({"房屋": HOMES, "旧表": HOMES, "图": [["x"]]})
    book["旧表"].sheet_state = "hidden"
    book.create_chartsheet("图表")
    assert list(rows_in(saved(book, path))) == ["房屋", "图"]


@pytest.mark.parametrize(
    ("cell", "value", "why"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "共享", "Excel keeps texts in a table of their own"),
        ('<c r="A1" t="s"><v>99</v></c>', None, "a text that the table doesn't have"),
        ('<c r="A1" t="s"><v>x</v></c>', None, "no number of a text"),
        ("<c r='A1' t='inlineStr'><is><r><t>张</t></r><r><t>三</t></r></is></c>", "张三", "two colours"),
        (
            "<c r='A1' t='inlineStr'><is><t>张三</t><rPh><t>zhangsan</t></rPh></is></c>",
            "张三",
            "how it is pronounced is no part of it",
        ),
        ('<c r="A1" t="str"><f>B1</f><v>张三</v></c>', "张三", "a formula's text"),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2, "a formula's number, as it was computed"),
        (
            '<c r="A1" t="d"><v>2026-12-31</v></c>',
            datetime(2026, 12, 31),
            "a date in words",
        ),
        ('<c r="A1" t="str"><v>张三_x000D_李四</v></c>', "张三 李四", "how Windows ends a line"),
        ("<c><v>7</v></c>", 7, "a cell without its name comes next"),
        ('<c r="A1"><v>1.0.0</v></c>', None, "no number"),
        ('<c r="A1"><v>1e999</v></c>', float("inf"), "too large for a number: told where it is used"),
    ],
)
def test_a_cell_is_read_whoever_wrote_it(path: Path, cell: str, value: object, why: str) -> None:
    raw(path, f'<row r="1">{cell}</row>')
    with_strings(path, "共享")
    ((found,),) = values_in(path)
    assert isinstance(found, Spoiled) if value is None else found == value, why


# Formulas


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ('<c r="B2"><f>A2*1.8</f></c>', "a program wrote it and computed nothing"),
        ('<c r="B2"><f>A2*1.8</f><v></v></c>', "openpyxl leaves the value empty"),
        ('<c r="B2"><f>A2*1.8</f><v/></c>', "the same in short"),
        ('<c r="B2" t="str"><f>A2</f></c>', "a text that was never computed"),
    ],
)
def test_a_formula_without_a_value_names_its_cell(path: Path, cell: str, why: str) -> None:
    raw(path, f'<row r="2"><c r="A2"><v>89</v></c>{cell}</row>')
    ((_, found),) = values_in(path)
    assert isinstance(found, Spoiled), why
    assert found.what == "B2 是公式，文件里没有算好的结果"


def test_a_formula_that_made_an_empty_text_is_an_empty_cell(path: Path) -> None:
    raw(path, '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="str"><f>IF(A2,"",1)</f><v></v></c></row>')
    assert values_in(path) == [(1,)]


def test_formulas_of_openpyxl_are_told_where_they_are_used(path: Path) -> None:
    book = workbook({"房屋": [["房屋", "面积"], ["3-2-1201", "=80+9.5"]]})
    assert told(read_path(saved(book, path))) == [
        "《房屋》第 2 行“面积”：B2 是公式，文件里没有算好的结果，"
        "请用 Excel 或 WPS 打开并保存一次，或粘贴为数值。"
    ]


def test_a_formula_that_failed_is_told(path: Path) -> None:
    saved(workbook({"房屋": [["房屋", "面积"], ["3-2-1201", "#REF!"]]}), path)
    assert told(read_path(path)) == ["《房屋》第 2 行“面积”：公式出错了（#REF!），请改好公式，或直接填数值。"]


# Merged cells


def family(merge: str) -> Workbook:
    """Return a workbook with a family of two in one home, and these cells merged."""
    people = [
        PEOPLE_HEAD,
        ["3-2-1201", "王阿姨", "业主", "13800001001"],
        [None, "王小军", "家人", "13800001011"],
    ]
    book = workbook({"住户": people})
    book["住户"].merge_cells(merge)
    return book


def test_a_merged_home_is_the_home_of_every_row(path: Path) -> None:
    contents = read_path(saved(family("A2:A3"), path))
    assert told(contents) == []
    assert [(line.home.label, line.values["name"]) for line in contents.lines["住户"]] == [
        ("3栋2单元1201", "王阿姨"),
        ("3栋2单元1201", "王小军"),
    ]


def test_rows_that_only_a_merged_cell_reaches_are_empty(path: Path) -> None:
    assert told(read_path(saved(family("A2:A9"), path))) == []


def test_a_merged_amount_would_be_charged_twice(path: Path) -> None:
    bill = ["3-2-1201", "物业费", "2026-10", 480.6]
    book = workbook(
        {"账单": [["房屋", "项目", "账期", "金额"], bill, ["3-2-1201", "停车费", "2026-10", None]]}
    )
    book["账单"].merge_cells("D2:D3")
    cause = "D2:D3 是合并的单元格，请取消合并，每一行各填各的。"
    assert told(read_path(saved(book, path))) == [
        f"《账单》第 2 行“金额”：{cause}",
        f"《账单》第 3 行“金额”：{cause}",
    ]


def test_cells_merged_across_columns_are_told(path: Path) -> None:
    problems = told(read_path(saved(family("B3:D3"), path)))
    assert problems[0].startswith("《住户》第 3 行“姓名”：B3:D3 是横着合并的单元格，请取消合并")


def test_a_title_merged_across_the_sheet_is_no_heading(path: Path) -> None:
    book = workbook({"房屋": [["云栖花园房屋档案"], ["制表：客服"], *HOMES]})
    book["房屋"].merge_cells("A1:D1")
    contents = read_path(saved(book, path))
    assert told(contents) == []
    assert [line.where.row for line in contents.lines["房屋"]] == [4]


def test_a_merged_cell_shows_its_range(path: Path) -> None:
    rows = rows_in(saved(family("A2:A3"), path))["住户"]
    assert rows[1].cells[0] == Spanned("3-2-1201", "A2:A3", is_first=True)
    assert rows[2].cells[0] == Spanned("3-2-1201", "A2:A3", is_first=False)


def test_merged_cells_that_overlap_are_refused(path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A1:A{last}"/>' for last in range(2, 50))
    raw(path, '<row r="1"><c r="A1"><v>1</v></c></row>', f"<mergeCells>{merges}</mergeCells>")
    with pytest.raises(UnreadableFile, match="互相重叠"):
        rows_in(path)


def test_a_range_that_is_none_is_left_alone(path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="oops"/><mergeCell/><mergeCell ref="ZZZ1:ZZZ9"/></mergeCells>'
    raw(path, '<row r="1"><c r="A1"><v>1</v></c></row>', merges)
    assert values_in(path) == [(1,)]


# Sizes


def test_a_cell_in_the_last_row_costs_nothing(path: Path) -> None:
    book = workbook({"房屋": HOMES})
    book["房屋"].cell(1_048_576, 1, " ")
    book["房屋"].cell(1, 16_384, "远处")
    contents = read_path(saved(book, path))
    assert told(contents) == []
    assert len(contents.lines["房屋"]) == 1


def test_a_stray_word_in_the_last_row_is_told_with_its_row(path: Path) -> None:
    book = workbook({"房屋": HOMES})
    book["房屋"].cell(1_048_576, 1, "合计")
    assert told(read_path(saved(book, path)))[0].startswith(
        "《房屋》第 1048576 行“房屋”：“合计”认不出是哪套房"
    )


def test_what_the_file_says_of_its_size_is_not_believed(path: Path) -> None:
    saved(workbook({"房屋": HOMES}), path)
    lie = b'<dimension ref="A1:XFD1048576"/>'
    with_part(path, SHEET, lambda old: old.replace(b'<dimension ref="A1:D2"/>', lie))
    assert len(read_path(path).lines["房屋"]) == 1


def test_a_hundred_thousand_rows_are_read(path: Path) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet("账单")
    page.append(["房屋", "项目", "账期", "金额"])
    for number in range(100_000):
        page.append(["3-2-1201", "物业费", f"第{number}期", 1])
    contents = read_path(saved(book, path))
    assert (len(contents.lines["账单"]), told(contents)) == (100_000, [])


def test_more_rows_than_an_estate_has_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.residents.files.sheet_xml.MOST_ROWS", 3)
    saved(workbook({"房屋": [*HOMES, *HOMES]}), path)
    with pytest.raises(UnreadableFile, match=f"“房屋”超过 {limits.MOST_ROWS // 10_000} 万行"):
        rows_in(path)


@pytest.mark.parametrize("rows", ['<row r="9999999"/>', '<row r="5"/><row r="4"/>', '<row r="0"/>'])
def test_row_numbers_that_make_no_sense_are_refused(path: Path, rows: str) -> None:
    raw(path, rows)
    with pytest.raises(UnreadableFile) as refused:
        rows_in(path)
    assert "“住户”的行号乱了" in refused.value.words


# Nothing in it


def test_an_empty_workbook_has_no_rows(path: Path) -> None:
    assert read_path(saved(workbook({"Sheet1": []}), path)).is_empty


def test_headings_alone_are_no_rows(path: Path) -> None:
    assert read_path(saved(workbook({"房屋": HOMES[:1], "住户": [PEOPLE_HEAD]}), path)).is_empty
