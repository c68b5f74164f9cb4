"""Phrases on the shelf."""

import numpy as np
import pytest

from .numbers import NONE, READER, SAID, known

KNOWN = known([*NONE, *reversed(SAID)])


def test_phrases_of_an_intent_lie_side_by_side() -> None:
    shelf = KNOWN.shelf
    assert shelf.owners.tolist() == sorted(KNOWN.owners)
    assert [KNOWN.owners[number] for number in shelf.order] == shelf.owners.tolist()


@pytest.mark.parametrize("place", range(0, len(KNOWN.owners), 6))
def test_a_phrase_is_found_as_it_was_put(place: int) -> None:
    put, found = KNOWN.queries[KNOWN.shelf.order[place]], KNOWN.shelf.phrase(place)
    assert (found.ids == put.ids).all()
    assert (found.values == put.values).all()


def test_likeness_is_that_of_each_phrase_by_itself() -> None:
    shelf, query = KNOWN.shelf, KNOWN.encoder(READER("电梯坏了没人修"))
    for intent in range(int(shelf.owners.max()) + 1):
        one_by_one = []
        for place in range(shelf.firsts[intent], shelf.firsts[intent + 1]):
            phrase = shelf.phrase(place)
            words = shelf.spread(phrase) @ shelf.spread(query)
            one_by_one.append(words + phrase.meaning @ query.meaning)
        assert shelf.likeness(query, intent) == pytest.approx(one_by_one, abs=1e-5)


def test_the_length_of_a_profile_lies_between_none_and_all_shared() -> None:
    counts = np.diff(KNOWN.shelf.firsts)
    assert (KNOWN.shelf.lengths >= np.sqrt(counts) - 1e-3).all()
    assert (KNOWN.shelf.lengths <= counts + 1e-3).all()
