"""Reads the files of a knowledge folder and fits entries to their schema; problems are gathered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from config.problem import Problem, shown
from config.yaml_file import Document, fit
from config.yaml_file import read as read_file

Entry = TypeVar("Entry", bound=BaseModel)
Made = TypeVar("Made")
# Parses a file, given what it is called in messages.
ReadDocument = Callable[[Path, str], Document]

VERSION_LETTERS = 12
# What an estate has of its own lies here, in a folder with the estate's id for a name.
ESTATES = "estates"


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder and those below it, sorted; what editors hide beside them is none."""
    paths = (path.relative_to(folder) for path in folder.rglob("*.yaml") if path.is_file())
    return sorted(folder / path for path in paths if not any(part.startswith(".") for part in path.parts))


def files_of(folder: Path, estate: str) -> list[Path]:
    """Return the YAML files that the knowledge of an estate is made of: the base, and what is its own."""
    base = [path for path in yaml_files(folder) if path.relative_to(folder).parts[0] != ESTATES]
    return base + (yaml_files(own_folder(folder, estate)) if estate else [])


def own_folder(folder: Path, estate: str) -> Path:
    """Return where an estate keeps what differs from the base."""
    return folder / ESTATES / estate


def mark_of(folder: Path, paths: list[Path]) -> str:
    """Return a short hash of files in a folder, names and contents; raises `OSError` when one goes away."""
    content = sha256()
    for path in paths:
        content.update(str(path.relative_to(folder)).encode() + b"\0" + _content(path) + b"\0")
    return content.hexdigest()[:VERSION_LETTERS]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError:
        # Whoever parses it tells that it can't be read.
        return b"?"


@dataclass
class Folder:
    """A knowledge folder being read; `problems` grows as its files are."""

    path: Path
    estate: str = ""
    read: ReadDocument = read_file
    problems: list[Problem] = field(default_factory=list)

    def version(self) -> str:
        """Return a short hash of the names and contents of all files that count for the estate."""
        return mark_of(self.path, files_of(self.path, self.estate))

    def tree(self, name: str) -> list[Path]:
        """Return the YAML files of one of the trees, sorted."""
        paths = yaml_files(self.path / name)
        if not paths:
            where = shown(self.path / name, self.path)
            self.problems.append(Problem(where, 1, "这里没有任何 .yaml 文件", "请检查知识库目录是否选对"))
        return paths

    def document(self, path: Path) -> Document | None:
        """Return the parsed file, or None if it can't be read as a mapping."""
        document = self.read(path, shown(path, self.path))
        if not document.problems and not isinstance(document.data, dict):
            document.problems.append(
                document.problem((), "文件应当由“名称: 内容”组成", "请对照同目录的其他文件改写")
            )
        self.problems += document.problems
        return document if isinstance(document.data, dict) else None

    def whole(self, path: Path, model: type[Entry]) -> tuple[Entry, Document] | None:
        """Return a file that is one entry, and its document."""
        document = self.document(path)
        entry = self.fitted(document, model, document.data, ()) if document else None
        return (entry, document) if entry and document else None

    def entries(
        self, paths: list[Path], model: type[Entry], make: Callable[[str, Entry, Document], Made]
    ) -> Iterator[Made]:
        """Yield what `make` makes of each entry of the files that fits the model."""
        for name, data, document in self.pieces(paths):
            entry = self.fitted(document, model, data, (name,))
            if entry is not None:
                yield make(name, entry, document)

    def pieces(self, paths: list[Path]) -> Iterator[tuple[str, object, Document]]:
        """Yield the name and the data of each entry of the files, with its document."""
        for path in paths:
            document = self.document(path)
            if document is not None:
                yield from ((name, data, document) for name, data in document.data.items())

    def fitted(
        self, document: Document, model: type[Entry], data: object, at: tuple[str | int, ...]
    ) -> Entry | None:
        """Return data of a document as the model, or None when it doesn't fit."""
        before = len(document.problems)
        entry = fit(document, model, data, at)
        self.problems += document.problems[before:]
        return entry
