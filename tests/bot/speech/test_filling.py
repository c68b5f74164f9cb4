"""Placeholders: what is known stands there, and what has nothing to say leaves no gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.speech.filling import Values, addressed, filled, names_in

KNOWN = {"number": "1001", "problem": "灯不亮", "place": "", "staff": "李师傅", "visit": "", "notice": ""}

# text, what is said, why
TEXTS = [
    ("工单号 {number}：{problem}。", "工单号 1001：灯不亮。", "nothing is empty"),
    ("{notice}\n收到，请问是在哪里？", "收到，请问是在哪里？", "a line of nothing is no line"),
    ("好的。{place}的事我记下了。请稍等。", "好的。请稍等。", "a sentence about nothing"),
    (
        "工单号 {number}：{place}，{problem}。",
        "工单号 1001：灯不亮。",
        "a clause about nothing, with its comma",
    ),
    ("{problem}（{place}）", "灯不亮", "brackets around nothing"),
    ("“{place}”我没有找到，{staff}正在看。", "李师傅正在看。", "quotation marks around nothing"),
    ("{staff}负责，{visit}，{number}。", "李师傅负责，1001。", "a clause in the middle"),
    ("{staff}负责，{visit}。", "李师傅负责。", "a clause at the end, and the full stop stays"),
    ("{problem}{visit}", "灯不亮", "one of two that stand together"),
    ("地点：{place}\n问题：{problem}", "问题：灯不亮", "a label without its value"),
    ("写成 {{名称}} 就行。{place}好。", "写成 {名称} 就行。", "braces that are meant stay"),
    ("{place}", "", "nothing but nothing"),
    ("没有占位的话，一个字不动。", "没有占位的话，一个字不动。", "words without placeholders are sacred"),
]


@pytest.mark.parametrize(("text", "said", "why"), TEXTS)
def test_what_is_empty_drops_out(text: str, said: str, why: str) -> None:
    assert filled(text, Values(KNOWN)) == said, why


def test_what_is_missing_is_noted_apart_from_what_is_empty() -> None:
    values = Values(KNOWN)
    assert filled("{place}{plan}{number}", values) == "1001"
    assert (values.empty, values.missing) == ({"place", "plan"}, {"plan"})


# text, name, what is said, why
CALLS = [
    ("{called}，灯修好了。", "王女士", "王女士，灯修好了。", "called out to"),
    ("{called}，灯修好了。", "", "灯修好了。", "nobody is called 您，"),
    ("{called}您好。", "王女士", "王女士您好。", "a greeting"),
    ("{called}您好。", "", "您好。", "not 您您好"),
    ("好的。{called}，请看。", "", "好的。请看。", "within the text"),
    ("我们请{called}来看。", "王女士", "我们请王女士来看。", "as an object"),
    ("我们请{called}来看。", "", "我们请您来看。", "您 stands for whoever it is"),
    ("没有称呼。", "王女士", "没有称呼。", "where nobody is called"),
]


@pytest.mark.parametrize(("text", "name", "said", "why"), CALLS)
def test_the_form_of_address(text: str, name: str, said: str, why: str) -> None:
    assert addressed(text, name) == said, why


def test_a_name_brings_no_placeholder() -> None:
    assert addressed("请{called}看", "{number}") == "请number看"


@given(
    st.lists(
        st.sampled_from(["{a}", "{b}", "{c}", "，", "。", "、", "：", "（{a}）", "“{b}”", "字", "\n"]),
        max_size=25,
    ),
    st.fixed_dictionaries({name: st.sampled_from(["", "甲", "乙丙"]) for name in "abc"}),
)
def test_no_brace_and_no_value_is_lost(pieces: list[str], known: dict[str, str]) -> None:
    text = "".join(pieces)
    said = filled(text, Values(known))
    assert "{" not in said
    for name in names_in(text):
        assert known[name] in said


@given(st.text(alphabet="{}a，。字", max_size=30))
def test_a_value_may_hold_anything(value: str) -> None:
    assert filled("{a}，{b}", Values({"a": value or "x", "b": ""})) == (value or "x")
