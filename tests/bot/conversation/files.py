"""Knowledge files in memory, and the libraries of several processes on one shelf."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from bot.conversation.library import Library
from bot.conversation.mind import Mind
from bot.conversation.shelf import MindShelf
from bot.understanding.matcher import Matcher
from config.problem import BadFiles, Problem
from tests.bot.conversation.stage import KNOWLEDGE, Ears

BAD = Problem("knowledge/replies/fee.yaml", 3, "不认识“txt”这一项", "请检查拼写，或删掉它")


@dataclass
class Files:
    """Files of one version, good or with problems; `fitted` counts how often they were looked into."""

    content: str = "v1"
    problems: list[Problem] = field(default_factory=list)
    fitted: list[str] = field(default_factory=list)
    # What happens to the files while somebody looks into them.
    meanwhile: list[str] = field(default_factory=list)
    # What newer code finds in the files of before.
    old_problems: list[Problem] = field(default_factory=list)

    def version(self) -> str:
        return self.content

    def mind(self, version: str, before: Mind | None = None) -> Mind:
        self.fitted.append(version)
        if self.meanwhile:
            self.content = self.meanwhile.pop(0)
        if self.problems:
            raise BadFiles(self.problems)
        return Mind(replace(KNOWLEDGE, version=version), cast(Matcher, Ears()), {"price": version})

    def contents(self) -> dict[str, str]:
        return {"fee.yaml": self.content}

    def mind_of(self, contents: Mapping[str, str]) -> Mind:
        return Files(contents["fee.yaml"], list(self.old_problems)).mind(contents["fee.yaml"])

    def save(self, content: str, *problems: Problem) -> None:
        """Save other files."""
        self.content, self.problems = content, list(problems)


@dataclass
class Machine:
    """Several processes that share a shelf; `seconds` is the time of the machine."""

    folder: Path
    files: Files = field(default_factory=Files)
    seconds: float = 0.0

    def process(self, code: str = "code", scope: str = "scope") -> Library:
        """Return the library of one more process."""
        return Library(self.files, self.shelf(code, scope), lambda: self.seconds)

    def shelf(self, code: str = "code", scope: str = "scope") -> MindShelf:
        """Return the shelf that they share."""
        return MindShelf(self.folder, code, scope)
