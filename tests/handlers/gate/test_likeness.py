"""Whether what was lost and what was found may be the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.gate.likeness import alike, known_things

# lost, found, whether they may be the same, why
PAIRS = [
    ("黑色钱包", "一个钱包", True, "the same thing, of one the colour isn't told"),
    ("黑色钱包", "红色钱包", False, "another colour"),
    ("一串钥匙，挂着小熊", "两把车钥匙", True, "keys: people look closer"),
    ("皮夹", "钱包", True, "two words for one thing"),
    ("书包", "钱包", False, "a 包 is not every 包"),
    ("手机", "钥匙", False, "other things"),
    ("门禁卡", "银行卡", False, "other cards"),
    ("助听器", "捡到的助听器", True, "a thing that we have no word for"),
    ("蓝色助听器盒子", "绿色助听器盒子", False, "nor a colour that fits"),
    ("拐杖", "手套", False, "nothing in common"),
    ("", "钥匙", False, "nothing is like nothing"),
]


@pytest.mark.parametrize(("lost", "found", "may_be", "why"), PAIRS)
def test_alike(lost: str, found: str, may_be: bool, why: str) -> None:
    assert alike(lost, found) is may_be, why
    assert alike(found, lost) is may_be, why


@given(st.text(max_size=20), st.text(max_size=20))
def test_it_does_not_matter_who_came_first(one: str, other: str) -> None:
    assert alike(one, other) is alike(other, one)


def test_the_longest_word_counts() -> None:
    assert known_things("书包里的门禁卡") == {"包", "门禁卡"}
    assert known_things("快递包裹") == {"快递"}
