"""WeChat's receipts for template messages: what never arrived is put by."""

import pytest

from bot.message import MessageKind
from bot.outbox.notice import Undelivered
from tests.handlers.chat import Chat

# what WeChat says, what is noted, why
RECEIPTS = [
    ("success", [], "it arrived"),
    ("failed:user block", [Undelivered("77", "failed:user block")], "the person has blocked us"),
    ("failed: system failed", [Undelivered("77", "failed: system failed")], "WeChat's own fault"),
]


@pytest.mark.parametrize(("fate", "noted", "why"), RECEIPTS)
def test_receipts(fate: str, noted: list[Undelivered], why: str) -> None:
    chat = Chat()
    said = chat.says(fate, kind=MessageKind.EVENT, event="templatesendjobfinish", media="77")
    assert said.text == ""
    assert [each for docket, _ in chat.book.commits for each in docket.undelivered] == noted, why
