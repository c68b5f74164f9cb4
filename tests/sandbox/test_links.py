"""What a phone shows of links in a text, and which of them can be tapped."""

import pytest

from sandbox.links import show_links

ANSWER = '<a href="weixin://bizmsgmenu?msgmenucontent=满意&msgmenuid=101">很满意</a>'
CASES = [
    # text, shown, buttons as (id, label, content)
    ("没有链接", "没有链接", []),
    (f"满意吗？{ANSWER}", "满意吗？很满意", [("101", "很满意", "满意")]),
    (ANSWER.replace('"', "'"), "很满意", [("101", "很满意", "满意")]),
    (
        f"{ANSWER}\n{ANSWER.replace('101', '102')}",
        "很满意\n很满意",
        [("101",) * 1 + ("很满意", "满意"), ("102", "很满意", "满意")],
    ),
    # The client wants both parameters: with one of them missing the words are plain.
    ('<a href="weixin://bizmsgmenu?msgmenuid=101">满意</a>', "满意", []),
    ('<a href="weixin://bizmsgmenu?msgmenucontent=满意">满意</a>', "满意", []),
    ('<a href="https://example.org/a">收费标准</a>', "收费标准", []),
    (
        'percent <a href="weixin://bizmsgmenu?msgmenucontent=%E5%A5%BD&msgmenuid=a%3A1">好</a>',
        "percent 好",
        [("a:1", "好", "好")],
    ),
    ("3 < 5 且 <b>不是链接</b>", "3 < 5 且 <b>不是链接</b>", []),
]


@pytest.mark.parametrize(("text", "shown", "buttons"), CASES)
def test_links_in_a_text(text: str, shown: str, buttons: list[tuple[str, str, str]]) -> None:
    result = show_links(text)
    assert result.text == shown
    assert [(each["id"], each["label"], each["content"]) for each in result.buttons] == buttons


def test_plain_links_are_kept_for_the_page() -> None:
    shown = show_links('看<a href="https://example.org/a">这里</a>')
    assert shown.links == [{"label": "这里", "url": "https://example.org/a"}]


def test_wecom_knows_no_clickable_answers() -> None:
    assert show_links(ANSWER, answers=False).buttons == []
