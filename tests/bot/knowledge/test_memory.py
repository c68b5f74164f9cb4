"""What did not change is not parsed, fitted or checked again, and is as good as made anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge import check, memory
from bot.knowledge.check import examine
from bot.knowledge.load import load
from bot.knowledge.memory import Memory
from bot.knowledge.model import Knowledge
from bot.knowledge.phrases_check import Phrase, phrases_of
from config.problem import Problem
from config.yaml_file import Document, parse, read
from tests.bot.knowledge.folder import DEMANDS, write


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


def test_what_another_process_fitted_is_taken(tmp_path: Path) -> None:
    fitted, tone = Memory().matcher(known(tmp_path)), Memory().tone(known(tmp_path))
    remembered = Memory()
    remembered.recall(known(tmp_path), fitted, tone)
    assert remembered.matcher(known(tmp_path)) is fitted
    assert remembered.tone(known(tmp_path)) is tone
    other = known(tmp_path, "intents/fee.yaml", "我想缴物业费", "俺想缴物业费")
    assert remembered.matcher(other) is not fitted


TONE = """\
rules:
  cold:
    {title: 官腔, severity: error, why: 听着冷, advice: 换平常话, better: 我来办。, words: [[[特此告知]]]}
"""
TONED = [
    ("intents/fee.yaml", "物业费怎么交", "物业费怎么缴", False, "what is meant says nothing about tone"),
    ("tone.yaml", "rules:", "# 一行说明\nrules:", False, "nor does where it is written"),
    ("tone.yaml", "特此告知", "特此函告", True, "a rule's word does"),
    ("lexicon.yaml", "管理费]", "管理费, 物管费]", True, "and so do synonyms"),
]


@pytest.mark.parametrize(("file", "old", "new", "anew", "why"), TONED)
def test_the_tone_check_is_fitted_again_only_when_tone_or_lexicon_changed(
    tmp_path: Path, file: str, old: str, new: str, anew: bool, why: str
) -> None:
    folder = write(tmp_path)
    (folder / "tone.yaml").write_text(TONE, encoding="utf-8")
    remembered = Memory()
    before = remembered.tone(load(folder))
    stroke(folder, file, old, new)
    assert (remembered.tone(load(folder)) is not before) is anew, why


def stroke(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


# file, what is replaced by what, what is found then
SAVED = [
    ("replies/fee.yaml", "{fee_price}", "{price}", "a reply alone"),
    ("intents/fee.yaml", "我想缴物业费", "我要报修", "a phrase twice"),
    ("intents/fee.yaml", "我想缴物业费", "电梯困人了怎么交费", "a phrase that is heard as an emergency"),
    (
        "intents/service.yaml",
        "我要报修\n    - 水管",
        "物业费怎么交呢\n    - 水管",
        "a phrase of another intent",
    ),
    ("intents/service.yaml", "service: repair", "service: repiar", "a service that nobody knows"),
    ("examples/all.yaml", "厨房水管漏水了", "今天股票涨了没有", "an example that fails"),
    ("examples/nothing.yaml", "今天股票涨了没有", "物业费怎么交", "an example that contradicts a phrase"),
    ("lexicon.yaml", "[物业费, 管理费]", "[物业费, 管理费]\n  - [管理费, 物管费]", "a word in two groups"),
    ("emergencies.yaml", "[电梯, 困|关]", "[缴费]", "words that fire at anything"),
    ("emergencies.yaml", "title:", "titel:", "an entry that can't be read"),
]


@pytest.mark.parametrize(("file", "old", "new", "why"), SAVED)
def test_with_a_memory_the_same_is_found(tmp_path: Path, file: str, old: str, new: str, why: str) -> None:
    remembered = Memory()
    folder = write(tmp_path)
    for change in ((old, new), (new, old)):
        examine(folder, DEMANDS, memory=remembered)
        stroke(folder, file, *change)
        quick, anew = examine(folder, DEMANDS, memory=remembered), examine(folder, DEMANDS)
        assert (quick.problems, quick.hints) == (anew.problems, anew.hints)
        assert quick.knowledge == anew.knowledge
        assert bool(quick.problems or quick.hints) is (change == (old, new)), why


def test_what_is_found_is_told_by_the_line_where_it_stands_now(tmp_path: Path) -> None:
    remembered, folder = Memory(), write(tmp_path, "intents/fee.yaml", "我想缴物业费", "物业费怎么交")
    (before,) = examine(folder, DEMANDS, memory=remembered).problems
    stroke(folder, "intents/fee.yaml", "fee.pay_how:", "# 交费\nfee.pay_how:")
    (after,) = examine(folder, DEMANDS, memory=remembered).problems
    assert after.line == before.line + 1


def test_examples_are_looked_at_as_soon_as_every_entry_can_be_read(tmp_path: Path) -> None:
    remembered, folder = Memory(), write(tmp_path, "examples/all.yaml", "厨房水管漏水了", "今天股票涨了没有")
    stroke(folder, "replies/fee.yaml", "text:", "txt:")
    assert not any(
        "样例“今天股票" in str(one) for one in examine(folder, DEMANDS, memory=remembered).problems
    )
    stroke(folder, "replies/fee.yaml", "txt:", "text:")
    assert any("样例“今天股票" in str(one) for one in examine(folder, DEMANDS, memory=remembered).problems)


def test_services_that_come_and_go_are_looked_at_again(tmp_path: Path) -> None:
    remembered, folder = Memory(), write(tmp_path)
    for services, count in ((DEMANDS.services, 0), (frozenset({"parcel"}), 1), (DEMANDS.services, 0)):
        demands = replace(DEMANDS, services=services)
        assert len(examine(folder, demands, memory=remembered).problems) == count


def test_no_phrase_is_compared_again_for_a_reply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []

    def counted(knowledge: Knowledge) -> list[Phrase]:
        looked.append(1)
        return phrases_of(knowledge)

    monkeypatch.setattr(check, "phrases_of", counted)
    remembered, folder = Memory(), write(tmp_path)
    examine(folder, DEMANDS, memory=remembered)
    stroke(folder, "replies/fee.yaml", "在服务中心交", "在岗亭交")
    assert examine(folder, DEMANDS, memory=remembered).problems == ()
    assert looked == [1]
