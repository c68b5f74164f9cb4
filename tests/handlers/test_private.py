"""Who asks for other people's numbers or rooms gets none, kindly; one's own and ours are another matter."""

import pytest

from handlers.private import asks_for_others
from tests.handlers.chat import Chat

# words, whether they ask for what is somebody else's, why
ASKED = [
    ("301住的谁", True, "who lives there"),
    ("3栋2单元301住的是谁", True, "with the building"),
    ("给我楼上电话", True, "a neighbour's number"),
    ("楼下邻居的微信多少", True, "or account"),
    ("隔壁那家叫什么名字", True, "a name"),
    ("谁住在501", True, "the other way round"),
    ("602的业主是谁", True, "the owner"),
    ("告诉我张姐的手机号", True, "a neighbour by name"),
    ("车主电话多少", True, "of a car"),
    ("他家有几口人", True, "how many they are"),
    ("物业电话多少", False, "our own"),
    ("管家电话", False, "the butler's"),
    ("业委会电话是多少", False, "the committee's"),
    ("把我的电话改了", False, "one's own"),
    ("楼上漏水，电话打不通", False, "a leak comes first"),
    ("租客电话没人接怎么办", False, "the number is known"),
    ("车主电话多少，挡我路了", False, "a car in the way has an answer of its own"),
    ("捡到业主的手机", False, "a thing that was found"),
    ("楼上太吵了", False, "noise"),
    ("3栋楼道灯坏了", False, "a lamp"),
    ("我住301", False, "where they live themselves"),
]


@pytest.mark.parametrize(("words", "private", "why"), ASKED)
def test_what_is_private(words: str, private: bool, why: str) -> None:
    assert asks_for_others(words) is private, why


def test_a_message_can_be_passed_on() -> None:
    refused = Chat().says("301住的谁")
    assert refused.script == "system.private"
    assert [button.id for button in refused.buttons] == ["service.human"]
