"""One's own data and number in one's own words, beside words that mean something else."""

import pytest

from tests.handlers.chat import Chat

# words, script, why
WORDS = [
    ("导出我的数据", "my_data.shown", "a copy"),
    ("把我的资料发我一份", "my_data.shown", "sent"),
    ("你们存了我哪些信息", "my_data.shown", "what is kept"),
    ("把我电话改了", "binding.phone_on_file", "another number"),
    ("我手机号换了", "binding.phone_on_file", "it has changed"),
    ("更换登记的手机号", "binding.phone_on_file", "as officials say it"),
]


@pytest.mark.parametrize(("words", "script", "why"), WORDS)
def test_served(words: str, script: str, why: str) -> None:
    assert Chat().says(words).script == script, why


OTHERS = ["把我的信息删了", "换个手机屏幕", "物业电话换了吗", "门铃电话坏了"]


@pytest.mark.parametrize("words", OTHERS)
def test_not_meant(words: str) -> None:
    assert Chat().says(words).script not in {"my_data.shown", "binding.phone_on_file"}
