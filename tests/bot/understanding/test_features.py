"""Characters, pairs of near ones, and synonym tokens."""

import pytest

from bot.understanding.features import NOT, TOKEN, Synonyms, grams

FEE = Synonyms([("物业费", "管理费")])
REPAIR = Synonyms([("修", "维修"), ("停水", "没水")])


def test_characters_and_pairs_stay_within_a_run() -> None:
    assert grams("漏水 快来").keys() == {
        "漏",
        "水",
        "".join(sorted("漏水")),
        "快",
        "来",
        "".join(sorted("快来")),
    }


def test_the_order_of_a_pair_does_not_matter() -> None:
    assert grams("修水管").keys() & grams("水管要修").keys() >= {
        "修",
        "水",
        "管",
        "".join(sorted("修水")),
        "".join(sorted("修管")),
    }


def test_characters_far_apart_are_no_pair() -> None:
    assert "".join(sorted("电坏")) in grams("电梯又坏")
    assert "".join(sorted("电坏")) not in grams("电梯昨天又坏")


def test_the_words_of_a_group_are_one_token() -> None:
    assert FEE("交管理费").keys() == FEE("物业费交").keys() == {TOKEN + "物业费"}


def test_the_longest_word_wins() -> None:
    assert Synonyms([("费", "钱"), ("物业费", "管理费")])("交物业费").keys() == {TOKEN + "物业费"}


def test_a_text_without_such_words_has_no_token() -> None:
    assert not FEE("电梯坏了")


NEGATED = [
    ("不用修了", {NOT + TOKEN + "修"}, "no repair is wanted"),
    ("没停水吧", {NOT + TOKEN + "停水"}, "asks whether it is not so"),
    ("修一下", {TOKEN + "修"}, "plain"),
    ("有没有停水", {TOKEN + "停水"}, "a question, no denial"),
    ("能不能修", {TOKEN + "修"}, "a request, no denial"),
    ("还没维修", {TOKEN + "修"}, "not yet: it is still wanted"),
    ("不用修水管还没修", {NOT + TOKEN + "修", TOKEN + "修"}, "one denied, one not"),
]


@pytest.mark.parametrize(("text", "tokens", "reason"), NEGATED)
def test_a_denied_word_is_another_feature(text: str, tokens: set[str], reason: str) -> None:
    assert REPAIR(text).keys() == tokens, reason


def test_features_come_in_the_order_of_the_text() -> None:
    assert list(grams("水管")) == ["水", "管", "".join(sorted("水管"))]
