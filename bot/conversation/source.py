"""The files of one estate's knowledge, with the facts that it quotes: what the library fits minds from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

import bot.knowledge
import bot.speech
import bot.understanding
from bot import reply
from bot.conversation import mind
from bot.conversation.mind import Mind
from bot.knowledge.check import examine
from bot.knowledge.demands import Demands
from bot.knowledge.files import files_of, mark_of, yaml_files
from bot.knowledge.memory import Memory
from config import problem
from config.problem import BadFiles

LETTERS = 12


@dataclass(frozen=True)
class CheckedFiles:
    """The knowledge of an estate in `folder`, and in `config` the configuration that it is checked against.

    `demands` reads the configuration anew and raises `BadFiles`; `rests_on` tells one state of whatever else
    decides what may go live from another.
    """

    folder: Path
    config: Path
    estate: str
    demands: Callable[[], Demands]
    rests_on: str
    memory: Memory = field(default_factory=Memory)

    def paths(self) -> list[Path]:
        """Return all the files."""
        return [*self._knowledge(), *yaml_files(self.config)]

    def version(self) -> str:
        """Return a short hash of the files' names and contents; raises `OSError` for one that goes away."""
        marks = (
            self.rests_on,
            mark_of(self.folder, self._knowledge()),
            mark_of(self.config, yaml_files(self.config)),
        )
        return sha256("\0".join(marks).encode()).hexdigest()[:LETTERS]

    def mind(self, version: str, before: Mind | None = None) -> Mind:
        """Return the mind of the knowledge, fitted now; raises `BadFiles` unless all of it checks.

        What stayed the same since the mind `before` is taken from there.
        """
        demands = self.demands()
        if before is not None:
            self.memory.recall(before.knowledge, before.matcher, before.tone)
        checked = examine(self.folder, demands, self.estate, memory=self.memory)
        if checked.problems or checked.matcher is None:
            raise BadFiles(list(checked.problems))
        tone = self.memory.tone(checked.knowledge).knowing(demands.facts.values())
        return Mind(replace(checked.knowledge, version=version), checked.matcher, demands.facts, tone)

    def contents(self) -> dict[str, str]:
        """Return the files of the knowledge by their names in the folder; raises `OSError`."""
        paths = self._knowledge()
        return {str(path.relative_to(self.folder)): path.read_text(encoding="utf-8") for path in paths}

    def mind_of(self, contents: Mapping[str, str]) -> Mind:
        """Return the mind of files as they once were; raises `BadFiles` unless they check today."""
        with TemporaryDirectory(prefix="knowledge-") as folder:
            for name, text in contents.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            once = replace(self, folder=Path(folder))
            return once.mind(once.version())

    def _knowledge(self) -> list[Path]:
        return files_of(self.folder, self.estate)


def scope_of(estate: str) -> str:
    """Return what tells an estate's minds from those of another one on the same shelf."""
    return sha256(estate.encode()).hexdigest()[:LETTERS]


def code_version() -> str:
    """Return a short hash of the code and tables that minds are made of: others would judge otherwise."""
    content = sha256(np.__version__.encode())
    files = [Path(str(module.__file__)) for module in (mind, reply)]
    for room in (bot.knowledge, bot.speech, bot.understanding, problem):
        files += filter(_is_code, Path(str(room.__file__)).parent.rglob("*"))
    for path in sorted(files):
        content.update(path.read_bytes())
    return content.hexdigest()[:LETTERS]


def _is_code(path: Path) -> bool:
    # What an admin keeps has a version of its own.
    return path.is_file() and path.suffix != ".yaml" and "__pycache__" not in path.parts
