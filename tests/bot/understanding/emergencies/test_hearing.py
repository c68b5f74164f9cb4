"""Hearing that life or safety is at stake."""

import pytest

from bot.knowledge.model import Emergency, Listening
from bot.understanding.emergencies import heard


def emergency(name: str, *entries: str, unless: tuple[str, ...] = ()) -> Emergency:
    """An emergency whose entries are written as `电梯 困|关`."""
    words = tuple(tuple(tuple(part.split("|")) for part in entry.split()) for entry in entries)
    return Emergency(name, name, name, f"emergency.{name}", words, unless)


KNOWN = (
    emergency("fire", "着火", "起火", "冒 烟", unless=("消防证", "打不着火")),
    emergency("lift", "电梯 困|关|出不来", unless=("困过",)),
    emergency("gas", "煤气|燃气|天然气 味|漏|泄"),
    emergency("fall", "老人 倒|摔"),
    emergency("faint", "头晕 晕"),
    emergency("cry", "救命", "快来人", unless=("太贵",)),
)
LISTENING = Listening(
    groups={"老人": ("老人", "爷爷", "老伴")},
    slips={"电锑": "电梯", "着活": "着火"},
    pinyin={"dianti": "电梯", "kunren": "困", "zhaohuo": "着火", "buzhaohuo": "打不着火"},
    english={"lift": "电梯", "stuck": "困", "fire": "着火"},
    elsewhere=("演练", "上次"),
    calm=("希望", "到现在没"),
    urgent=("救命", "快来", "现在", "又困", "出不来"),
    denied=("没", "没有"),
)
FAR = "各位邻居早上好今天天气真不错我们一起去公园走走吧谢谢大家"

# what is written, what is heard, why
TEXTS = [
    ("我被困在电梯里了", "lift", "both parts occur, in any order"),
    ("電梯裡關住了人", "lift", "traditional characters"),
    ("电 梯 困 人 了！！", "lift", "spaces and marks"),
    ("厨房着火了", "fire", "one word is enough"),
    ("厨房冒黑烟", "fire", "parts need not be neighbours"),
    ("燃气有味道", "gas", "alternatives in both parts"),
    ("电锑里关着人", "lift", "a slip that is known"),
    ("着活了", "fire", "the same sound"),
    ("dian ti kun ren le", "lift", "pinyin"),
    ("ZHAOHUO LE", "fire", "pinyin in capitals"),
    ("da bu zhaohuo", None, "pinyin of what is none"),
    ("lift stuck", "lift", "English"),
    ("Wifi restart", None, "an English word within another"),
    ("爷爷摔了", "fall", "a group stands for its words"),
    ("老人摔了", "fall", "and for its own name"),
    ("上次电梯困人的事", None, "it is over"),
    ("消防演练说着火怎么跑", None, "a drill"),
    ("上次困人现在电梯困人", "lift", "distress speaks louder than 上次"),
    ("演练什么啊救命电梯出不来", "lift", "distress speaks louder than 演练"),
    (f"上次电梯困人的事{FAR}现在", None, "distress that is far away vouches for nothing"),
    (f"演练{FAR}{FAR}现在着火", "fire", "distress near the words, the drill far away"),
    ("现在打不着火", None, "what only looks like it is none, however urgent"),
    ("打不着火，后来着火了", "fire", "what only looks like it says nothing about the rest"),
    ("没着火", None, "denied"),
    ("没有着火，但是煤气漏", "gas", "only the word behind is denied"),
    ("电梯困过人好了吗", None, "an emergency's own lookalike"),
    ("头晕", None, "one word is not two parts"),
    ("头晕晕", "faint", "two words are"),
    ("救命", "cry", "a bare cry"),
    ("救命这也太贵了", None, "a cry is no proof of itself"),
    ("救命太贵了快来人", "cry", "two cries vouch for each other"),
    ("快来人着火", "fire", "a cry tells that something is the matter, not what"),
    ("电梯坏了", None, "a part is missing"),
    (f"电梯坏了{FAR}困", None, "the parts are too far apart"),
    (f"电梯坏了{FAR}电梯困人", "lift", "the nearest of them count"),
    ("希望着火快点灭", "fire", "calm words mean nothing in a short message"),
    (f"希望管管楼道堆物万一着火没法跑{FAR}", None, "in a long letter they do"),
    (f"到现在没人管着火{FAR}", None, "现在 inside other words is no distress"),
    ("煤气费怎么交", None, "a part is missing"),
    ("", None, "nothing"),
    ("着火了，有燃气味", "gas", "the longer evidence wins"),
]


@pytest.mark.parametrize(("text", "name", "reason"), TEXTS)
def test_emergencies_are_heard(text: str, name: str | None, reason: str) -> None:
    found = heard(text, KNOWN, LISTENING)
    assert (found.name if found else None) == name, reason


def test_the_first_in_the_file_wins_a_tie() -> None:
    both = (emergency("first", "着火"), emergency("second", "起火"))
    found = heard("着火起火", both)
    assert found is both[0]


def test_groups_may_name_each_other() -> None:
    listening = Listening(groups={"家人": ("老人", "孩子"), "老人": ("爷爷", "家人")})
    found = heard("爷爷摔了", (emergency("fall", "家人 摔"),), listening)
    assert found is not None
