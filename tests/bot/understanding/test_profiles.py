"""Profiles, and what phrases and intents would have scored had they been left out."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from bot.understanding.features import grams
from bot.understanding.index import Floats, Index, Numbers, build
from bot.understanding.kernel import cosines
from bot.understanding.profiles import refine, unrefined

from .estate import INTENTS

SAID = [(phrase, number) for number, intent in enumerate(INTENTS) for phrase in intent.phrases]
OWNERS = np.array([owner for _, owner in SAID], np.int32)


@pytest.fixture(scope="module")
def index() -> Index:
    return build([grams(phrase) for phrase, _ in SAID], OWNERS.tolist(), len(INTENTS))


def without(kernel: Floats, left_out: Numbers, asked: int) -> Floats:
    """The scores of phrase `asked` from profiles that never saw the phrases `left_out`."""
    kept = np.setdiff1d(np.arange(len(OWNERS)), left_out).astype(np.int32)
    profiles, _ = refine(OWNERS[kept], len(INTENTS), kernel[np.ix_(kept, kept)])
    return profiles.scores(kernel[asked, kept])


def test_cosines_are_those_of_asking_the_index(index: Index) -> None:
    kernel = cosines(index)
    for number, (phrase, _) in enumerate(SAID):
        assert_allclose(index.query(grams(phrase)).cosines, kernel[number], atol=1e-5)


@pytest.mark.parametrize("asked", [0, 7, 20, len(SAID) - 1])
def test_leaving_a_phrase_out_is_the_same_as_fitting_without_it(index: Index, asked: int) -> None:
    kernel = cosines(index)
    _, held_out = refine(OWNERS, len(INTENTS), kernel)
    expected = without(kernel, np.array([asked], np.int32), asked)
    assert_allclose(held_out.phrase[asked], expected, atol=1e-4)


@pytest.mark.parametrize("asked", [0, 7, 20, len(SAID) - 1])
def test_leaving_an_intent_out_is_the_same_as_fitting_without_it(index: Index, asked: int) -> None:
    kernel = cosines(index)
    _, held_out = refine(OWNERS, len(INTENTS), kernel)
    own = int(OWNERS[asked])
    expected = without(kernel, np.flatnonzero(own == OWNERS).astype(np.int32), asked)
    others = np.arange(len(INTENTS)) != own
    assert_allclose(held_out.intent[asked][others], expected[others], atol=1e-4)


def test_unrefined_profiles_find_the_intent_too(index: Index) -> None:
    profiles = unrefined(OWNERS, len(INTENTS))
    for phrase, owner in SAID:
        assert profiles.scores(index.query(grams(phrase)).cosines).argmax() == owner


def test_unknown_words_lengthen_a_message(index: Index) -> None:
    alone, among = index.query(grams("电梯坏了")), index.query(grams("电梯坏了欸哟喂呀"))
    assert among.cosines.max() < alone.cosines.max()
    assert among.known < alone.known == 1.0
