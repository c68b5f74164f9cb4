"""Finding words in a text."""

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.emergencies.spotting import Spot, Spotter

LETTERS = st.text("火着水电梯", max_size=12)


def test_words_are_found_where_they_stand_the_longest_first() -> None:
    spots = Spotter({"着火", "着火了", "火", "水管"})("不着火了火")
    assert spots == [Spot(1, 4, "着火了"), Spot(1, 3, "着火"), Spot(2, 3, "火"), Spot(4, 5, "火")]


@given(st.sets(LETTERS, max_size=8), LETTERS)
def test_exactly_the_words_of_the_text_are_found(words: set[str], text: str) -> None:
    expected = {
        Spot(start, start + len(word), word)
        for word in words
        for start in range(len(text))
        if word and text.startswith(word, start)
    }
    spots = Spotter(words)(text)
    assert (set(spots), len(spots)) == (expected, len(expected))
    assert [spot.start for spot in spots] == sorted(spot.start for spot in spots)


def test_spots_lie_in_each_other() -> None:
    assert Spot(1, 3, "着火").lies_in(Spot(0, 3, "不着火"))
    assert not Spot(1, 4, "着火了").lies_in(Spot(0, 3, "不着火"))
