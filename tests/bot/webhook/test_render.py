"""What goes back, as XML that nothing in it can break."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import Channel
from bot.reply import Button, Reply
from bot.webhook import render
from bot.webhook.parse import Delivery, Inbox, parse
from bot.webhook.xml_writer import element, words
from tests.bot.webhook.pushes import HELLO, NOW

TAP = (
    "<xml><ToUserName>ww1</ToUserName><FromUserName>li</FromUserName><CreateTime>1714112440</CreateTime>"
    "<MsgType>event</MsgType><Event>template_card_event</Event><EventKey>accept:7</EventKey></xml>"
)
TYPED = parse(HELLO.encode(), Inbox(Channel.OFFICIAL, "wx1"), NOW)
TAPPED = parse(TAP.encode(), Inbox(Channel.WECOM, "ww1"), NOW)
NEXT = (Button("arrive:7", "到场"), Button("transfer:7", "转单"))


def shown(rendered: render.Rendered) -> ElementTree.Element:
    return ElementTree.fromstring(rendered.xml)


def test_it_goes_back_to_whom_it_came_from() -> None:
    root = shown(render.official(TYPED, Reply("好的"), NOW))
    assert [(child.tag, child.text) for child in root] == [
        ("ToUserName", "oWang"),
        ("FromUserName", "gh_estate"),
        ("CreateTime", str(int(NOW.timestamp()))),
        ("MsgType", "text"),
        ("Content", "好的"),
    ]


INJECTIONS = [
    ("]]></Content><MsgType>news</MsgType><Content><![CDATA[", "closing our element"),
    ("]]>", "the end mark alone"),
    ("]]]]>>", "nearly the end mark"),
    ("<b>&amp;</b>", "markup"),
]


@pytest.mark.parametrize(("text", "why"), INJECTIONS)
def test_a_text_stays_in_its_element(text: str, why: str) -> None:
    root = shown(render.official(TYPED, Reply(text), NOW))
    assert len(root) == 5, why
    assert root.findtext("Content") == text, why


def test_what_xml_can_not_hold_is_dropped() -> None:
    root = shown(render.official(TYPED, Reply("好\x00\x0b\x1f\ud83d\uffff的\n🙂"), NOW))
    assert root.findtext("Content") == "好的\n🙂"


@given(st.text(st.characters(), max_size=60))
def test_any_text_gives_valid_xml(text: str) -> None:
    root = ElementTree.fromstring(element("xml", words("A", text)).encode())
    assert len(root) == 1


def test_an_official_reply_carries_its_buttons_as_links() -> None:
    root = shown(render.official(TYPED, Reply("修好了吗？", (Button("yes", "修好了"),)), NOW))
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=修好了&msgmenuid=yes">修好了</a>'
    assert root.findtext("Content") == f"修好了吗？\n\n{link}"


def test_a_text_that_is_too_long_leaves_a_rest() -> None:
    text = "第一行说明。\n" * 200
    rendered = render.official(TYPED, Reply(text, (Button("more", "更多"),)), NOW)
    content = shown(rendered).findtext("Content") or ""
    assert len(content.encode()) <= 2000
    assert content.endswith("更多</a>")
    assert content.count("第一行") + rendered.rest.count("第一行") == 200


def test_a_typed_wecom_message_gets_words_only() -> None:
    root = shown(render.wecom(TYPED, Reply("已接单", NEXT), NOW))
    assert root.findtext("MsgType") == "text"
    assert root.findtext("Content") == "已接单"


def test_a_long_wecom_text_leaves_a_rest() -> None:
    rendered = render.wecom(TYPED, Reply("长" * 1000), NOW)
    assert shown(rendered).findtext("Content") == "长" * 666
    assert rendered.rest == "长" * 334


def test_a_tapped_card_changes_in_its_place() -> None:
    root = shown(render.wecom(TAPPED, Reply("您已接单\n3栋漏水，请在 15:30 前到场", NEXT), NOW))
    card = root.find("TemplateCard")
    assert root.findtext("MsgType") == "update_template_card"
    assert card is not None
    assert card.findtext("CardType") == "button_interaction"
    assert card.findtext("MainTitle/Title") == "您已接单"
    assert card.findtext("SubTitleText") == "3栋漏水，请在 15:30 前到场"
    assert card.findtext("TaskId") == TAPPED.message.key
    buttons = [[part.text for part in button] for button in card.findall("ButtonList")]
    assert buttons == [["到场", "1", "arrive:7"], ["转单", "1", "transfer:7"]]
    assert card.find("ReplaceText") is None


def test_a_tap_that_ends_the_matter_leaves_a_grey_word() -> None:
    card = shown(render.wecom(TAPPED, Reply("工单已完工，辛苦了。"), NOW)).find("TemplateCard")
    assert card is not None
    assert card.findtext("MainTitle/Title") == "工单已完工，辛苦了。"
    assert card.findtext("ReplaceText") == "已处理"
    assert [button.findtext("Key") for button in card.findall("ButtonList")] == ["accept:7"]


def test_a_first_line_too_long_for_a_title_is_not_torn() -> None:
    line = "这一行有三十七个字所以放不进卡片的标题里面只好整行放在正文中显示出来了对不对呀"
    card = shown(render.wecom(TAPPED, Reply(line, NEXT), NOW)).find("TemplateCard")
    assert card is not None
    assert card.find("MainTitle") is None
    assert card.findtext("SubTitleText") == line


def test_a_card_has_at_most_six_buttons() -> None:
    many = tuple(Button(f"b{number}", f"第{number}") for number in range(8))
    card = shown(render.wecom(TAPPED, Reply("选一个", many), NOW)).find("TemplateCard")
    assert card is not None
    assert len(card.findall("ButtonList")) == 6


def test_as_if_typed_a_tapped_card_is_left_alone() -> None:
    root = shown(render.wecom(TAPPED.as_typed(), Reply("请再点一次"), NOW))
    assert root.findtext("MsgType") == "text"
    assert isinstance(TAPPED, Delivery)
