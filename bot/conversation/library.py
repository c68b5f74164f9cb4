"""The library: the knowledge of a folder, fitted by the first process that needs it, loaded by the others."""

import fcntl
import os
import pickle
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import numpy as np
import structlog

import bot.knowledge
import bot.understanding
from bot.conversation.mind import Mind
from bot.knowledge.files import Folder
from bot.knowledge.load import load
from bot.understanding.matcher import fit

log = structlog.get_logger(__name__)

# A few are kept, so that going back to yesterday's files costs nothing.
KEPT = 3
LETTERS = 12


class Library:
    """Gives the mind of the knowledge in `folder`; what was fitted lies in `shelf` by its content's hash."""

    def __init__(self, folder: Path, shelf: Path) -> None:
        self._folder = folder
        self._shelf = shelf
        self._opening = threading.Lock()
        self._mind: Mind | None = None

    def mind(self) -> Mind:
        """Return the mind; the first call loads it. Raises `BadFiles` when the knowledge does not check."""
        with self._opening:
            if self._mind is None:
                self._mind = self._fetch()
            return self._mind

    def _fetch(self) -> Mind:
        self._shelf.mkdir(parents=True, exist_ok=True)
        place = self._shelf / f"mind-{Folder(self._folder).version()}-{_code_version()}.pickle"
        with self._alone():
            known = _read(place)
            if known is not None:
                return known
            fitted = fitted_mind(self._folder)
            _write(place, fitted)
            for old in sorted(self._shelf.glob("mind-*.pickle"), key=os.path.getmtime)[:-KEPT]:
                old.unlink(missing_ok=True)
            return fitted

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one process fit while the others wait for what it leaves."""
        with (self._shelf / "mind.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def fitted_mind(folder: Path) -> Mind:
    """Return the mind of the knowledge in `folder`, fitted now; raises `BadFiles`."""
    knowledge = load(folder)
    return Mind(knowledge, fit(knowledge.intents, knowledge.lexicon, knowledge.nothing))


def _read(place: Path) -> Mind | None:
    try:
        known = pickle.loads(place.read_bytes())
    except FileNotFoundError:
        return None
    except Exception:
        # A file cut short by a full disk must not keep the service from starting.
        log.exception("fitted knowledge can't be read and is made again", file=place.name)
        return None
    return known if isinstance(known, Mind) else None


def _write(place: Path, mind: Mind) -> None:
    part = place.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(mind, pickle.HIGHEST_PROTOCOL))
    part.replace(place)


def _code_version() -> str:
    """Return a short hash of the code that fits: other code would read the same bytes differently."""
    code = sha256(np.__version__.encode())
    for package in (bot.knowledge, bot.understanding):
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            code.update(path.read_bytes())
    return code.hexdigest()[:LETTERS]
