"""Grams and synonym tokens."""

from bot.understanding.features import TOKEN, Synonyms, grams


def test_grams_stay_within_a_run() -> None:
    assert set(grams("漏水 快来")) == {"漏", "水", "漏水", "快", "来", "快来"}


def test_grams_are_counted() -> None:
    assert grams("问问")["问"] == 2


def test_the_words_of_a_group_are_one_token() -> None:
    synonyms = Synonyms([("物业费", "管理费")])
    assert synonyms("交管理费") == synonyms("物业费交") == {TOKEN + "物业费"}


def test_the_longest_word_wins() -> None:
    synonyms = Synonyms([("费", "钱"), ("物业费", "管理费")])
    assert synonyms("交物业费") == {TOKEN + "物业费"}


def test_a_text_without_such_words_has_no_token() -> None:
    assert Synonyms([("物业费", "管理费")])("电梯坏了") == set()
