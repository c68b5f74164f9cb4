"""Ranges of long arrays, and equal numbers together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.ranges import grouped, ranges

TABLE = [
    ([], [], "no ranges at all"),
    ([7], [3], "one"),
    ([4, 0, 9], [2, 3, 1], "in any order"),
    ([4, 0, 9], [0, 2, 0], "some have no place"),
    ([2, 2], [2, 2], "the same twice"),
]


@pytest.mark.parametrize(("starts", "counts", "reason"), TABLE)
def test_each_range_is_walked_through(starts: list[int], counts: list[int], reason: str) -> None:
    which, places = ranges(np.array(starts, int), np.array(counts, int))
    walked = [
        (number, start + step)
        for number, (start, count) in enumerate(zip(starts, counts, strict=True))
        for step in range(count)
    ]
    assert list(zip(which.tolist(), places.tolist(), strict=True)) == walked, reason


@given(st.lists(st.integers(0, 9)))
def test_equal_keys_lie_side_by_side(keys: list[int]) -> None:
    order, firsts = grouped(np.array(keys, np.int64))
    assert [keys[place] for place in order.tolist()] == sorted(keys)
    assert [sorted(keys)[first] for first in firsts.tolist()] == sorted(set(keys))
