"""Where a message may be divided: by words, numbers and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.parts import LONGEST, MOST_PARTS, may_be_several, parts_of, words_of

# words, the parts in them, why
DIVIDED = [
    ("厨房漏水，另外我要投诉", ["厨房漏水", "我要投诉"], "a word that begins another matter"),
    ("物业费怎么交，顺便问下停车多少钱", ["物业费怎么交", "停车多少钱"], "a question in passing"),
    ("灯坏了，还有我妈要来", ["灯坏了", "我妈要来"], "and"),
    ("灯坏了还有门锁也坏了", ["灯坏了", "门锁也坏了"], "without a sign"),
    ("1、灯坏了 2、水管漏", ["灯坏了", "水管漏"], "numbers with a sign"),
    ("1.灯坏了2.水管漏", ["灯坏了2.水管漏"], "a number in the middle of words may be anything"),
    ("一、灯坏了；二、水管漏", ["灯坏了", "水管漏"], "Chinese numbers"),
    ("第一，灯坏了。第二，水管漏", ["灯坏了", "水管漏"], "said in full"),
    ("①灯坏了②水管漏", ["灯坏了", "水管漏"], "in circles"),
    ("（1）灯坏了（2）水管漏", ["灯坏了", "水管漏"], "in brackets"),
    ("灯坏了\n物业费怎么交", ["灯坏了", "物业费怎么交"], "lines"),
    ("灯坏了；物业费怎么交", ["灯坏了", "物业费怎么交"], "a semicolon"),
    ("灯坏了。物业费怎么交？", ["灯坏了", "物业费怎么交？"], "a stop"),
    ("物业费怎么交？停车多少钱？", ["物业费怎么交？", "停车多少钱？"], "two question marks"),
    ("物业费怎么交，停车多少钱", ["物业费怎么交", "停车多少钱"], "a comma between two questions"),
    (
        "我是三栋的，物业费怎么交，停车多少钱",
        ["我是三栋的，物业费怎么交", "停车多少钱"],
        "who asks goes along",
    ),
    ("厨房漏水，明天上午在家", ["厨房漏水，明天上午在家"], "a comma between statements takes a breath"),
    ("请问还有多久修好", ["请问还有多久修好"], "还有 before what is left"),
    ("还有没有人管", ["还有没有人管"], "still anybody"),
    ("还有几天到期", ["还有几天到期"], "still days"),
    ("价格2.5元", ["价格2.5元"], "a number with decimals"),
    ("3栋2单元1201漏水", ["3栋2单元1201漏水"], "a room"),
    ("对了，物业费怎么交", ["物业费怎么交"], "a word before the only matter is taken off"),
    ("？？！", ["？？"], "signs alone"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("words", "parts", "why"), DIVIDED)
def test_parts(words: str, parts: list[str], why: str) -> None:
    assert [words_of(words, part) for part in parts_of(words)] == parts, why


# words, whether a closer look is worth it, why
WORTH_A_LOOK = [
    ("厨房水管漏水", False, "one matter: most messages"),
    ("厨房漏水，明天上午在家", False, "and when"),
    ("物业费怎么交？", False, "one question"),
    ("谢谢您！", False, "one word of thanks"),
    ("厨房漏水，另外物业费怎么交", True, "two"),
    ("物业费怎么交，停车多少钱", True, "two questions"),
    ("灯坏" * LONGEST + "，另外", False, "so long a message tells one story"),
]


@pytest.mark.parametrize(("words", "worth", "why"), WORTH_A_LOOK)
def test_a_quick_look_comes_first(words: str, worth: bool, why: str) -> None:
    assert may_be_several(words) is worth, why


def test_a_long_list_is_left_as_it_is() -> None:
    assert parts_of("；".join(["灯坏了"] * (MOST_PARTS + 1))) == []


PIECES = st.sampled_from(
    ["灯坏了", "多少钱", "另外", "还有", "顺便问下", "1、", "（2）", "，", "。", "？", "\n", " ", "一", "😀"]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.text(max_size=60))
def test_parts_lie_in_order_and_lose_no_matter(words: str) -> None:
    parts = parts_of(words)
    edges = [edge for part in parts for edge in (part.start, part.until)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(words) for edge in edges)
    if parts:
        kept = "".join(words[part.start : part.until] for part in parts)
        assert kept.count("灯坏了") == words.count("灯坏了")
