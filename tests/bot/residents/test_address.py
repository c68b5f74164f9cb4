"""How a resident is addressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.address import form_of_address

# name on file, wished title, form of address, why
PEOPLE = [
    ("王秀兰", "女士", "王女士", "surname and title"),
    ("李强", "先生", "李先生", "two characters"),
    ("欧阳修文", "老师", "欧阳老师", "a surname of two characters"),
    ("王秀兰", "", "", "no wish: 您"),
    ("王阿姨", "", "王阿姨", "the clerk wrote the name with its title"),
    ("王阿姨", "女士", "王女士", "a wish weighs more"),
    ("王秀兰", "王老师", "王老师", "the title has the surname already"),
    ("小周", "", "", "a nickname is no form of address"),
    ("", "女士", "", "nobody is called by a title alone"),
    ("阿依古丽·买买提", "女士", "", "where the surname can't be told, 您"),
    ("John Smith", "先生", "", "nor in other letters"),
    (" 王秀兰 ", "女士", "王女士", "spaces around"),
]


@pytest.mark.parametrize(("name", "title", "called", "why"), PEOPLE)
def test_the_form_of_address(name: str, title: str, called: str, why: str) -> None:
    assert form_of_address(name, title) == called, why


@given(st.text(max_size=8), st.text(alphabet="女士先生", max_size=2))
def test_it_is_short_and_never_the_whole_name(name: str, title: str) -> None:
    assert len(form_of_address(name, title)) <= max(4, 2 + len(title))
