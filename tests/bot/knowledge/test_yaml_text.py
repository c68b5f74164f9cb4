"""Words come back from YAML as they went in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.knowledge.yaml_text import scalar


@pytest.mark.parametrize("text", ["物业费怎么交", "3栋，灯坏了？", "wifi密码", "10:30开门吗"])
def test_plain_words_need_no_quotes(text: str) -> None:
    assert scalar(text) == text


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029"), min_size=1
    )
)
@example("a: b")
@example("a #b")
@example("[房号]漏水")
@example("- 灯")
@example("12345")
@example("0E0")
@example("0x1f")
@example("null")
@example("灯 ")
@example("灯:")
@example("?灯")
def test_whatever_is_written_is_read_again(text: str) -> None:
    assert YAML(typ="safe", pure=True).load(f"- {scalar(text)}\n") == [text]
