"""At the forms of the gate and of a home: hours keep the day, more is added, commands fill no slot."""

import pytest

from tests.handlers.chat import Chat

# what 王阿姨 says in turn, slot, what it holds then ("" = nothing), why
TOLD = [
    (("明天我表妹来 登记一下访客", "晚上六点"), "visit", "2025-09-02T17:30", "the guest comes tomorrow"),
    (("放行条 明天把冰箱洗衣机拉走", "上午"), "visit", "2025-09-02T09:00", "the fridge leaves tomorrow"),
    (
        ("放行条 沙发一张 今天下午三点", "我自己", "还有一台冰箱"),
        "what",
        "沙发一张，一台冰箱",
        "the sofa stays on the note",
    ),
    (("再开一张放行条 电视机一台",), "what", "电视机一台", "again is no thing"),
    (("放行条 沙发一张 今天下午三点", "作数吗", "作数吗"), "carrier", "", "a question carries nothing"),
    (("我丢了一串钥匙 在小花园",), "where", "小花园", "the small garden is one place"),
    (("我丢了一串钥匙 在小花园",), "what", "一串钥匙", "and no part of the thing"),
    (
        ("我丢了一个钱包", "黑色的 里面有张三的身份证"),
        "what",
        "一个钱包，黑色的 里面有张三的身份证",
        "whose it is helps most",
    ),
    (("我丢了一个钱包", "黑色的 里面有张三的身份证"), "where", "", "and is no place"),
    (("我丢了一个钱包", "东门", "公园"), "when", "", "a place is no time"),
    (("装修登记", "水电", "下周一", "一个月", "确认"), "contractor", "", "a button's word builds nothing"),
    (
        ("装修登记", "水电", "下周一", "一个月", "小满装饰", "我表哥明天下午来 开车 豫B99999"),
        "begin",
        "2025-09-08",
        "a guest's day is none of the works'",
    ),
]


@pytest.mark.parametrize(("said", "slot", "held", "why"), TOLD)
def test_what_a_form_holds(said: tuple[str, ...], slot: str, held: str, why: str) -> None:
    chat = Chat()
    for words in said:
        chat.says(words)
    assert chat.slots.get(slot, "")[: len(held) or None] == held, why
