"""Audiences: the whole estate or some buildings, and each person once."""

import pytest

from bot.reminders.audiences import people_of
from bot.residents.home import Home, Resident
from config.reminders import Audience


def bound(person: str, building: str, room: str) -> Resident:
    return Resident(f"official:{person}", person, Home(f"{building}栋{room}", building), "owner")


RESIDENTS = [bound("wang", "3", "1201"), bound("chen", "1", "301"), bound("wang", "1", "502")]


@pytest.mark.parametrize(
    ("buildings", "people", "why"),
    [
        ((), ["official:wang", "official:chen"], "no buildings is all; two homes are still one person"),
        (("3",), ["official:wang"], "one building"),
        (("1",), ["official:chen", "official:wang"], "a second home counts"),
        (("1", "3"), ["official:wang", "official:chen"], "several buildings"),
        (("9",), [], "nobody lives there"),
    ],
)
def test_people_of(buildings: tuple[str, ...], people: list[str], why: str) -> None:
    assert people_of(Audience(buildings=buildings), RESIDENTS) == people, why
