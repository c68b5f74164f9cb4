"""The library: fitted once, read by every other process, made again when knowledge or file is another."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.conversation import library
from bot.conversation.library import Library
from config.problem import BadFiles
from tests.bot.knowledge.folder import write


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were fitted, in order."""
    fitted: list[Path] = []
    real = library.fitted_mind

    def fit(folder: Path) -> object:
        fitted.append(folder)
        return real(folder)

    monkeypatch.setattr(library, "fitted_mind", fit)
    return fitted


def shelf(folder: Path) -> list[Path]:
    return sorted((folder / "shelf").glob("mind-*.pickle"))


def test_fitted_once_and_read_by_the_next(tmp_path: Path, counted: list[Path]) -> None:
    folder = write(tmp_path)
    first = Library(folder, tmp_path / "shelf")
    assert first.mind() is first.mind()
    second = Library(folder, tmp_path / "shelf").mind()
    assert len(counted) == 1
    assert second.knowledge == first.mind().knowledge
    assert second.understand("怎么交物业费") == first.mind().understand("怎么交物业费")


def test_other_knowledge_is_fitted_anew_and_a_few_are_kept(tmp_path: Path, counted: list[Path]) -> None:
    for price in ("一", "二", "三", "四"):
        folder = write(tmp_path, "replies/fee.yaml", "在服务中心交", f"在服务中心{price}楼交")
        Library(folder, tmp_path / "shelf").mind()
    assert len(counted) == 4
    assert len(shelf(tmp_path)) == library.KEPT


def test_a_file_cut_short_is_made_again(tmp_path: Path, counted: list[Path]) -> None:
    folder = write(tmp_path)
    Library(folder, tmp_path / "shelf").mind()
    (file,) = shelf(tmp_path)
    file.write_bytes(file.read_bytes()[:100])
    with capture_logs() as lines:
        Library(folder, tmp_path / "shelf").mind()
    assert len(counted) == 2
    assert lines[0]["file"] == file.name


def test_knowledge_that_does_not_check_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path, "intents/fee.yaml", "title: 物业费怎么交", "titel: 物业费怎么交")
    with pytest.raises(BadFiles, match="titel"):
        Library(folder, tmp_path / "shelf").mind()
    assert shelf(tmp_path) == []
