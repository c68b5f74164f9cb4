"""Cutting by bytes, links in words, answers to tap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.text import cut, official_text, pieces, printable
from bot.reply import Button

LINK = '<a href="https://estate.example/price">价目表</a>'


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(4, 120))
def test_a_cut_loses_nothing_and_fits(text: str, limit: int) -> None:
    head, rest = cut(text, limit)
    assert head + rest == text
    assert len(head.encode()) <= limit
    assert head or not text


CUTS = [
    ("短", 10, "短", "it fits"),
    ("甲乙丙", 7, "甲乙", "never inside a character"),
    ("👍👍", 7, "👍", "nor inside an emoji"),
    ("第一行内容很多\n第二行", 27, "第一行内容很多\n", "at the end of a line that is near"),
    ("一句话说完了。下一句", 27, "一句话说完了。", "at the end of a sentence that is near"),
    ("一\n二三四五六七八九十", 24, "一\n二三四五六七", "not at one that is far"),
    (f"看{LINK}", 30, "看", "never inside a link"),
    (f"看{LINK}", 4, "看", "nor between < and a"),
    (f"看{LINK}好", len(f"看{LINK}".encode()), f"看{LINK}", "a link that just fits"),
    (f"{LINK}", 20, LINK[:20], "a link longer than the limit has to be"),
    ("1<a2345678", 6, "1<a234", "not a link: it never closes"),
]


@pytest.mark.parametrize(("text", "limit", "head", "why"), CUTS)
def test_where_it_cuts(text: str, limit: int, head: str, why: str) -> None:
    assert cut(text, limit).head == head, why


@given(st.lists(st.sampled_from([LINK, "字", "a", "\n", "👍"]), max_size=40), st.integers(80, 200))
def test_no_link_is_ever_torn(parts: list[str], limit: int) -> None:
    found, rest = [], "".join(parts)
    while rest:
        head, rest = cut(rest, limit)
        found.append(head)
    assert sum(head.count(LINK) for head in found) == parts.count(LINK)


def test_a_long_text_becomes_messages_in_order() -> None:
    text = "\n".join(f"第{number}条 物业服务内容说明" for number in range(200))
    parts = pieces(text)
    assert "\n".join(parts) == text
    assert all(len(part.encode()) <= 2000 for part in parts)
    assert len(parts) == 4


def test_nothing_is_no_message() -> None:
    assert pieces(" \n\n ") == ()


def test_printable_keeps_lines_tabs_and_emoji() -> None:
    assert printable("一\n二\t三👨‍👩‍👧\r\x07\x85\ud800") == "一\n二\t三👨‍👩‍👧"


BUTTONS = (Button("rate:5", "满意"), Button("rate:1", "不满意"))
LINES = (
    '<a href="weixin://bizmsgmenu?msgmenucontent=满意&msgmenuid=rate:5">满意</a>\n'
    '<a href="weixin://bizmsgmenu?msgmenucontent=不满意&msgmenuid=rate:1">不满意</a>'
)


def test_buttons_are_lines_below_the_text() -> None:
    assert official_text("还满意吗？\n", BUTTONS) == (f"还满意吗？\n\n{LINES}", "")


def test_buttons_alone_are_lines() -> None:
    assert official_text("", BUTTONS).head == LINES


def test_buttons_stay_when_the_text_is_cut() -> None:
    head, rest = official_text("很" * 1000, BUTTONS)
    assert head.endswith(LINES)
    assert 1990 <= len(head.encode()) <= 2000
    assert head.count("很") + rest.count("很") == 1000


def test_too_many_buttons_leave_room_for_the_words() -> None:
    many = [Button(f"home:{number}", f"{number}号楼") for number in range(60)]
    head, rest = official_text("请选楼栋：", many)
    assert head.startswith("请选楼栋：\n\n<a")
    assert len(head.encode()) <= 2000
    assert rest == ""


@pytest.mark.parametrize("sign", list("\"'<>&#%+"))
def test_a_label_can_not_break_its_link(sign: str) -> None:
    head = official_text("", [Button(f"i{sign}d", f"好{sign}的")]).head
    assert head.count(sign) == official_text("", [Button("id", "好的")]).head.count(sign)
    assert head.count("<a ") == 1
