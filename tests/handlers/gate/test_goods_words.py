"""What residents write of things that leave the estate."""

import pytest

from handlers.gate.goods_words import carries_out
from tests.handlers.chat import Chat

# words, what, carrier, why
FIRST_WORDS = [
    (
        "帮我开个放行条，明天上午搬一台冰箱和沙发出去，搬家公司来拉",
        "一台冰箱和沙发",
        "搬家公司",
        "all in one",
    ),
    ("我要把沙发搬走，今天下午，朋友来搬", "沙发", "朋友", "no word of a note"),
    (
        "开放行条，几个纸箱，我自己搬，车牌豫A12345",
        "几个纸箱",
        "住户本人，车牌豫A12345",
        "the guard reads no 我",
    ),
    ("我要搬东西出去", "", "", "东西 says nothing: it is asked"),
    ("开放行条", "", "", "nothing told yet"),
    ("拉一台洗衣机出去修，明天，维修师傅来拉", "一台洗衣机", "维修师傅", "to be mended"),
]


@pytest.mark.parametrize(("words", "what", "carrier", "why"), FIRST_WORDS)
def test_first_words(words: str, what: str, carrier: str, why: str) -> None:
    chat = Chat()
    chat.says(words)
    assert chat.conversation.dialogue == "goods_out", why
    assert (chat.slots.get("what", ""), chat.slots.get("carrier", "")) == (what, carrier), why


# answer, what, why
ANSWERS = [
    ("一架古筝", "一架古筝", "things that we have no word for"),
    ("冰箱，还有两把椅子", "冰箱，还有两把椅子", "several"),
    ("东西", "", "as good as nothing"),
    ("花瓶，电话13812345678", "花瓶，电话138****", "nobody's number goes to the gate"),
]


@pytest.mark.parametrize(("answer", "what", "why"), ANSWERS)
def test_what_leaves(answer: str, what: str, why: str) -> None:
    chat = Chat()
    chat.says("开放行条")
    chat.says(answer)
    assert chat.slots.get("what", "") == what, why


# words, whether something is carried out, why
LEAVING = [
    ("我要把沙发搬走", True, "a thing that leaves"),
    ("登记物品放行，一台电视", True, "asked for by name"),
    ("旧沙发不要的搬走", False, "rubbish is another matter"),
    ("家具搬出去要放行条吗", False, "a question"),
    ("我要搬走了", False, "a person moves"),
    ("邻居把柜子堆在楼道，搬走", False, "somebody else's"),
]


@pytest.mark.parametrize(("words", "leaves", "why"), LEAVING)
def test_what_is_carried_out(words: str, leaves: bool, why: str) -> None:
    assert carries_out(words) is leaves, why
