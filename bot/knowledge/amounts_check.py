"""Checks that prices, and quantities that config/ states, are quoted from there, not written by hand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.understanding.slots.number import to_number

# Prices and what is measured age: they are never written by hand, whatever the facts say.
AGEING = {"元", "块", "折", "℃", "%"}
_UNITS = {"块钱": "块", "％": "%", "摄氏度": "℃"}
_UNIT = r"块钱?|元|折|℃|摄氏度|[%％]|平方米|公里|公斤|个月|小时|分钟|[天年]"
# One hand-written character is often no number: 一块去, 两次三番; with 元 and 折 it is.
_AMOUNT = re.compile(
    rf"(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十百千两]+(?=元|折|块钱)|[二三四五六七八九十百千两]+)"
    rf"\s*(?P<unit>{_UNIT})"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, as written and as compared."""

    words: str
    number: float
    unit: str


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts that a text names, in order."""
    for found in _AMOUNT.finditer(text):
        said = found["number"]
        number = float(said) if said[0].isdigit() else to_number(said)
        if number is not None:
            yield Amount(found[0], float(number), _UNITS.get(found["unit"], found["unit"]))


def check_amounts(text: str, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, and the remedy, for each amount in a text that a fact states or should state."""
    for amount in amounts(text):
        same = [name for name, fact in facts.items() if _states(fact, amount)]
        if same:
            remedy = f"小区资料里有，请改用{'或'.join(f'{{{name}}}' for name in same)}"
            yield f"话术里直接写了“{amount.words}”", remedy
        elif amount.unit in AGEING:
            yield (
                f"话术里直接写了“{amount.words}”，{_instead(amount, facts)}",
                "请改用占位，数目只写在 facts 里",
            )


def _states(fact: str, amount: Amount) -> bool:
    return any((each.number, each.unit) == (amount.number, amount.unit) for each in amounts(fact))


def _instead(amount: Amount, facts: Mapping[str, str]) -> str:
    """What the facts say in the same unit: the admin sees whether it is another price or an old one."""
    others = [f"{name} 是“{fact}”" for name, fact in facts.items() if amount.unit in _units(fact)]
    return f"和小区资料对不上（{'；'.join(others[:3])}）" if others else "小区资料（facts）里没有这个数"


def _units(fact: str) -> set[str]:
    return {each.unit for each in amounts(fact)}
