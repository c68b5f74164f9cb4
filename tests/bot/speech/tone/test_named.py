"""What words name: what is nobody else's business, and times that nobody promised."""

import pytest

from bot.speech.tone.named import Facts, named
from bot.speech.tone.reading import read

FACTS = Facts(["0371-5550-0110", "全天24小时，节假日不休息", "每天 08:00–20:00", "3 个月"])

PRIVATE = [
    ("他的电话是13812345678", ["13812345678"], "a mobile"),
    ("打一三八一二三四五六七八", ["一三八一二三四五六七八"], "…spelled out"),
    ("打138 1234 5678", ["138 1234 5678"], "…with gaps"),
    ("打0371-55500199", ["0371-55500199"], "a landline"),
    ("打值班电话0371-5550-0110", [], "the estate's own number is no secret"),
    ("报警请打110", [], "nor is everybody's"),
    ("车主的车是豫A12345", ["豫A12345"], "a plate"),
    ("身份证410105199001011234", ["410105199001011234"], "papers"),
    ("漏水的是3栋2单元1201", ["3栋2单元1201"], "a home"),
    ("是三号楼二单元十二楼01那家", ["三号楼二单元十二楼01"], "…in words"),
    ("3栋电梯检修", [], "a building is nobody's home"),
    ("房号这样写：6栋1单元802", [], "who shows how it is written names nobody's"),
    ("楼上的老人家", [], "nobody is named"),
]
TIMES = [
    ("师傅明天上午过来", ["明天上午"], "a day to come"),
    ("半小时内到您家", ["半小时内"], "a span"),
    ("三天之内修好", ["三天之内"], "…in days"),
    ("十分钟就到", ["十分钟就"], "…without a bound"),
    ("最晚下午三点给您回话", ["下午三点"], "a clock"),
    ("下周三来换", ["下周三"], "a weekday"),
    ("大概两个小时", ["大概两个小时"], "a guess"),
    ("我们24小时值班", [], "the estate's own hours are a fact"),
    ("维修保3个月", [], "…and so is its guarantee"),
    ("昨天下午已经修好了", [], "what was, is no promise"),
    ("今天上午来过两次", [], "…nor is it today"),
    ("每天晚上八点巡逻", [], "…nor what always is"),
    ("您明天上午方便吗", [], "who asks promises nothing"),
    ("好一点了吗", [], "a little is no time"),
    ("马上就来", [], "nothing is named"),
]


def seen(text: str, which: int) -> list[str]:
    return [text[start:end] for start, end in named(text, read(text), FACTS)[which]]


@pytest.mark.parametrize(("text", "private", "why"), PRIVATE)
def test_private(text: str, private: list[str], why: str) -> None:
    assert seen(text, 0) == private, why


@pytest.mark.parametrize(("text", "times", "why"), TIMES)
def test_times(text: str, times: list[str], why: str) -> None:
    assert seen(text, 1) == times, why


def test_the_hidden_letters_of_a_number_are_told_with_it() -> None:
    assert seen("打138\u200b1234５６７８吧", 0) == ["138\u200b1234５６７８"]
