"""Clauses of a text, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.tone.reading import read, written

CLAUSES = [
    ("您好，师傅马上到。请您稍等", ["您好", "师傅马上到", "请您稍等"], "marks end clauses"),
    ("您好 水管已经修好了 请您放心", ["您好水管已经修好了", "请您放心"], "spaces do between longer runs"),
    ("你 有 病 吧", ["你有病吧"], "…and not between single letters"),
    ("滚，出，去！", ["滚出去"], "what is spelled is one word"),
    ("滚。。。蛋", ["滚蛋"], "…with any marks"),
    ("傻.逼", ["傻逼"], "a dot parts nothing"),
    ("滚\u200b蛋", ["滚蛋"], "nor does what nobody sees"),
    ("妳們自己弄壞的", ["你们自己弄坏的"], "traditional letters are simplified"),
    ("ＳＢ物业", ["sb物业"], "wide letters are narrow"),
    ("急急急急[微笑]😡", ["急"], "faces go, what is repeated is said once"),
    ("早8:30开门", ["早830开门"], "a time is no end of a clause"),
    ("", [], "nothing says nothing"),
    ("……！？😀 ", [], "nor do marks"),
]


@pytest.mark.parametrize(("text", "clauses", "why"), CLAUSES)
def test_clauses(text: str, clauses: list[str], why: str) -> None:
    assert [clause.text for clause in read(text)] == clauses, why


def test_a_clause_knows_where_it_stood_and_whether_a_sentence_ends_with_it() -> None:
    first, second, third = read("您好，稍等。马上")
    assert (first.start, first.end, first.ends) == (0, 2, False)
    assert (second.start, second.end, second.ends) == (3, 5, True)
    assert (third.start, third.end, third.ends) == (6, 8, True)


@given(st.text(max_size=60))
def test_clauses_are_in_order_and_say_something(text: str) -> None:
    end = 0
    for clause in read(text):
        assert clause.text
        assert end <= clause.start < clause.end <= len(text)
        end = clause.end


@given(st.text(alphabet="滚蛋 您好，。aB1\u200b們", max_size=30))
def test_written_is_written_already(text: str) -> None:
    assert written(written(text)) == written(text)
