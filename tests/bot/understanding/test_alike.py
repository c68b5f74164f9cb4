"""How phrases are alike, for the admin's tools."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from bot.knowledge.model import Lexicon
from bot.understanding.alike import InOtherWords, grouped, near, order_free

LEXICON = Lexicon(synonyms=(("物业费", "管理费", "物业管理费"), ("怎么", "咋")))


def test_order_and_gaps_do_not_count_but_letters_do() -> None:
    assert order_free("怎么交 物业费") == order_free("物业费怎么交")
    assert order_free("物业费怎么交") != order_free("物业费怎么退")


# Columns: words, the same in the first words of their groups
SAME = [
    ("管理费咋交", "物业费怎么交"),
    ("物业管理费怎么交", "物业费怎么交"),  # the longest word goes first
    ("停车费咋交", "停车费怎么交"),
    ("", ""),
]


@pytest.mark.parametrize(("words", "same"), SAME)
def test_synonyms_are_put_in_one_word(words: str, same: str) -> None:
    assert InOtherWords(LEXICON)(words) == same


def test_without_synonyms_words_stay() -> None:
    assert InOtherWords(Lexicon())("管理费") == "管理费"


def test_near_ones_are_found_once_each_whatever_their_number() -> None:
    texts = [f"完全不同的第{number}句" * 3 for number in range(3)] + ["停车费怎么交呢", "停车费怎么交啊"]
    assert [(one, other) for one, other, _ in near(texts, 80) if one >= 3] == [(3, 4)]
    many = [chr(0x4E00 + number) * 4 for number in range(1200)]
    assert list(near([*many, many[7]], 95)) == [(7, 1200, 100)]


SHORT = st.lists(st.text("水电费怎么交", max_size=12), max_size=12)


@given(texts=SHORT, least=st.integers(50, 100))
def test_near_ones_are_those_that_comparing_each_with_each_finds(texts: list[str], least: int) -> None:
    pairs = combinations(enumerate(texts), 2)
    wanted = {(one, other) for (one, first), (other, second) in pairs if fuzz.ratio(first, second) >= least}
    assert sorted((one, other) for one, other, _ in near(texts, least)) == sorted(wanted)


def test_similar_ones_come_together_the_most_said_first() -> None:
    texts = ["能养鸡吗", "水卡怎么充值", "阳台能养鸡吗", "养鸡行吗", "水卡充值在哪里", "泳池几点开"]
    assert grouped(texts) == [[0, 2, 3], [1, 4], [5]]


def test_what_everybody_says_brings_nothing_together() -> None:
    known = [
        f"{matter}是什么时候"
        for matter in ["停电", "停水", "供暖", "开会", "选举", "打草", "消杀", "清洗", "收费", "维保"]
    ]
    apart = ["泳池什么时候", "年会什么时候"]
    assert grouped(apart, known) == [[0], [1]]


def test_nothing_to_group_is_no_mistake() -> None:
    assert grouped([]) == []
    assert grouped(["", "", "停电"]) == [[0], [1], [2]]
