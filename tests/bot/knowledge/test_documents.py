"""Files that did not change are not parsed again, and are as good as parsed anew."""

from pathlib import Path

import pytest

from bot.knowledge import documents
from bot.knowledge.documents import Documents
from config.problem import Problem
from config.yaml_file import Document, parse, read


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was parsed, in order."""
    names: list[str] = []

    def counted(content: bytes, name: str) -> Document:
        names.append(name)
        return parse(content, name)

    monkeypatch.setattr(documents, "parse", counted)
    return names


def save(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_only_what_was_saved_is_parsed_again(tmp_path: Path, parsed: list[str]) -> None:
    known = Documents()
    one, two = save(tmp_path, "one.yaml", "a: 1"), save(tmp_path, "two.yaml", "b: 1")
    for _ in range(2):
        known.read(one, "one")
        known.read(two, "two")
    save(tmp_path, "one.yaml", "a: 2")
    assert known.read(one, "one") == read(one, "one")
    assert parsed == ["one", "two", "one"]


def test_problems_that_somebody_adds_are_not_remembered(tmp_path: Path) -> None:
    known = Documents()
    path = save(tmp_path, "one.yaml", "a: 1\na: 2")
    first = known.read(path, "one")
    (twice,) = first.problems
    first.problems.append(Problem("one", 1, "不认识“a”这一项", "请检查拼写，或删掉它"))
    assert known.read(path, "one").problems == [twice]


def test_a_file_that_is_gone_is_told_as_always(tmp_path: Path) -> None:
    assert Documents().read(tmp_path / "no.yaml", "no") == read(tmp_path / "no.yaml", "no")
