"""What was exported can be imported again, and is the same; no spreadsheet runs any of it."""

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.residents.difference import changes_of
from bot.residents.files.opening import open_sheets
from bot.residents.files.tables import TABLES, natural, rows_of
from bot.residents.files.writing import csv_bytes, template_bytes, workbook_bytes, write_private
from bot.residents.home import FAMILY, OWNER, TENANT, Home
from bot.residents.reading.cells import read_name, read_text
from bot.residents.reading.columns import Reader
from bot.residents.reading.problem import BadValue
from bot.residents.reading.read import read_contents
from bot.residents.register import Bill, Household, Member
from bot.residents.register_state import Changes, Occupant, RegisterState, Vehicle
from tests.bot.residents.estate import ESTATE
from tests.bot.residents.sheets import rows_in

LABELS = ("3栋2单元1201", "3栋2单元1101", "7栋302", "A栋2103")
BUILDINGS = {"3栋2单元1201": "3栋", "3栋2单元1101": "3栋", "7栋302": "7栋", "A栋2103": "A座"}
TITLES = st.sampled_from(["", "女士", "欧阳老师"])
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2199, 12, 31))


def as_read(reader: Reader, text: str) -> str:
    """Return the text as the register would keep it, "" when it is none."""
    try:
        return str(reader(text, ESTATE))
    except BadValue:
        return ""


def texts(reader: Reader) -> st.SearchStrategy[str]:
    """Make texts that the register may hold, often such as look like formulas."""
    start = st.sampled_from(["", "", "=", "+", "-", "@", "'", "'=", "＝", "王"])
    return (
        st.builds(str.__add__, start, st.text(max_size=8))
        .map(lambda text: as_read(reader, text))
        .filter(bool)
    )


@st.composite
def states(draw: st.DrawFn) -> RegisterState:
    """Make a register of a few homes."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=1, unique=True))
    marks = st.lists(st.sampled_from(["独居老人", "孕妇", "=HYPERLINK(1)"]), unique=True).map(tuple)
    homes = {
        label: Household(
            Home(label, BUILDINGS[label]),
            draw(st.sampled_from(["north", "south"])),
            draw(st.sampled_from(["", "89", "89.50"])),
            draw(marks),
        )
        for label in labels
    }
    phones = st.just("") | st.integers(13000000000, 19999999999).map(str)
    people = {
        (label, name): Occupant(
            label, Member(name, draw(phones), role, None if role == OWNER else draw(DAYS), draw(TITLES))
        )
        for label in labels
        for name in draw(st.lists(texts(read_name), max_size=3, unique=True))
        for role in [draw(st.sampled_from([OWNER, TENANT, FAMILY]))]
    }
    plates = draw(st.lists(st.integers(0, 99999).map("豫A{:05}".format), unique=True, max_size=4))
    cars = {plate: Vehicle(plate, draw(st.sampled_from(labels))) for plate in plates}
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(labels), texts(read_text), texts(read_text)), unique=True, max_size=4
        )
    )
    cents = st.integers(0, 2_147_483_647)
    bills = {key: Bill(*key, draw(cents), draw(DAYS), draw(DAYS)) for key in keys}
    return RegisterState(homes, people, cars, bills)


def imported(path: Path, state: RegisterState) -> Changes:
    """Return what importing a file changes in a register."""
    with open_sheets(path) as sheets:
        contents = read_contents(sheets, ESTATE, state.homes)
    assert [str(problem) for problem in contents.problems] == []
    return changes_of(state, contents.lines, ESTATE, contents.incomplete)


@settings(deadline=None, max_examples=40)
@given(states())
def test_a_workbook_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, state: RegisterState
) -> None:
    path = tmp_path_factory.mktemp("trip") / "a.xlsx"
    path.write_bytes(workbook_bytes({name: rows_of(name, state, ESTATE) for name in TABLES}))
    assert imported(path, state).size == 0
    fresh = imported(path, RegisterState())
    assert set(fresh.homes.added) == set(state.homes.values())
    assert set(fresh.people.added) == set(state.people.values())
    assert set(fresh.cars.added) == set(state.cars.values())
    assert set(fresh.bills.added) == set(state.bills.values())


@settings(deadline=None, max_examples=40)
@given(states())
def test_each_csv_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, state: RegisterState
) -> None:
    for name in TABLES:
        path = tmp_path_factory.mktemp("trip") / f"{name}.csv"
        path.write_bytes(csv_bytes(name, rows_of(name, state, ESTATE)))
        assert imported(path, state).size == 0


@settings(deadline=None, max_examples=40)
@given(states())
def test_no_exported_cell_begins_like_a_formula(state: RegisterState) -> None:
    for name in TABLES:
        rows = rows_of(name, state, ESTATE)
        text = csv_bytes(name, rows).decode("utf-8-sig")
        written = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
        pages = load_workbook(BytesIO(workbook_bytes({name: rows})))
        kept = [cell for row in pages[name].iter_rows() for cell in row]
        assert not any(cell.startswith(tuple("=+-@\t\r＝＋－＠")) for cell in written)
        assert {cell.data_type for cell in kept} <= {"s", "n"}, "texts and empty cells, no formulas"


def test_excel_opens_a_csv_in_chinese() -> None:
    content = csv_bytes("住户", [["3栋2单元1201", "=cmd|'/C calc'!A0", "业主", "13800001001", "", "女士"]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines() == [
        "房屋,姓名,关系,手机号,租期至,称呼",
        "3栋2单元1201,'=cmd|'/C calc'!A0,业主,13800001001,,女士",
    ]


def test_control_characters_never_spoil_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes({"车辆": [["3栋\x002单元\x0b1201", "豫A12345"]]}))
    assert rows_in(path)["车辆"][1].cells == ("3栋2单元1201", "豫A12345")


def test_buildings_and_floors_are_in_their_order() -> None:
    labels = ["10栋101", "2栋1单元1001", "2栋1单元101", "2栋1单元201", "A栋101"]
    assert sorted(labels, key=natural) == ["2栋1单元101", "2栋1单元201", "2栋1单元1001", "10栋101", "A栋101"]


def test_a_grid_is_exported_by_its_name_unless_two_share_it() -> None:
    state = RegisterState({"7栋302": Household(Home("7栋302", "7栋"), "south")})
    same = ESTATE.model_copy(update={"grids": dict.fromkeys(ESTATE.grids, ESTATE.grids["north"])})
    assert rows_of("房屋", state, ESTATE)[0][2] == "南区"
    assert rows_of("房屋", state, same)[0][2] == "south"


def test_the_template_has_headings_that_are_understood_and_says_how(tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"
    path.write_bytes(template_bytes())
    rows = rows_in(path)
    assert [len(rows[name]) for name in TABLES] == [1, 1, 1, 1]
    assert rows["说明"][0].cells == ("怎么填：",)
    with open_sheets(path) as sheets:
        contents = read_contents(sheets, ESTATE, ())
    assert (contents.is_empty, contents.warnings) == (True, [])
    page = load_workbook(path)["住户"]
    assert page.column_dimensions["D"].number_format == "@", "or phones become 1.38E+10"
    assert [choice.formula1 for choice in page.data_validations.dataValidation] == ['"业主,租户,家人"']


def test_only_the_owner_of_a_file_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(0o644)
    write_private(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [path]
