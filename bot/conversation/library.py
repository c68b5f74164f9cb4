"""The library: gives every turn the knowledge that is live, and has what changed on disk go live."""

import threading
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Protocol

import structlog

from bot.conversation.mind import Mind
from bot.conversation.shelf import Judgement, MindShelf
from bot.errors import BotError
from config.problem import BadFiles

log = structlog.get_logger(__name__)

# How often a process asks which version is live, in seconds of machine time.
ASK_EVERY = 0.3
# Files that change while they are being read are read again.
READINGS = 5


class Source(Protocol):
    """The files that knowledge is made from, as they are at the moment."""

    def version(self) -> str:
        """Return a short hash of all that the mind rests on; raises `OSError` for a file that goes away."""

    def mind(self, version: str, before: Mind | None = None) -> Mind:
        """Return the files' mind under this version; raises `BadFiles` with every problem of the files.

        `before` is the mind that is live: what stayed the same need not be made again.
        """

    def contents(self) -> Mapping[str, str]:
        """Return the files of the knowledge, by name; raises `OSError`."""

    def mind_of(self, contents: Mapping[str, str]) -> Mind:
        """Return the mind of such files as they once were; raises `BadFiles`."""


class Library:
    """Gives the mind that is live.

    One process at a time looks into files that changed (`renew`) and leaves what it made of them on the
    shelf. Every process asks the shelf in a turn now and then which version is live: a file of a few letters.
    """

    def __init__(self, source: Source, shelf: MindShelf, seconds: Callable[[], float] = monotonic) -> None:
        self._source = source
        self._shelf = shelf
        self._seconds = seconds
        self._loading = threading.Lock()
        self._mind: Mind | None = None
        self._ask_at = 0.0

    def mind(self) -> Mind:
        """Return the mind that is live; raises `BadFiles` when none has ever been good.

        While one thread loads a new version the others go on with the old one.
        """
        known = self._mind
        if known is None:
            with self._loading:
                return self._mind or self._first()
        if self._seconds() < self._ask_at or not self._loading.acquire(blocking=False):
            return known
        try:
            return self._newest(known)
        finally:
            self._loading.release()

    def at_hand(self) -> bool:
        """Return whether `mind` answers without waiting for somebody to fit one, be it by raising."""
        judgement = self._shelf.judgement()
        return self._mind is not None or bool(self._shelf.live() or (judgement and judgement.problems))

    def renew(self) -> Judgement:
        """Look into the files, and have them go live unless they have problems; return what was found.

        What was found in the same files before is not looked for again. With problems the last good version
        goes on answering, after a restart as well.
        """
        with self._shelf.alone():
            for _ in range(READINGS):
                judgement = self._look()
                if judgement is not None:
                    return judgement
        raise BotError("知识库的文件一直在变，等它们停下来再试。")

    def judgement(self) -> Judgement | None:
        """Return what was found in the files that were looked into last, None when none ever were."""
        return self._shelf.judgement()

    def _first(self) -> Mind:
        self._ask_at = self._seconds() + ASK_EVERY
        self._mind = self._shelf.mind(self._shelf.live())
        if self._mind is None:
            judgement = self.renew()
            # With problems there may still be an older version, if somebody else was quicker.
            self._mind = self._mind or self._shelf.mind(self._shelf.live())
            if self._mind is None:
                raise BadFiles(list(judgement.problems))
        return self._mind

    def _newest(self, known: Mind) -> Mind:
        self._ask_at = self._seconds() + ASK_EVERY
        live = self._shelf.live()
        if live and live != known.knowledge.version:
            newer = self._shelf.mind(live)
            if newer is not None:
                self._mind = newer
                return newer
        return known

    def _look(self) -> Judgement | None:
        """Return what is found in the files, or None when they changed meanwhile."""
        try:
            version = self._source.version()
            before = self._shelf.judgement()
            if before and before.version == version and before.problems:
                return before
            kept = self._kept(version)
            mind, found = (kept, Judgement(version)) if kept else self._examined(version)
            if self._source.version() != version:
                return None
        except FileNotFoundError:
            return None
        if mind is not None:
            self._go_live(version, mind, is_new=kept is None)
        elif not self._shelf.live():
            self._bring_back()
        if found != before:
            self._shelf.judge(found)
            _report(found, self._shelf.live())
        return found

    def _kept(self, version: str) -> Mind | None:
        """Return a mind that was fitted before: its files were looked into then."""
        known = self._mind
        return known if known and known.knowledge.version == version else self._shelf.mind(version)

    def _examined(self, version: str) -> tuple[Mind | None, Judgement]:
        try:
            return self._source.mind(version, self._newest_known()), Judgement(version)
        except BadFiles as bad:
            return None, Judgement(version, tuple(bad.problems))

    def _newest_known(self) -> Mind | None:
        return self._mind or self._shelf.mind(self._shelf.live())

    def _go_live(self, version: str, mind: Mind, is_new: bool) -> None:
        if is_new:
            self._shelf.put(version, mind)
        if self._shelf.live() != version:
            self._shelf.go_live(version)
            self._shelf.keep_files(self._source.contents())
        self._mind = mind

    def _bring_back(self) -> None:
        """Have the last good files go live that older code left: an upgrade must not end the service."""
        contents = self._shelf.good_files()
        if not contents:
            return
        try:
            mind = self._source.mind_of(contents)
        except BadFiles:
            return
        version = mind.knowledge.version
        self._shelf.put(version, mind)
        self._shelf.go_live(version)
        self._mind = mind


def _report(found: Judgement, live: str) -> None:
    if found.problems:
        told = [str(problem) for problem in found.problems]
        log.error("knowledge does not check and does not go live", problems=told, still_live=live)
    else:
        log.info("knowledge is live", version=found.version)
