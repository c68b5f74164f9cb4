"""What did not change is neither parsed nor fitted again, and is as good as made anew."""

from pathlib import Path

import pytest

from bot.knowledge import memory
from bot.knowledge.load import load
from bot.knowledge.memory import Memory
from bot.knowledge.model import Knowledge
from config.problem import Problem
from config.yaml_file import Document, parse, read
from tests.bot.knowledge.folder import write


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was parsed, in order."""
    names: list[str] = []

    def counted(content: bytes, name: str) -> Document:
        names.append(name)
        return parse(content, name)

    monkeypatch.setattr(memory, "parse", counted)
    return names


def save(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_only_what_was_saved_is_parsed_again(tmp_path: Path, parsed: list[str]) -> None:
    known = Memory()
    one, two = save(tmp_path, "one.yaml", "a: 1"), save(tmp_path, "two.yaml", "b: 1")
    for _ in range(2):
        known.read(one, "one")
        known.read(two, "two")
    save(tmp_path, "one.yaml", "a: 2")
    assert known.read(one, "one") == read(one, "one")
    assert parsed == ["one", "two", "one"]


def test_problems_that_somebody_adds_are_not_remembered(tmp_path: Path) -> None:
    known = Memory()
    path = save(tmp_path, "one.yaml", "a: 1\na: 2")
    first = known.read(path, "one")
    (twice,) = first.problems
    first.problems.append(Problem("one", 1, "不认识“a”这一项", "请检查拼写，或删掉它"))
    assert known.read(path, "one").problems == [twice]


def test_a_file_that_is_gone_is_told_as_always(tmp_path: Path) -> None:
    assert Memory().read(tmp_path / "no.yaml", "no") == read(tmp_path / "no.yaml", "no")


def known(folder: Path, *change: str) -> Knowledge:
    """Return the clean knowledge after a change."""
    return load(write(folder, *change))


# file, what is replaced by what, whether messages may mean something else then
CHANGES = [
    ("replies/fee.yaml", "在服务中心交", "在岗亭交", False),
    ("intents/fee.yaml", "fee.pay_how:", "# 交费\nfee.pay_how:", False),
    ("examples/all.yaml", "怎么交物业费呢", "物业费咋交呢", False),
    ("intents/fee.yaml", "我想缴物业费", "俺想缴物业费", True),
    ("intents/service.yaml", "keywords: [报修]", "keywords: [维修]", True),
    ("lexicon.yaml", "[物业费, 管理费]", "[物业费, 物管费]", True),
    ("examples/nothing.yaml", "今天股票涨了没有", "今天股票跌了没有", True),
]


@pytest.mark.parametrize(("file", "old", "new", "anew"), CHANGES)
def test_a_matcher_is_fitted_again_when_it_would_be_another(
    tmp_path: Path, file: str, old: str, new: str, anew: bool
) -> None:
    remembered = Memory()
    before = remembered.matcher(known(tmp_path))
    after = remembered.matcher(known(tmp_path, file, old, new))
    assert (after is not before) is anew


def test_a_matcher_that_another_process_fitted_is_taken(tmp_path: Path) -> None:
    fitted = Memory().matcher(known(tmp_path))
    remembered = Memory()
    remembered.recall(known(tmp_path), fitted)
    assert remembered.matcher(known(tmp_path)) is fitted
    other = known(tmp_path, "intents/fee.yaml", "我想缴物业费", "俺想缴物业费")
    assert remembered.matcher(other) is not fitted
