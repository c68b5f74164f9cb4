"""The clerk's commands: what they print, what they store, and the exit code."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.residents.command_line import residents_commands
from bot.residents.home import Home, Resident
from bot.residents.register import Household, Member
from bot.residents.register_state import EVERYTHING, Decide, Imported, Occupant, RegisterState, Stored
from tests.bot.residents.estate import ESTATE
from tests.bot.residents.sheets import HOMES, PEOPLE_HEAD, Rows, saved, workbook

TODAY = date(2026, 11, 21)
HOME = "3栋2单元1201"
WANG = [HOME, "王阿姨", "业主", "13800001001"]
SON = Resident("official:son", "王小军", Home(HOME, "3栋"), "family")


@dataclass
class Kept:
    """A register in memory that stores what is decided."""

    held: RegisterState = field(
        default_factory=lambda: RegisterState({HOME: Household(Home(HOME, "3栋"), "north", "89")})
    )
    stored: list[date] = field(default_factory=list)

    def state(self, wanted: Collection[str] = EVERYTHING) -> RegisterState:
        return self.held

    def store(self, decide: Decide, wanted: Collection[str], today: date, stored: Stored) -> Imported:
        changes = decide(self.held)
        self.stored.append(today)
        stored(changes.size)
        people = {(one.label, one.member.name): one for one in changes.people.stored()}
        gone = {(one.label, one.member.name) for one in changes.people.gone}
        left = {key: one for key, one in self.held.people.items() if key not in gone}
        homes = {one.home.label: one for one in changes.homes.stored()}
        self.held = RegisterState({**self.held.homes, **homes}, left | people)
        return Imported(changes, (SON,) if gone else ())


@pytest.fixture
def register() -> Kept:
    return Kept()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "档案.xlsx"


def run(register: Kept, *words: object) -> tuple[int, list[str]]:
    """Return the exit code, and what was printed without the progress."""
    group = residents_commands(lambda: ESTATE, lambda: register, lambda: TODAY)
    done = CliRunner().invoke(group, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, [line for line in done.output.splitlines() if not line.startswith("正在")]


def file(path: Path, **sheets: Rows) -> Path:
    return saved(workbook(sheets), path)


def test_an_import_says_what_it_did(register: Kept, path: Path) -> None:
    code, said = run(register, "import", file(path, 房屋=HOMES, 住户=[PEOPLE_HEAD, WANG]))
    assert (code, said) == (
        0,
        [
            "《房屋》新增 0，修改 1，不变 0",
            "  修改 3栋2单元1201：面积、标记",
            "《住户》新增 1，修改 0，不变 0，移出 0",
            "  新增 3栋2单元1201 王阿姨",
            "导入完成。",
        ],
    )
    assert register.stored == [TODAY]


def test_importing_again_changes_nothing(register: Kept, path: Path) -> None:
    file(path, 住户=[PEOPLE_HEAD, WANG])
    run(register, "import", path)
    assert run(register, "import", path) == (0, ["《住户》新增 0，修改 0，不变 1，移出 0", "导入完成。"])


def test_who_moved_out_is_unbound_and_counted(register: Kept, path: Path) -> None:
    son = Occupant(HOME, Member("王小军", "", "family"))
    register.held = RegisterState(register.held.homes, {(HOME, "王小军"): son})
    code, said = run(register, "import", file(path, 住户=[PEOPLE_HEAD, WANG]))
    assert code == 0
    assert said[-2:] == ["已解除 1 个微信绑定（搬走了，或租期已满）。", "导入完成。"]


def test_one_bad_row_and_nothing_is_imported(register: Kept, path: Path) -> None:
    bad = [HOME, "王小军", "家人", "1380000"]
    code, said = run(register, "import", file(path, 住户=[[*PEOPLE_HEAD, "备注"], WANG, bad]))
    assert (code, register.stored) == (1, [])
    assert said == [
        "注意：《住户》里没有用到的列：备注。",
        "《住户》第 3 行“手机号”：“1380000”不是 11 位手机号，请核对后只填一个手机号。",
        "共 1 处要改，什么也没有导入。改好后再导入一次；只想先导入没有问题的行，加上 --partial。",
    ]


def test_partial_imports_the_good_rows_and_says_what_it_did_not(register: Kept, path: Path) -> None:
    bad = [HOME, "王小军", "家人", "1380000"]
    code, said = run(register, "import", "--partial", file(path, 住户=[PEOPLE_HEAD, WANG, bad]))
    assert code == 1, "somebody must look at the rest"
    assert list(register.held.people) == [(HOME, "王阿姨")]
    assert said[1:3] == [
        "共 1 处要改，这些行没有导入；其余的行：",
        "注意：《住户》有的行没有导入，所以这次不从《住户》移出任何一条。",
    ]
    assert said[-1] == "导入完成。"


def test_a_dry_run_shows_and_changes_nothing(register: Kept, path: Path) -> None:
    code, said = run(register, "import", "--dry-run", file(path, 住户=[PEOPLE_HEAD, WANG]))
    assert (code, register.stored) == (0, [])
    assert said == [
        "《住户》新增 1，修改 0，不变 0，移出 0",
        "  新增 3栋2单元1201 王阿姨",
        "这只是预演，什么也没有改。去掉 --dry-run 就会真的导入。",
    ]


@pytest.mark.parametrize("sheets", [{"住户": [PEOPLE_HEAD]}, {"Sheet1": []}, {"菜单": [["菜名"], ["面"]]}])
def test_a_file_with_nothing_to_import_is_told(register: Kept, path: Path, sheets: dict[str, Rows]) -> None:
    code, said = run(register, "import", file(path, **sheets))
    assert (code, said[-1]) == (1, "没有可以导入的行，什么也没有改。")
    assert register.stored == []


def test_a_file_that_can_not_be_read_is_a_sentence(register: Kept, path: Path) -> None:
    path.write_bytes(b"PK")
    code, said = run(register, "import", path)
    assert (code, register.stored) == (1, [])
    assert said == ["文件损坏了，打不开。请用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿），再导入。"]


@pytest.mark.parametrize(("name", "sheets"), [("a.xlsx", 4), ("a.csv", 1)])
def test_an_export_can_be_imported(register: Kept, tmp_path: Path, name: str, sheets: int) -> None:
    run(register, "import", file(tmp_path / "in.xlsx", 住户=[PEOPLE_HEAD, WANG]))
    code, said = run(register, "export", tmp_path / name)
    assert code == 0
    assert said[0].count("《") == sheets
    assert said[1] == "文件里有住户的个人信息，请妥善保管，用完删除。"
    before = register.held
    assert run(register, "import", tmp_path / name)[0] == 0
    assert register.held == before


def test_a_csv_holds_the_sheet_that_is_asked_for(register: Kept, tmp_path: Path) -> None:
    assert run(register, "export", tmp_path / "a.csv", "--sheet", "房屋")[0] == 0
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1] == "3栋2单元1201,89,北区,"
    assert run(register, "import", tmp_path / "a.csv") == (
        0,
        ["《房屋》新增 0，修改 0，不变 1", "导入完成。"],
    )


@pytest.mark.parametrize("name", ["模板.xlsx", "模板.csv"])
def test_a_template_says_what_to_do_with_it(register: Kept, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert run(register, "template", path) == (
        0,
        [f"模板已生成：{path}。填好后运行 flask residents import {path}"],
    )
    assert run(register, "import", path)[1][-1] == "没有可以导入的行，什么也没有改。"


@pytest.mark.parametrize("command", ["template", "export"])
def test_other_kinds_of_files_are_not_written(register: Kept, tmp_path: Path, command: str) -> None:
    assert run(register, command, tmp_path / "a.pdf") == (1, ["文件名要以 .xlsx 或 .csv 结尾。"])
    assert list(tmp_path.iterdir()) == []
