"""moods.yaml: read as it is written, each mistake told with its line."""

from pathlib import Path

import pytest

from bot.knowledge.files import Folder
from bot.knowledge.mood_files import read_moods
from bot.knowledge.mood_model import SIGNALS, Cue, Moods

WRITTEN = """\
signals:
  angry:
    title: 生气
    strong: [氣死, 你们…真行]
    weak:
      - 凭什么
    unless:
      - 气死沉沉
of_others: [邻居]
cheerful: [好嘞]
faces: ["😂"]
"""


def read(folder: Path, text: str) -> tuple[Moods, list[str]]:
    (folder / "moods.yaml").write_text(text, encoding="utf-8")
    files = Folder(folder)
    return read_moods(files, folder / "moods.yaml"), [str(problem) for problem in files.problems]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    moods, problems = read(tmp_path, WRITTEN)
    assert problems == []
    assert moods.cues == (
        Cue("angry", "气死", True),
        Cue("angry", "你们…真行", True),
        Cue("angry", "凭什么", False),
    )
    assert (moods.unless["angry"], moods.titles) == (("气死沉沉",), {"angry": "生气"})
    assert (moods.of_others, moods.cheerful, moods.faces) == (("邻居",), ("好嘞",), ("😂",))
    assert [cue.line for cue in moods.cues] == [4, 4, 6]


def test_a_folder_need_not_have_any(tmp_path: Path) -> None:
    files = Folder(tmp_path)
    assert read_moods(files, tmp_path / "moods.yaml") == Moods()
    assert files.problems == []


# what is replaced, by what, line, a part of what is told
MISTAKES = [
    ("  angry:", "  furious:", 2, "“furious”"),
    ("    title: 生气\n", "", 2, "缺少“title”"),
    ("- 凭什么", "- 气死", 6, "“气死”在第 4 行已经写过"),
    ("你们…真行", "你们…", 4, "“…”两头都要有字"),
    ("- 气死沉沉", "- 空气清新", 8, "“空气清新”里没有“生气”的任何一个词"),
    ("of_others: [邻居]", "of_others: 邻居", 9, "应当是一个列表"),
    ("    strong:", "    stong:", 4, "不认识“stong”"),
]


@pytest.mark.parametrize(("old", "new", "line", "what"), MISTAKES)
def test_mistakes(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    assert old in WRITTEN
    _, problems = read(tmp_path, WRITTEN.replace(old, new))
    assert any(f"moods.yaml:{line}:" in one and what in one for one in problems), problems


def test_the_shipped_ones_are_in_order() -> None:
    top = Path(__file__).parents[3] / "knowledge"
    files = Folder(top)
    moods = read_moods(files, top / "moods.yaml")
    assert files.problems == []
    assert set(moods.titles) == set(SIGNALS)
