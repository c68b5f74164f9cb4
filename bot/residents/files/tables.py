"""The register as the rows of its four sheets, in the words in which it can be read in again."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from bot.residents.home import ROLES
from bot.residents.reading.columns import BILLS, CARS, HOMES, PEOPLE
from bot.residents.register_state import RegisterState
from config.estate import Estate

Table = list[list[str]]

# Headings with the unit of their numbers.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    HOMES.name: ("房屋", "面积（平方米）", "网格", "标记"),
    PEOPLE.name: ("房屋", "姓名", "关系", "手机号", "租期至", "称呼"),
    CARS.name: ("房屋", "车牌"),
    BILLS.name: ("房屋", "项目", "账期", "金额（元）", "应缴日期", "缴费日期"),
}
# Sheet -> the table of the register that it shows.
TABLES: Mapping[str, str] = {
    HOMES.name: "homes",
    PEOPLE.name: "people",
    CARS.name: "cars",
    BILLS.name: "bills",
}


def rows_of(sheet: str, state: RegisterState, estate: Estate) -> Table:
    """Return the rows below the headings of a sheet, building by building, floor by floor."""
    return sorted(ROWS[sheet](state, estate), key=lambda row: (natural(row[0]), row[1:]))


def natural(label: str) -> list[tuple[int, str]]:
    """Return a key that sorts 2栋 before 10栋."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", label)]


def _homes(state: RegisterState, estate: Estate) -> Iterable[list[str]]:
    names = [grid.name for grid in estate.grids.values()]
    for one in state.homes.values():
        grid = estate.grids.get(one.grid)
        # Two grids of one name are told apart by their keys.
        shown = grid.name if grid and names.count(grid.name) == 1 else one.grid
        yield [one.home.label, one.area, shown, "、".join(one.marks)]


def _people(state: RegisterState, _estate: Estate) -> Iterable[list[str]]:
    for one in state.people.values():
        member = one.member
        known = ROLES[member.role], member.phone, _iso(member.until), member.title
        yield [one.label, member.name, *known]


def _cars(state: RegisterState, _estate: Estate) -> Iterable[list[str]]:
    return ([one.label, one.plate] for one in state.cars.values())


def _bills(state: RegisterState, _estate: Estate) -> Iterable[list[str]]:
    for one in state.bills.values():
        amount = f"{one.cents // 100}.{one.cents % 100:02}"
        yield [one.label, one.item, one.period, amount, _iso(one.due_on), _iso(one.paid_on)]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


ROWS: Mapping[str, Callable[[RegisterState, Estate], Iterable[list[str]]]] = {
    HOMES.name: _homes,
    PEOPLE.name: _people,
    CARS.name: _cars,
    BILLS.name: _bills,
}
