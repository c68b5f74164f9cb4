"""The shelf: a folder in which one process leaves fitted knowledge, and all others find it."""

import fcntl
import json
import os
import pickle
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import structlog

from bot.conversation.mind import Mind
from config.problem import Problem

log = structlog.get_logger(__name__)

# A few are kept, so that going back to yesterday's files costs nothing.
KEPT = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the check found in one version of the files; without problems that version may go live."""

    version: str
    problems: tuple[Problem, ...] = ()


class MindShelf:
    """Minds by version, which of them is live, what was found in the newest files, and the last good ones.

    `scope` keeps apart what can't stand for each other: another estate, another folder of files. What was
    fitted by other `code` is as good as not there, but its files are.
    """

    def __init__(self, folder: Path, code: str, scope: str) -> None:
        self._folder = folder
        self._code = code
        self._live = folder / f"live-{scope}-{code}"
        self._judged = folder / f"judged-{scope}-{code}.json"
        self._good = folder / f"good-{scope}.json"

    def live(self) -> str:
        """Return the version that answers, "" when none has checked yet."""
        # Opened, not only looked at: on a network volume that is what asks the server.
        try:
            return self._live.read_text(encoding="utf-8").strip()
        except OSError:
            # A volume that is away for a moment must not keep anybody from being answered.
            return ""

    def mind(self, version: str) -> Mind | None:
        """Return a mind, or None when it isn't there (any more) or can't be read."""
        place = self._place(version)
        try:
            known = pickle.loads(place.read_bytes())
        except FileNotFoundError:
            return None
        except Exception:
            # A file cut short by a full disk must not keep the service from starting.
            log.exception("fitted knowledge can't be read and is made again", file=place.name)
            return None
        return known if isinstance(known, Mind) else None

    def put(self, version: str, mind: Mind) -> None:
        """Keep a mind."""
        self._replace(self._place(version), pickle.dumps(mind, pickle.HIGHEST_PROTOCOL))

    def go_live(self, version: str) -> None:
        """Have every process answer from a kept mind from now on; the oldest ones are thrown away."""
        os.utime(self._place(version))
        self._replace(self._live, version.encode())
        # What older code left goes with its last minds.
        for files in ("mind-*.pickle", "live-*", "judged-*.json"):
            for old in sorted(self._folder.glob(files), key=os.path.getmtime)[:-KEPT]:
                old.unlink(missing_ok=True)

    def keep_files(self, files: Mapping[str, str]) -> None:
        """Keep the files that the live mind was made from."""
        self._replace(self._good, json.dumps(dict(files), ensure_ascii=False).encode())

    def good_files(self) -> dict[str, str]:
        """Return the files that went live last, whatever code fitted them; none if none ever did."""
        try:
            return dict(json.loads(self._good.read_bytes()))
        except (OSError, ValueError):
            return {}

    def judgement(self) -> Judgement | None:
        """Return what was found in the files that were looked at last, None when none ever were."""
        try:
            found = json.loads(self._judged.read_bytes())
            return Judgement(found["version"], tuple(Problem(**problem) for problem in found["problems"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def judge(self, judgement: Judgement) -> None:
        """Keep what was found."""
        self._replace(self._judged, json.dumps(asdict(judgement), ensure_ascii=False).encode())

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let one process judge and fit while the others wait for what it leaves; a dead one lets go."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "mind.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _place(self, version: str) -> Path:
        return self._folder / f"mind-{version}-{self._code}.pickle"

    def _replace(self, place: Path, content: bytes) -> None:
        """Write a file so that whoever reads it finds the old or the new one, whole."""
        part = place.with_name(f"{place.name}.{os.getpid()}")
        part.write_bytes(content)
        part.replace(place)
