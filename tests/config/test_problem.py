"""A problem as an admin reads it."""

from pathlib import Path

from config.problem import BadFiles, Problem, shown

TYPO = Problem("config/staff.yaml", 3, "不认识“nmae”这一项", "请检查拼写，或删掉它")
MISSING = Problem("config/estate.yaml", 12, "缺少“name”", "请补上这一项")


def test_file_line_what_and_what_to_do() -> None:
    assert str(TYPO) == "config/staff.yaml:3: 不认识“nmae”这一项，请检查拼写，或删掉它"


def test_all_of_them_sorted() -> None:
    assert str(BadFiles([TYPO, MISSING])) == f"{MISSING}\n{TYPO}"


def test_paths_are_shown_from_the_folder_above(tmp_path: Path) -> None:
    assert shown(tmp_path / "config" / "staff.yaml", tmp_path / "config") == "config/staff.yaml"
    assert shown(Path("/elsewhere/staff.yaml"), tmp_path / "config") == "/elsewhere/staff.yaml"
