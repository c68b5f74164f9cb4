"""Whatever people write, tap and send, at whatever pace: no failure, an answer, and nothing told is lost."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.misses import LAST, whole
from bot.message import Location, MessageKind
from tests.bot.conversation.forms.lending import LEND, find_count, find_half, find_place, find_tool
from tests.bot.conversation.forms.shop import Shop
from tests.bot.conversation.stage import message, turn_of

PHRASES = [
    *("我要借工具", "电钻", "梯子", "上午", "下午", "2把", "3", "工具房", "改成3把", "不对，是推车", "不对"),
    *("确认", "好的", "等一下", "接着说", "？", "你好", "物业费怎么交", "我要还工具", "我要报修", "大概吧"),
    *("人工", "好了", "电梯里困住了", "我要借工具，梯子，下午2把，送工具房", "我要还工具，梯子"),
]
LEAVING = ["算了", "取消"]
TAPS = ["lend:until=12", "lend:until=18", "lend:count=one", "lend:yes", "lend:x=y", "return:yes"]
OTHER_TAPS = [
    "service.lend",
    "service.return",
    "service.human",
    "form.resume",
    "faq.fee.pay",
    "ticket.urge:1",
]
LOCATION = Location(34.7, 113.6, "南门")

Step = Mapping[str, Any]

TYPED = st.one_of(st.sampled_from(PHRASES + LEAVING), st.text(min_size=1, max_size=20))
STEPS = st.one_of(
    TYPED.map(lambda text: {"text": text}),
    TYPED.map(lambda text: {"text": text, "kind": MessageKind.VOICE}),
    st.sampled_from(TAPS + OTHER_TAPS).map(lambda tap: {"tap": tap}),
    st.just({"kind": MessageKind.IMAGE, "media": "p"}),
    st.just({"kind": MessageKind.LOCATION, "location": LOCATION}),
    st.just({"kind": MessageKind.UNKNOWN}),
    st.integers(1, 26 * 60).map(lambda minutes: {"minutes": minutes}),
)
FINDERS = {"tool": find_tool, "until": find_half, "count": find_count, "place": find_place}


def told(slot: str, step: Step) -> bool:
    """Whether a message speaks of this slot, so that it may change it."""
    if step.get("tap", "").startswith(f"lend:{slot}="):
        return True
    text = step.get("text", "")
    asked_for = slot in {"count", "place"}
    return bool(FINDERS[slot](turn_of(message(text)), {}, text)) or (asked_for and bool(text))


def still_known(shop: Shop, before: Mapping[str, str]) -> Mapping[str, str]:
    """Return which of the slots are still good now."""
    return {name: before[name] for name in FINDERS if before.get(name) and good(shop, name, before)}


def good(shop: Shop, name: str, values: Mapping[str, str]) -> bool:
    """Whether time has not overtaken the slot."""
    slot = LEND.slot(name)
    turn = turn_of(message("x"))
    turn.now = shop.now
    return slot is not None and slot.still_good(turn, values)


def play(shop: Shop, step: Step) -> None:
    """Play one step and check what must hold after each."""
    if "minutes" in step:
        shop.waits(minutes=step["minutes"])
        return
    before = shop.conversation
    reply = shop.says(**step)
    if shop.conversation.dialogue == before.dialogue == "lend":
        for name, value in still_known(shop, before.slots).items():
            now = shop.conversation.slots.get(name)
            assert now == value or (now and told(name, step)), f"{name} was lost"
    assert reply.text or whole(shop.conversation) >= LAST, "silence only where nothing is understood for long"


@settings(max_examples=300, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_any_words_get_an_answer_and_lose_nothing(steps: list[Step]) -> None:
    shop = Shop()
    shop.says("我要借工具")
    for step in steps:
        play(shop, step)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=12))
def test_an_open_form_ends_only_by_leaving_or_finishing(steps: list[Step]) -> None:
    shop = Shop()
    shop.says("我要借工具，电钻")
    for step in steps:
        if "minutes" in step:
            shop.waits(minutes=step["minutes"])
            continue
        was_open = shop.conversation.dialogue == "lend"
        reply = shop.says(**step)
        there = "lend" in {shop.conversation.dialogue, shop.conversation.parked.get("dialogue")}
        ended = reply.script in {"form.left", "lend.done"}
        assert there or ended or not was_open, f"{step} lost the form"
