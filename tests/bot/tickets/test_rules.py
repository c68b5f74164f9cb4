"""What the desk reads out of the configuration: categories by words, owners by building, names."""

from dataclasses import replace

import pytest

from bot.tickets.rules import Rules, is_staff
from config.services import Services
from tests.bot.tickets.estate import LI, LIN, RULES, SERVICES, WANG, XIAOZHAO, ZHAO

# words, category, why
CATEGORIES = [
    ("厨房水管漏水", "water", "two of its words"),
    ("楼道灯不亮", "light", "one word"),
    ("路灯不亮，好像漏水了", "light", "more letters point to the lamp than to the water"),
    ("漏水", "water", "a single word will do"),
    ("楼下的门坏了", "general", "no word is known: the fallback"),
    ("", "general", "nothing was said"),
]


@pytest.mark.parametrize(("words", "category", "why"), CATEGORIES)
def test_category_of(words: str, category: str, why: str) -> None:
    assert RULES.category_of(words) == category, why


def test_of_equals_the_first_in_the_file_wins() -> None:
    assert RULES.category_of("水管，路灯") == "water"


def test_a_category_that_was_deleted_is_served_as_the_fallback() -> None:
    assert RULES.category("pool") == SERVICES.categories["general"]
    assert RULES.level("pool") == SERVICES.levels["small"]
    assert RULES.level("water") == SERVICES.levels["urgent"]


# building, owner, why
OWNERS = [
    ("3栋", LIN, "the butler of the grid"),
    ("9栋", XIAOZHAO, "a building that we don't know: the front desk"),
    ("", XIAOZHAO, "no home is bound: the front desk"),
]


@pytest.mark.parametrize(("building", "owner", "why"), OWNERS)
def test_case_owner(building: str, owner: str, why: str) -> None:
    assert RULES.case_owner(building) == owner, why


# address, name, why
NAMES = [
    (LI, "李师傅", "a colleague"),
    (ZHAO, "赵经理", "the manager"),
    ("wecom:gone", "", "a colleague who has left"),
    (WANG, "", "a resident has no name here"),
    ("official:li", "", "a resident whose id is like a colleague's"),
    ("", "", "nobody"),
]


@pytest.mark.parametrize(("person", "name", "why"), NAMES)
def test_name_of(person: str, name: str, why: str) -> None:
    assert RULES.name_of(person) == name, why


def test_managers_and_staff_addresses() -> None:
    assert RULES.managers() == [ZHAO]
    assert is_staff(LI)
    assert not is_staff(WANG)


def test_words_may_point_to_a_hazard_too() -> None:
    hazard = SERVICES.categories["hazard"].model_copy(update={"words": ("井盖",)})
    services = Services.model_validate(
        SERVICES.model_dump() | {"categories": SERVICES.model_dump()["categories"] | {"hazard": hazard}}
    )
    rules: Rules = replace(RULES, services=services)
    assert rules.category_of("井盖翻了") == "hazard"
