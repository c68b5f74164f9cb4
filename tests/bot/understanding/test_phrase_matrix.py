"""Phrases on the matrix."""

import numpy as np
import pytest

from .numbers import NONE, READER, SAID, known

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


def test_likeness_is_that_of_each_phrase_by_itself() -> None:
    matrix, query = KNOWN.matrix, KNOWN.encoder(READER("电梯坏了没人修"))
    for intent in range(int(matrix.owners.max()) + 1):
        one_by_one = []
        for place in range(matrix.firsts[intent], matrix.firsts[intent + 1]):
            phrase = matrix.phrase(place)
            words = matrix.spread(phrase) @ matrix.spread(query)
            one_by_one.append(words + phrase.meaning @ query.meaning)
        assert matrix.likeness(query, intent) == pytest.approx(one_by_one, abs=1e-5)


def test_the_length_of_a_profile_lies_between_none_and_all_shared() -> None:
    counts = np.diff(KNOWN.matrix.firsts)
    assert (KNOWN.matrix.lengths >= np.sqrt(counts) - 1e-3).all()
    assert (KNOWN.matrix.lengths <= counts + 1e-3).all()
