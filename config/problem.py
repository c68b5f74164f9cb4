"""A problem in a file that an admin keeps: where it is, what is wrong, and what to do."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding of a check, in the admin's language."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}，{self.remedy}"


class BadFiles(Exception):
    """Files that did not check; carries every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in sorted(problems)))
        self.problems = sorted(problems)


def shown(path: Path, top: Path) -> str:
    """Return the path as an admin knows it: from the folder that holds config/ or knowledge/."""
    try:
        return str(path.resolve().relative_to(top.resolve().parent))
    except ValueError:
        return str(path)
