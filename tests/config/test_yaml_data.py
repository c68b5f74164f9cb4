"""Names, lists and texts are read; whatever else YAML has is refused, by line, and costs nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import Node, ScalarNode, SequenceNode

from config.yaml_data import DEEPEST, HIDDEN_BREAK, NO_NAME, NOTHING, SPECIAL, SYNTAX, TOO_DEEP, NotPlainError
from config.yaml_data import reading_of as read
from config.yaml_file import parse

LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))

# YAML, line, what is said, why
REFUSED = [
    ("a: &x 1\nb: *x\n", 1, SPECIAL, "an anchor"),
    ("a: 1\nb: *x\n", 2, SPECIAL, "a reference: the writer means a word between asterisks"),
    (f"a0: &a0 哈\n{LAUGHS}", 1, SPECIAL, "a billion laughs in ten lines"),
    ("a: &x [*x]\n", 1, SPECIAL, "what holds itself"),
    ("a:\n  - !VIP 今天停水\n", 2, SPECIAL, "a tag would swallow the word behind it"),
    ("a: !!python/name:os.system 1\n", 1, SPECIAL, "nobody's code is called"),
    ("? [a, b]\n: c\n", 1, NO_NAME, "a list for a name"),
    ("a: 1\n? {b: c}\n: d\n", 2, NO_NAME, "a mapping for a name"),
    ("[" * 100_000, 1, TOO_DEEP, "brackets without end"),
    ("a: 1\n---\nb: 2\n", 2, SYNTAX, "two documents in one file"),
    (
        "a: 1\nb: 今天\u2028明天\n",
        2,
        HIDDEN_BREAK,
        "a break that no editor shows",
    ),
    ("a: 今天\x85明天\n", 1, HIDDEN_BREAK, "and an older one of that kind"),
]


@pytest.mark.parametrize(("text", "line", "what", "why"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_refused(text: str, line: int, what: tuple[str, str], why: str) -> None:
    with pytest.raises(NotPlainError) as refused:
        read(text)
    assert (refused.value.line, (refused.value.what, refused.value.remedy)) == (line, what), why


def nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def test_as_deep_as_anybody_needs() -> None:
    read(nested(DEEPEST))
    with pytest.raises(NotPlainError):
        read(nested(DEEPEST + 1))


# YAML, data, why
READ = [
    ("a: {at: 09:00, day: 1}\n", {"a": {"at": "09:00", "day": "1"}}, "a time within braces"),
    ("a: [水?, 电！]\n", {"a": ["水?", "电！"]}, "a question within brackets"),
    ("a:\t1\nb: 2\t\n", {"a": "1", "b": "2"}, "a tab between what stands on one line"),
    ("a: '&x'\nb: \"*x\"\nc: '!x'\n", {"a": "&x", "b": "*x", "c": "!x"}, "in quotes all is text"),
    ("a: 3*5 & 6!\n", {"a": "3*5 & 6!"}, "and within a text, too"),
    ("\ufeffa: 1\n", {"a": "1"}, "an editor's mark at the start of a file"),
    ("a: [[], {}]\n", {"a": [[], {}]}, "nothing in them"),
]


@pytest.mark.parametrize(("text", "data", "why"), READ)
def test_read(text: str, data: object, why: str) -> None:
    assert read(text).data == data, why


def test_the_line_of_every_place() -> None:
    text = "a:\n  - 水\n  - b: 电\n    c:\n      煤\nd: [1,\n  2]\n"
    assert read(text).lines == {
        (): 1,
        ("a",): 1,
        ("a", 0): 2,
        ("a", 1): 3,
        ("a", 1, "b"): 3,
        ("a", 1, "c"): 4,
        ("d",): 6,
        ("d", 0): 6,
        ("d", 1): 7,
    }


def test_a_name_that_comes_twice_has_its_second_value_and_is_told_each_time() -> None:
    reading = read("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n")
    assert reading.data == {"a": "4", "b": {"c": "2"}}
    assert reading.twice == [("c", 2), ("a", 3), ("a", 4)]


SIGNS = "ab水1:-[]{},\"'#|>?%@~\\？，=. \n"
PIECES = st.sampled_from(
    [*SIGNS, "null", "...", "---", "\r\n", ": ", "\n- ", "\n  ", "\na: ", "\nb:\n  - ", " #", "|-\n  "]
)


@given(pieces=st.lists(PIECES, max_size=14))
def test_whatever_is_written_another_reader_of_yaml_reads_no_other_data(pieces: list[str]) -> None:
    """One of the two may refuse what the other reads; the same letters never mean two things."""
    text = f"a: {''.join(pieces)}\n"
    document = parse(text.encode(), "a.yaml")
    other = YAML(typ="safe", pure=True)
    try:
        node = other.compose(text)
    except YAMLError:
        return
    if document.data is not None:
        assert document.data == plain(node)


def plain(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return None if node.style is None and node.value in NOTHING else node.value
    if isinstance(node, SequenceNode):
        return [plain(child) for child in node.value]
    return {key.value: plain(value) for key, value in node.value}
