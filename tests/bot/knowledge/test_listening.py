"""The words that help to hear emergencies: emergency_words.yaml."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.model import Listening
from config.problem import BadFiles

from .folder import write

WORDS = """\
groups:
  老人: [老人, 爺爺, 老 伴]
slips:
  电梯: [电锑, 点梯]
pinyin:
  着火: [ZhaoHuo]
english:
  着火: [fire]
elsewhere: [演练]
calm: [希望]
urgent: [救命！]
denied: [没]
"""


def folder_with(tmp_path: Path, words: str) -> Path:
    """A clean knowledge folder with these words in it."""
    folder = write(tmp_path)
    (folder / "emergency_words.yaml").write_text(words, encoding="utf-8")
    return folder


def test_they_are_written_as_messages_are(tmp_path: Path) -> None:
    assert load(folder_with(tmp_path, WORDS)).listening == Listening(
        groups={"老人": ("老人", "爷爷", "老伴")},
        slips={"电锑": "电梯", "点梯": "电梯"},
        pinyin={"zhaohuo": "着火"},
        english={"fire": "着火"},
        elsewhere=("演练",),
        calm=("希望",),
        urgent=("救命",),
        denied=("没",),
    )


def test_a_folder_need_not_have_any(tmp_path: Path) -> None:
    assert load(write(tmp_path)).listening == Listening()


def test_a_word_of_one_kind_in_a_place_of_another_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFiles) as bad:
        load(folder_with(tmp_path, WORDS.replace("denied: [没]", "denied:\n  没: [没有]")))
    assert [(problem.file, problem.line) for problem in bad.value.problems] == [
        ("knowledge/emergency_words.yaml", 12)
    ]


def test_they_are_part_of_the_version(tmp_path: Path) -> None:
    one = load(folder_with(tmp_path / "a", WORDS)).version
    other = load(folder_with(tmp_path / "b", WORDS.replace("希望", "建议"))).version
    assert one != other
