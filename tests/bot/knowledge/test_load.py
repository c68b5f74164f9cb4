"""Loading a knowledge folder."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.reply import Button
from config.problem import BadFiles

from .folder import write


def test_it_loads_everything(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path))
    fee, repair = knowledge.intents
    assert (fee.name, fee.service, fee.topic, len(fee.phrases)) == ("fee.pay_how", None, "fee", 13)
    assert (repair.service, repair.keywords) == ("repair", ("报修",))
    assert (repair.file, repair.line) == ("knowledge/intents/service.yaml", 1)
    assert knowledge.scripts["fee.pay_how"].buttons == (Button("repair.start", "我要报修"),)
    assert len(knowledge.scripts["repair.ask_problem"].variants) == 2
    assert knowledge.nothing == ("今天股票涨了没有",)
    assert [(one.text, one.intent, one.never, one.line) for one in knowledge.examples] == [
        ("今天股票涨了没有", None, False, 2),
        ("手机上怎么交物业费呢", "fee.pay_how", False, 3),
        ("我家水管漏水", "fee.pay_how", True, 5),
        ("厨房水管漏水了", "repair.start", False, 8),
    ]
    assert fee.said[:2] == (
        ("物业费怎么交", "knowledge/intents/fee.yaml", 4),
        ("在哪里交物业费", "knowledge/intents/fee.yaml", 5),
    )
    assert knowledge.lexicon.places["greetings"] == (("knowledge/lexicon.yaml", 4),)
    assert knowledge.emergencies[0].lines == (6,)
    assert knowledge.lexicon.synonyms == (("物业费", "管理费"),)
    assert knowledge.emergencies[0].words == ((("电梯",), ("困", "关")),)


def test_the_version_changes_with_any_file(tmp_path: Path) -> None:
    one = load(write(tmp_path / "a")).version
    same = load(write(tmp_path / "b")).version
    other = load(write(tmp_path / "c", "lexicon.yaml", "[呢]", "[呀]")).version
    assert one == same != other


def test_emergency_words_are_written_as_messages_are(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path, "emergencies.yaml", "[电梯, 困|关]", "[電梯, 困 | 關]"))
    assert knowledge.emergencies[0].words == ((("电梯",), ("困", "关")),)


def test_files_that_do_not_fit_raise_every_problem(tmp_path: Path) -> None:
    folder = write(tmp_path, "intents/fee.yaml", "  title:", "  titel:")
    (folder / "replies" / "fee.yaml").write_text("fee.pay_how: [", encoding="utf-8")
    with pytest.raises(BadFiles) as raised:
        load(folder)
    files = {problem.file for problem in raised.value.problems}
    assert files == {"knowledge/intents/fee.yaml", "knowledge/replies/fee.yaml"}


def test_an_empty_folder_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as raised:
        load(tmp_path)
    assert len(raised.value.problems) == 6
