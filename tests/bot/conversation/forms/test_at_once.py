"""Two messages of one person at once: neither is lost, whichever is stored first."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from bot.conversation.delivery import Delivery
from bot.errors import Conflict
from bot.tickets.docket import Docket
from tests.bot.conversation.forms.shop import Shop
from tests.bot.conversation.stage import Book
from tests.bot.tickets.estate import WANG


@dataclass
class Contended(Book):
    """A ledger that notices when the conversation moved on; `meanwhile` happens before the next commit."""

    meanwhile: Callable[[], object] | None = None

    def commit(self, docket: Docket, delivery: Delivery) -> None:
        between, self.meanwhile = self.meanwhile, None
        if between:
            between()
        wanted = delivery.conversation
        if wanted is not None:
            if wanted.version != self.conversation(WANG).version:
                raise Conflict("conversation")
            delivery = replace(delivery, conversation=replace(wanted, version=wanted.version + 1))
        super().commit(docket, delivery)


@pytest.fixture
def shop() -> Shop:
    """A chat in which a drill is wanted, and it was asked when."""
    shop = Shop(Contended())
    shop.says("我要借工具，电钻")
    return shop


def at_once(shop: Shop, between: Callable[[], object], words: str) -> str:
    """Say words while something else is answered in between; return the answer's text."""
    assert isinstance(shop.book, Contended)
    shop.book.meanwhile = between
    return shop.says(words).text


def test_two_answers_at_once_are_both_taken(shop: Shop) -> None:
    text = at_once(shop, lambda: shop.says("下午"), "2把")
    assert text == "请看一眼：电钻 2把", "the second was read again on top of the first"
    assert shop.slots["until"] == "2025-09-01T18:00:00+08:00"


def test_an_answer_and_a_photo_at_once(shop: Shop) -> None:
    at_once(shop, lambda: shop.photo("p1"), "下午2把")
    assert shop.says("确认").text == "借好了：电钻 2  p1"


def test_two_yeses_at_once_finish_once(shop: Shop) -> None:
    shop.says("下午2把")
    first: list[str] = []
    second = at_once(shop, lambda: first.append(shop.says("确认").text), "确认")
    assert first == ["借好了：电钻 2"]
    assert second == "您请说", "for there is nothing left to say yes to"


def test_a_tapped_yes_twice_at_once_finishes_once(shop: Shop) -> None:
    shop.says("下午2把")
    first: list[str] = []

    def tap() -> None:
        first.append(shop.taps("lend:yes").text)

    assert isinstance(shop.book, Contended)
    shop.book.meanwhile = tap
    assert shop.taps("lend:yes").text == "借工具已经办完了"
    assert first == ["借好了：电钻 2"]


def test_leaving_and_answering_at_once_leaves(shop: Shop) -> None:
    at_once(shop, lambda: shop.says("算了"), "下午")
    assert shop.step == ".", "the answer came too late and opens nothing"


def test_another_matter_at_once_parks_the_answered_form(shop: Shop) -> None:
    at_once(shop, lambda: shop.says("下午"), "我要还工具")
    shop.says("梯子")
    assert shop.says("接着说").script == "lend.count", "the afternoon was kept"
