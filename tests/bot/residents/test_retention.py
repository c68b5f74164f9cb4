"""How long data are kept, and what is left of them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.retention import ELSEWHERE, cutoffs, in_words, mark_of, place_of_nobody

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_each_kind_ends_its_own_time_ago() -> None:
    periods = {"messages": timedelta(days=90), "attempts": timedelta(days=2)}
    assert cutoffs(periods, NOON) == {
        "messages": datetime(2026, 8, 23, 12, tzinfo=UTC),
        "attempts": datetime(2026, 11, 19, 12, tzinfo=UTC),
    }


@pytest.mark.parametrize(
    ("days", "words", "why"),
    [
        (90, "90 天", "as it is written in estate.yaml"),
        (365, "1 年", "P1Y"),
        (1095, "3 年", "P3Y"),
        (400, "400 天", "no whole years: said exactly"),
        (2, "2 天", "the shortest"),
    ],
)
def test_in_words(days: int, words: str, why: str) -> None:
    assert in_words(timedelta(days=days)) == words, why


@pytest.mark.parametrize(
    ("place", "left", "why"),
    [
        ("3栋2单元1201", "3栋", "the home goes"),
        ("3栋2单元电梯", "3栋", "a spot of a building"),
        ("A座1201", ELSEWHERE, "what is not written like a building may be anything"),
        ("12栋", "12栋", "a building alone"),
        ("东门旁边", ELSEWHERE, "a resident's own words may name somebody"),
        ("王阿姨家3栋门口", ELSEWHERE, "words before the building, too"),
        ("", ELSEWHERE, "nothing"),
    ],
)
def test_a_place_without_its_home(place: str, left: str, why: str) -> None:
    assert place_of_nobody(place) == left, why


@given(st.text(), st.text(min_size=1))
def test_a_mark_is_the_same_again_and_shows_nothing(person: str, salt: str) -> None:
    mark = mark_of(person, salt)
    assert mark == mark_of(person, salt)
    assert len(mark) == 64
    assert len(person) < 5 or person not in mark


def test_a_mark_depends_on_the_person_and_on_the_salt() -> None:
    marks = {mark_of(person, salt) for person in ("official:a", "official:b") for salt in ("x", "y")}
    assert len(marks) == 4


@given(st.text())
def test_no_place_gives_away_more_than_its_building(place: str) -> None:
    left = place_of_nobody(place)
    assert left == ELSEWHERE or (place.startswith(left) and len(left) <= 5)
