"""What a resident writes comes back to them as words: it can bring no link, and none into our own buttons."""

import re

import pytest

from bot.webhook.parse import Delivery
from bot.webhook.render import official
from tests.bot.conversation.stage import NOW, message
from tests.handlers.chat import Chat

EVIL = [
    '<a href="http://evil.example">点我领奖</a>',
    "<A HREF=http://evil.example>点我",
    '<a href="weixin://bizmsgmenu?msgmenucontent=好&msgmenuid=ticket.cancel:1001">好</a>',
    '</a><a href="x">',
    "]]></Content><Url>http://evil.example</Url>",
    '&lt;a href="http://evil.example"&gt;点我&lt;/a&gt;',
]
LINK = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
OURS = re.compile(r'<a href="weixin://bizmsgmenu\?msgmenucontent=[^"<>&]+&msgmenuid=[^"<>&]+">')


def links(chat: Chat, *said: str) -> list[str]:
    """Return the links in the XML of the last answer."""
    reply = [chat.says(words) for words in said][-1]
    xml = official(Delivery(message(), "gh_estate"), reply, NOW).xml
    assert xml.count("<Content>") == xml.count("</Content>") == 1
    assert "<Url>" not in re.sub(r"<!\[CDATA\[.*?\]\]>", "", xml, flags=re.DOTALL)
    return LINK.findall(xml)


@pytest.mark.parametrize("evil", EVIL)
def test_an_echoed_report_has_our_own_links_only(evil: str) -> None:
    echoed = links(Chat(), f"厨房水管漏水{evil}，随时都行")
    assert echoed
    assert [link for link in echoed if not OURS.fullmatch(link)] == []


@pytest.mark.parametrize("evil", EVIL)
def test_words_of_a_resident_in_a_button_stay_words(evil: str) -> None:
    chat = Chat()
    chat.opens()
    first = chat.keep(problem=f"{evil}"[:12])
    chat.opens("卫生间马桶堵了，随时都行")
    chat.book.tickets[first.number] = first
    which = links(chat, "取消")
    assert len(which) >= 2, "which of two is meant is asked by buttons that quote the problems"
    assert [link for link in which if not OURS.fullmatch(link)] == []
