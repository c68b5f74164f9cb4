"""What an import changes, in words for the clerk: a line of counts for each sheet, then the first details."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from itertools import chain, islice
from typing import Any

from bot.residents.reading.columns import BILLS, CARS, HOMES, PEOPLE
from bot.residents.register import Bill, Household, Member
from bot.residents.register_state import Changes, Delta, Occupant, Vehicle

SHOWN = 10
# Field of the register -> what clerks call it.
FIELDS = {
    "home": "楼栋",
    "area": "面积",
    "grid": "网格",
    "marks": "标记",
    "phone": "手机号",
    "role": "关系",
    "until": "租期至",
    "title": "称呼",
    "label": "房屋",
    "cents": "金额",
    "due_on": "应缴日期",
    "paid_on": "缴费日期",
}


@dataclass(frozen=True, slots=True)
class Words:
    """How the things of one sheet are named, and what of them is compared."""

    name: Callable[[Any], str]
    compared: Callable[[Any], Any]


def tell(changes: Changes) -> Iterator[str]:
    """Yield the lines; no phone number and no amount is among them, only that it changes."""
    parts: dict[str, Delta[Any]] = {
        HOMES.name: changes.homes,
        PEOPLE.name: changes.people,
        CARS.name: changes.cars,
        BILLS.name: changes.bills,
    }
    for name, delta in parts.items():
        if delta.size or delta.same:
            yield _counts(name, delta)
            yield from _details(delta, WORDS[name])


def _counts(name: str, delta: Delta[Any]) -> str:
    gone = f"，移出 {len(delta.gone)}" if name in (PEOPLE.name, CARS.name) else ""
    return f"《{name}》新增 {len(delta.added)}，修改 {len(delta.changed)}，不变 {delta.same}{gone}"


def _details(delta: Delta[Any], words: Words) -> Iterator[str]:
    # What goes is told first: it can't be seen in the file.
    lines = chain(
        (f"  移出 {words.name(one)}" for one in delta.gone),
        (
            f"  修改 {words.name(after)}：{'、'.join(_differing(words, before, after))}"
            for before, after in delta.changed
        ),
        (f"  新增 {words.name(one)}" for one in delta.added),
    )
    yield from islice(lines, SHOWN)
    if delta.size > SHOWN:
        yield f"  ……还有 {delta.size - SHOWN} 条"


def _differing(words: Words, before: Any, after: Any) -> list[str]:
    old, new = words.compared(before), words.compared(after)
    names = (one.name for one in fields(new))
    return [FIELDS.get(name, name) for name in names if getattr(old, name) != getattr(new, name)]


def _home(one: Household) -> str:
    return one.home.label


def _member(one: Occupant) -> Member:
    return one.member


def _occupant(one: Occupant) -> str:
    return f"{one.label} {one.member.name}"


def _vehicle(one: Vehicle) -> str:
    return f"{one.label} {one.plate}"


def _bill(one: Bill) -> str:
    return f"{one.label} {one.item} {one.period}"


def _whole(one: Any) -> Any:
    return one


WORDS: dict[str, Words] = {
    HOMES.name: Words(_home, _whole),
    PEOPLE.name: Words(_occupant, _member),
    CARS.name: Words(_vehicle, _whole),
    BILLS.name: Words(_bill, _whole),
}
