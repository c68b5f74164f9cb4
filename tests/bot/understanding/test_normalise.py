"""Normalising knowledge and messages alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import Lexicon
from bot.understanding.normalise import Normaliser

LEXICON = Lexicon(fillers=("那个", "一下", "啊", "吧"), greetings=("你好", "在吗"), thanks=("谢谢", "多谢"))

TEXTS = [
    ("你好，物业费怎么交", "物业费怎么交", "a greeting in front"),
    ("你好你好物业费怎么交", "物业费怎么交", "a greeting twice"),
    ("物业费怎么交？谢谢", "物业费怎么交", "thanks behind"),
    ("谢谢师傅修得好", "谢谢师傅修得好", "thanks in front are the message"),
    ("你好", "你好", "a greeting alone stays"),
    ("谢谢", "谢谢", "thanks alone stay"),
    ("那个电梯坏了啊", "电梯坏了", "fillers"),
    ("楼下酒吧好吵", "楼下酒吧好吵", "a filler within a word stays"),
    ("3栋2单元1201漏水", "漏水", "a room is a slot"),
    ("3-2-1201漏水", "漏水", "a room with hyphens"),
    ("粤B12345挡着我了", "挡着我了", "a plate"),
    ("我电话13800001111", "我电话", "a phone"),
    ("周六下午三点来修", "来修", "a time"),
    ("快一点来修", "快一点来修", "一点 is no hour here"),
    ("交了300元", "交了", "an amount"),
    ("12345怎么打", "12345怎么打", "a hot line is no slot"),
    ("3-2-1201", "", "nothing but a slot"),
    ("？？？", "", "no words"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "words", "reason"), TEXTS)
def test_texts_are_normalised(text: str, words: str, reason: str) -> None:
    assert Normaliser(LEXICON)(text) == words, reason


@given(st.text(max_size=60))
def test_any_text_becomes_words_with_single_spaces(text: str) -> None:
    words = Normaliser(LEXICON)(text)
    assert words == " ".join(words.split())
