"""Words that mean the same in every form: tables of what residents write, with the reason beside each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.forms.words import LEAVE, NOTHING_SAID, RESUME, WAIT, YES, is_no_answer, meant_instead

# words, yes?, why
SAID = [
    ("确认", True, "the word on the button"),
    ("对", True, "a single letter"),
    ("对的", True, "with its particle"),
    ("是的", True, "the same"),
    ("嗯", True, "hummed"),
    ("嗯嗯，好的", True, "twice and more"),
    ("好的。", True, "with a stop"),
    ("可以", True, "allowed"),
    ("没错", True, "nothing is wrong"),
    ("没问题！", True, "no problem"),
    ("行吧", True, "well, all right"),
    ("OK", True, "in English"),
    ("ok了", True, "in both"),
    ("就这样", True, "leave it so"),
    ("对的，麻烦了", True, "with thanks"),
    ("好的，谢谢啊", True, "with more thanks"),
    ("确认提交", True, "two of them"),
    ("谢谢", False, "thanks alone say neither"),
    ("麻烦了", False, "nor does this"),
    ("不对", False, "a no"),
    ("不是", False, "a no"),
    ("不行", False, "a no"),
    ("好像不对", False, "begins like a yes"),
    ("对面漏水", False, "对 is no yes here"),
    ("可以改时间吗", False, "a question"),
    ("行不行", False, "a question"),
    ("好了没有", False, "a question"),
    ("是5栋", False, "a correction"),
    ("", False, "nothing was said"),
]


@pytest.mark.parametrize(("words", "yes", "why"), SAID)
def test_yes(words: str, yes: bool, why: str) -> None:
    assert bool(YES.match(words)) is yes, why


# words, what is right instead ("" = no correction), why
PUT_RIGHT = [
    ("不对，是卫生间的灯不亮", "卫生间的灯不亮", "no, it is"),
    ("错了，是5栋1单元302", "5栋1单元302", "wrong, it is"),
    ("不是厨房，是卫生间", "卫生间", "not this, but that"),
    ("不是明天，改成后天上午", "后天上午", "changed to"),
    ("不是厨房，应该是卫生间", "卫生间", "should be"),
    ("不对。马桶堵了", "马桶堵了", "a stop, and what it is"),
    ("改成周六上午", "周六上午", "changed to"),
    ("不对", "", "a no alone says not what is right"),
    ("不是", "", "nor does this"),
    ("地点不对", "", "a no at the end: says what, not how"),
]


@pytest.mark.parametrize(("words", "right", "why"), PUT_RIGHT)
def test_correction(words: str, right: str, why: str) -> None:
    assert meant_instead(words) == right, why


# words, do they leave the form?, why
LEAVING = [
    ("取消", True, "the word on the button"),
    ("取消吧", True, "with its particle"),
    ("算了", True, "let it be"),
    ("算了吧", True, "the same, softly"),
    ("算了不修了", True, "said twice, in two words"),
    ("算了，不用了，谢谢", True, "three times, with thanks"),
    ("不用了", True, "no need"),
    ("不修了。", True, "with a stop"),
    ("先不报了", True, "not now"),
    ("不想报了", True, "no wish any more"),
    ("不想弄了", True, "the same"),
    ("别来了我自己通了", True, "nobody is to come: it was mended"),
    ("师傅不用来了", True, "nobody is to come"),
    ("不用派人了谢谢", True, "the same, with thanks"),
    ("作废", True, "the word of the guards"),
    ("又不漏了不用来了", True, "it stopped by itself"),
    ("别来早了", False, "when, not whether"),
    ("别修坏了", False, "a worry"),
    ("不办了", True, "of another matter"),
    ("没事了", True, "nothing the matter any more"),
    ("没事了已经好了", True, "and why"),
    ("不需要了", True, "no need any more"),
    ("退出", True, "the word of other programs"),
    ("算了改成下午", False, "a change"),
    ("不用了解太多，快来", False, "不用了 is the beginning of another word"),
    ("取消明天，改后天上午", False, "the day is taken back"),
    ("灯不亮了", False, "不…了 is a fault here"),
    ("水龙头关不了", False, "so is this"),
    ("", False, "nothing was said"),
]


@pytest.mark.parametrize(("words", "leaves", "why"), LEAVING)
def test_leaving(words: str, leaves: bool, why: str) -> None:
    assert bool(LEAVE.match(words)) is leaves, why


# words, do they ask us to wait?, why
WAITING = [
    ("等下", True, "short"),
    ("等一下", True, "long"),
    ("稍等", True, "polite"),
    ("等会儿再说", True, "later"),
    ("待会再说", True, "later"),
    ("我先看看", True, "to look"),
    ("我问一下", True, "to ask"),
    ("我去看一下哈", True, "to go and look"),
    ("等我一下", True, "wait for me"),
    ("等我问问我老公", True, "to ask somebody who is named"),
    ("我问一下家里人再说", True, "the same, the other way round"),
    ("等会再告诉你", True, "later, told to us"),
    ("等一下就断电", False, "a fault that comes after a while"),
    ("等了一天了", False, "they have waited: impatience"),
    ("你们看看吧", False, "we are to look"),
]


@pytest.mark.parametrize(("words", "waits", "why"), WAITING)
def test_waiting(words: str, waits: bool, why: str) -> None:
    assert bool(WAIT.match(words)) is waits, why


# words, do they take a parked form up again?, why
GOING_ON = [
    ("接着说", True, "as we ask for it"),
    ("继续", True, "the same"),
    ("那继续吧", True, "with its particles"),
    ("接着刚才的说", True, "what there was before"),
    ("继续报修", True, "with its name"),
    ("刚才说到哪了", True, "where were we"),
    ("接着漏水", False, "it leaks on"),
    ("继续漏", False, "it leaks on"),
]


@pytest.mark.parametrize(("words", "goes_on", "why"), GOING_ON)
def test_going_on(words: str, goes_on: bool, why: str) -> None:
    assert bool(RESUME.match(words)) is goes_on, why


# words, do they say nothing?, why
NOTHING = [
    ("？", True, "well?"),
    ("??", True, "well, well?"),
    ("……", True, "speechless"),
    ("嗯", True, "hummed"),
    ("在吗？", True, "are you there"),
    ("有人吗", True, "anybody"),
    ("好", False, "that is a yes"),
    ("1", False, "an answer to many a question"),
    ("", False, "no words at all"),
]


@pytest.mark.parametrize(("words", "nothing", "why"), NOTHING)
def test_nothing_said(words: str, nothing: bool, why: str) -> None:
    assert bool(NOTHING_SAID.match(words)) is nothing, why


ANY = st.text(alphabet="确认取消算了不是对改成接着等下嗯好的，。？ ab1", max_size=30)


@given(ANY)
def test_no_words_are_both_yes_and_leaving(words: str) -> None:
    assert not (YES.match(words) and LEAVE.match(words))


@given(ANY)
def test_what_is_right_is_a_part_of_what_was_said(words: str) -> None:
    assert meant_instead(words) in words


# words, can they fill no slot?, why
NO_ANSWERS = [
    ("确认", True, "a button's word"),
    ("作废", True, "a command"),
    ("好的。", True, "a yes to something else"),
    ("师傅电话13700001111", True, "a number, no name"),
    ("13700001111", True, "a number alone"),
    ("我家里都有谁", True, "a question"),
    ("租户能装吗", True, "a question"),
    ("", True, "nothing"),
    ("门口老槐树那边", False, "a place in one's own words"),
    ("小满装饰 13700001111", False, "a name with its number"),
]


@pytest.mark.parametrize(("words", "none", "why"), NO_ANSWERS)
def test_what_can_fill_no_slot(words: str, none: bool, why: str) -> None:
    assert is_no_answer(words) is none, why
