"""The files of the knowledge: any change makes another version, and only what checks becomes a mind."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation.source import CheckedFiles
from bot.knowledge.demands import Demands
from config.problem import BadFiles, Problem
from tests.bot.knowledge.folder import DEMANDS, write
from tests.config import folder as config_folder

OWN = "estates/yunqi/replies/fee.yaml"


def files(folder: Path, demands: Callable[[], Demands] = lambda: DEMANDS, **more: str) -> CheckedFiles:
    """Return clean files."""
    known = {"estate": "yunqi", "rests_on": "", **more}
    return CheckedFiles(write(folder), config_folder.write(folder), demands=demands, **known)


def save(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# What is saved, by its path, and whether it counts
SAVED = [
    ("knowledge/replies/fee.yaml", True),
    ("knowledge/replies/new.yaml", True),
    (f"knowledge/{OWN}", True),
    ("knowledge/estates/taoyuan/replies/fee.yaml", False),  # another estate's
    ("config/estate.yaml", True),  # replies quote its facts
    ("knowledge/README.md", False),
    ("knowledge/replies/.fee.yaml.swp", False),
    ("knowledge/replies/.#fee.yaml", False),
]


@pytest.mark.parametrize(("name", "counts"), SAVED)
def test_a_version_changes_with_every_file_that_counts(tmp_path: Path, name: str, counts: bool) -> None:
    source = files(tmp_path)
    before, paths = source.version(), set(source.paths())
    save(tmp_path, name, "anything: else\n")
    assert (source.version() != before) is counts
    assert (tmp_path / name in {*paths, *source.paths()}) is counts


def test_the_same_files_on_another_machine_are_the_same_version(tmp_path: Path) -> None:
    assert files(tmp_path / "one").version() == files(tmp_path / "two").version()


def test_a_name_and_a_content_can_not_stand_for_each_other(tmp_path: Path) -> None:
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    save(tmp_path / "one", "knowledge/replies/a.yaml", "b")
    save(tmp_path / "two", "knowledge/replies/ab.yaml", "")
    assert one.version() != two.version()


def test_other_services_make_another_version_and_other_facts_of_the_same_services_do_not() -> None:
    assert DEMANDS.mark() != replace(DEMANDS, services=frozenset({"repair", "pool"})).mark()
    assert DEMANDS.mark() != replace(DEMANDS, scripts={}).mark()
    assert DEMANDS.mark() == replace(DEMANDS, facts={}).mark(), "the file that holds them counts already"


def test_a_mind_knows_its_version_and_the_facts_of_that_moment(tmp_path: Path) -> None:
    facts = {**DEMANDS.facts, "fee_price": "3.1元"}
    mind = files(tmp_path, lambda: replace(DEMANDS, facts=facts)).mind("v7")
    assert (mind.knowledge.version, mind.facts) == ("v7", facts)
    assert mind.understand("物业费怎么交").intent == "fee.pay_how"


def test_what_the_estate_has_of_its_own_counts(tmp_path: Path) -> None:
    source = files(tmp_path)
    save(source.folder, OWN, "fee.pay_how: {text: 每平方米一样，在岗亭交就行}\n")
    assert source.mind("v1").knowledge.scripts["fee.pay_how"].variants == ("每平方米一样，在岗亭交就行",)


# file, what is saved, what is told
MISTAKES = [
    (OWN, "fee.pay_how: {txt: 交}\n", "knowledge/estates/yunqi/replies/fee.yaml:1: 不认识“txt”这一项"),
    (OWN, "fee.pay_how: {text: 问 {nobody}}\n", "knowledge/estates/yunqi/replies/fee.yaml:1: "),
    ("replies/fee.yaml", "{}\n", "knowledge/intents/fee.yaml:1: “物业费怎么交”没有话术"),
]


@pytest.mark.parametrize(("name", "text", "said"), MISTAKES)
def test_what_does_not_check_becomes_no_mind(tmp_path: Path, name: str, text: str, said: str) -> None:
    source = files(tmp_path)
    save(source.folder, name, text)
    with pytest.raises(BadFiles, match=said):
        source.mind("v1")


def test_a_configuration_that_can_not_be_read_is_told_first(tmp_path: Path) -> None:
    def broken() -> Demands:
        raise BadFiles([Problem("config/estate.yaml", 3, "这里的格式读不懂", "请检查缩进")])

    with pytest.raises(BadFiles, match=r"config/estate.yaml:3"):
        files(tmp_path, broken).mind("v1")


def test_files_are_kept_whole_and_made_a_mind_of_again(tmp_path: Path) -> None:
    source = files(tmp_path)
    save(source.folder, OWN, "fee.pay_how: {text: 每平方米一样，在岗亭交就行}\n")
    contents = source.contents()
    assert set(contents) == {str(path.relative_to(source.folder)) for path in source.folder.rglob("*.yaml")}
    save(source.folder, OWN, "fee.pay_how: {txt: 交}\n")
    again = source.mind_of(contents).knowledge
    assert again.scripts["fee.pay_how"].variants == ("每平方米一样，在岗亭交就行",)


def test_a_file_that_nobody_may_read_is_told_by_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, real = files(tmp_path), Path.read_bytes
    before = source.version()

    def refused(path: Path) -> bytes:
        if path.name == "lexicon.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert source.version() != before
    with pytest.raises(BadFiles, match=r"lexicon.yaml:1: 这个文件读不了"):
        source.mind("v1")
