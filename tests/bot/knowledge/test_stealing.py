"""Which intents take each other's phrases, and which of it an admin is told."""

from collections.abc import Sequence

import pytest

from bot.knowledge.hint import Hint
from bot.knowledge.model import Intent
from bot.knowledge.phrases_check import Phrase
from bot.knowledge.stealing import check_thefts, check_unseen, thefts
from bot.understanding.result import Decision, LeftOut

FEE = Intent("fee.price", "物业费多少钱", None, (), file="knowledge/intents/fee.yaml", line=9)
TITLES = {"fee.price": "物业费多少钱", "fee.list": "收费一览"}


def _phrases(count: int) -> list[Phrase]:
    texts = [f"第{number}句" for number in range(count)]
    return [Phrase(FEE, text, FEE.file, 10 + at, text, text) for at, text in enumerate(texts)]


def _fates(phrases: Sequence[Phrase], taken: int, thief: str, decision: Decision) -> list[LeftOut]:
    return [
        LeftOut(phrase.words, "fee.price", thief if at < taken else "fee.price", 90.0, decision)
        for at, phrase in enumerate(phrases)
    ]


# Phrases of the intent, how many another takes, with which decision; what is told
ROWS: list[tuple[int, int, Decision, str]] = [
    (12, 0, "answer", ""),  # nobody takes anything
    (12, 1, "answer", ""),  # one on the border is what asking back is for
    (6, 2, "answer", ""),  # nor two, however large their share
    (20, 3, "answer", ""),  # a seventh is little
    (12, 3, "answer", "hint"),
    (15, 3, "answer", "hint"),
    (12, 4, "answer", "problem"),
    (20, 6, "answer", "hint"),
    (20, 7, "answer", "problem"),
    (12, 9, "ask", ""),  # asked back: the resident decides
]


@pytest.mark.parametrize(("count", "taken", "decision", "told"), ROWS)
def test_an_admin_is_told_what_can_be_mended(count: int, taken: int, decision: Decision, told: str) -> None:
    phrases = _phrases(count)
    found = list(check_thefts(thefts(phrases, _fates(phrases, taken, "fee.list", decision)), TITLES))
    kinds = ["hint" if isinstance(one, Hint) else "problem" for one in found]
    assert kinds == ([told] if told else [])


def test_it_is_told_where_and_whose() -> None:
    phrases = _phrases(12)
    (told,) = check_thefts(thefts(phrases, _fates(phrases, 4, "fee.list", "answer")), TITLES)
    assert str(told) == (
        "knowledge/intents/fee.yaml:10: “物业费多少钱”的 12 条问法里有 4 条更像“收费一览”（fee.list）："
        "“第0句”（第 10 行）、“第1句”（第 11 行）、“第2句”（第 12 行），"
        "请把它们移过去，或两边都写得更有区别；真是一件事就合并"
    )


def test_the_largest_share_comes_first_and_two_thieves_are_two_thefts() -> None:
    phrases = _phrases(12)
    fates = _fates(phrases[:3], 3, "fee.list", "answer") + _fates(phrases[3:], 9, "fee.scope", "answer")
    found = thefts(phrases, fates)
    assert [(one.thief, len(one.phrases)) for one in found] == [("fee.scope", 9), ("fee.list", 3)]


def test_it_is_told_when_nobody_could_look() -> None:
    phrases = _phrases(12)
    (told,) = check_unseen(phrases, ())
    assert "问法有 12 条，太多了" in str(told)
    assert list(check_unseen(phrases, _fates(phrases, 0, "fee.list", "answer"))) == []
