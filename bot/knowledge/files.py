"""Reads the files of a knowledge folder and fits entries to their schema; problems are gathered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from config.problem import Problem, shown
from config.yaml_file import Document, fit, read

Entry = TypeVar("Entry", bound=BaseModel)
Made = TypeVar("Made")
VERSION_LETTERS = 12


@dataclass
class Folder:
    """A knowledge folder being read; `problems` grows as its files are."""

    path: Path
    problems: list[Problem] = field(default_factory=list)

    def version(self) -> str:
        """Return a short hash of all file names and contents."""
        content = sha256()
        for path in sorted(self.path.rglob("*.yaml")):
            content.update(str(path.relative_to(self.path)).encode() + b"\0" + path.read_bytes() + b"\0")
        return content.hexdigest()[:VERSION_LETTERS]

    def tree(self, name: str) -> list[Path]:
        """Return the YAML files of one of the trees, sorted."""
        paths = sorted((self.path / name).rglob("*.yaml"))
        if not paths:
            where = shown(self.path / name, self.path)
            self.problems.append(Problem(where, 1, "这里没有任何 .yaml 文件", "请检查知识库目录是否选对"))
        return paths

    def document(self, path: Path) -> Document | None:
        """Return the parsed file, or None if it can't be read as a mapping."""
        document = read(path, shown(path, self.path))
        if not document.problems and not isinstance(document.data, dict):
            document.problems.append(
                document.problem((), "文件应当由“名称: 内容”组成", "请对照同目录的其他文件改写")
            )
        self.problems += document.problems
        return document if isinstance(document.data, dict) else None

    def whole(self, path: Path, model: type[Entry]) -> tuple[Entry, Document] | None:
        """Return a file that is one entry, and its document."""
        document = self.document(path)
        entry = self._fitted(document, model, document.data, ()) if document else None
        return (entry, document) if entry and document else None

    def entries(
        self, paths: list[Path], model: type[Entry], make: Callable[[str, Entry, Document], Made]
    ) -> Iterator[Made]:
        """Yield what `make` makes of each entry of the files that fits the model."""
        for path in paths:
            document = self.document(path)
            for name, data in document.data.items() if document else ():
                entry = self._fitted(document, model, data, (name,)) if document else None
                if entry is not None and document:
                    yield make(name, entry, document)

    def _fitted(
        self, document: Document, model: type[Entry], data: object, at: tuple[str | int, ...]
    ) -> Entry | None:
        before = len(document.problems)
        entry = fit(document, model, data, at)
        self.problems += document.problems[before:]
        return entry
