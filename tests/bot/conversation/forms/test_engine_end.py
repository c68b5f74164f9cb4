"""How a form ends: corrected at any step, confirmed, overtaken by time, left, or waited for."""

import pytest

from tests.bot.conversation.forms.shop import Shop

# 电钻 this afternoon, two of them
READY = "借电钻下午2把"


@pytest.fixture
def shop() -> Shop:
    """A chat in which nothing has been said."""
    return Shop()


# Corrections

# said before the summary, asked next, slot, what it holds, why
BEFORE = [
    ("不对，是推车", "lend.half", "tool", "推车", "another tool than was said"),
    ("不是电钻，是推车", "lend.half", "tool", "推车", "not this but that"),
    ("应该是推车", "lend.half", "tool", "推车", "should be"),
]


@pytest.mark.parametrize(("words", "script", "slot", "held", "why"), BEFORE)
def test_what_is_known_can_be_put_right_before_the_end(
    shop: Shop, words: str, script: str, slot: str, held: str, why: str
) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says(words).script == script
    assert shop.slots[slot] == held, why


# said at the summary, the summary then, why
AT_THE_SUMMARY = [
    ("不对，是推车", "请看一眼：推车 2把", "another tool"),
    ("推车", "请看一眼：推车 2把", "said bare"),
    ("改成3把", "请看一眼：电钻 3把", "another count"),
    ("推车，3把", "请看一眼：推车 3把", "two points at once"),
]


@pytest.mark.parametrize(("words", "summary", "why"), AT_THE_SUMMARY)
def test_one_point_is_put_right_and_the_rest_stays(shop: Shop, words: str, summary: str, why: str) -> None:
    shop.says(f"我要借工具，{READY}")
    assert shop.says(words).text == summary, why
    assert shop.slots["until"] == "2025-09-01T18:00:00+08:00"


def test_a_correction_that_makes_more_needed_asks_for_it(shop: Shop) -> None:
    shop.says(f"我要借工具，{READY}")
    assert shop.says("不对，是梯子").text == "梯子送到哪里？"
    assert shop.says("工具房").text == "请看一眼：梯子 2把 工具房", "the rest was not asked again"


@pytest.mark.parametrize("words", ["不对", "错了", "颜色要红的"])
def test_a_no_without_what_is_right_asks_what_to_change(shop: Shop, words: str) -> None:
    shop.says(f"我要借工具，{READY}")
    assert shop.says(words).text == "还差一句话：电钻 2把"


# The end


@pytest.mark.parametrize("how", ["确认", "好的", "嗯", "嗯嗯", "tap"])
def test_yes_finishes(shop: Shop, how: str) -> None:
    shop.says(f"我要借工具，{READY}")
    reply = shop.taps("lend:yes") if how == "tap" else shop.says(how)
    assert reply.text == "借好了：电钻 2"
    assert (shop.step, shop.slots) == (".", {})


def test_a_form_without_a_summary_is_done_when_nothing_is_missing(shop: Shop) -> None:
    shop.says("我要还工具")
    assert shop.says("梯子").text == "还好了：梯子"
    assert shop.step == "."


def test_what_the_service_refuses_leaves_the_form_as_it_was(shop: Shop) -> None:
    shop.says("我要借工具，电钻下午9把")
    assert shop.says("确认").text.startswith("没有那么多")
    assert shop.step == "lend.confirm"
    assert shop.says("改成2把").text == "请看一眼：电钻 2把"


def test_an_answer_that_time_has_overtaken_is_asked_anew(shop: Shop) -> None:
    shop.says("我要借工具，电钻上午2把")
    shop.waits(hours=3)
    asked = shop.says("确认")
    assert asked.text == "借工具的时间过了\n\n——\n\n电钻什么时候要？", "and it is said why"
    assert [button.label for button in asked.buttons] == ["下午"], "only what is still to come is offered"
    assert shop.says("下午").text == "请看一眼：电钻 2把", "the rest is still known"


def test_a_tapped_yes_finds_the_same(shop: Shop) -> None:
    shop.says("我要借工具，电钻上午2把")
    shop.waits(hours=3)
    assert shop.taps("lend:yes").text == "借工具的时间过了\n\n——\n\n电钻什么时候要？"


def test_a_yes_after_hours_is_a_yes_as_long_as_all_stands(shop: Shop) -> None:
    shop.says(f"我要借工具，{READY}")
    shop.waits(hours=3)
    assert shop.says("确认").text == "借好了：电钻 2"


# Leaving and waiting


@pytest.mark.parametrize("first", ["我要借工具", "我要借工具，电钻", f"我要借工具，{READY}"])
@pytest.mark.parametrize("how", ["算了", "取消", "tap"])
def test_every_step_can_be_left(shop: Shop, first: str, how: str) -> None:
    shop.says(first)
    reply = shop.taps("lend:no") if how == "tap" else shop.says(how)
    assert reply.text == "借工具先不办了"
    assert (shop.step, shop.slots, shop.conversation.parked) == (".", {}, {})


def test_whoever_must_wait_a_moment_is_waited_for(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says("等一下").text == "借工具等着您"
    shop.waits(minutes=25)
    assert shop.says("等等").text == "借工具等着您"
    shop.waits(minutes=25)
    assert shop.says("大概吧").script == "lend.half_hint", "the wait counts from the last word"


def test_go_on_in_the_open_form_asks_again(shop: Shop) -> None:
    shop.says("我要借工具，电钻")
    assert shop.says("接着说").text == "电钻什么时候要？"
