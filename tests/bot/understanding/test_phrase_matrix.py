"""Phrases on the matrix."""

import pytest

from .numbers import NONE, SAID, known

KNOWN = known([*NONE, *reversed(SAID)])


def test_phrases_of_an_intent_lie_side_by_side() -> None:
    matrix = KNOWN.matrix
    assert matrix.owners.tolist() == sorted(KNOWN.owners)
    assert [KNOWN.owners[number] for number in matrix.order] == matrix.owners.tolist()


@pytest.mark.parametrize("place", range(0, len(KNOWN.owners), 6))
def test_a_phrase_is_found_as_it_was_put(place: int) -> None:
    put, found = KNOWN.queries[KNOWN.matrix.order[place]], KNOWN.matrix.phrase(place)
    assert (found.ids == put.ids).all()
    assert (found.values == put.values).all()
