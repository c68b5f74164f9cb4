"""The keeper of the knowledge: has what was saved go live, and tells the people who keep it of problems."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

import structlog

from bot.clock import Clock
from bot.conversation.delivery import Delivery, Ledger, Repeated
from bot.conversation.shelf import Judgement
from bot.errors import BotError
from bot.knowledge.changes import Changes
from bot.outbox.notice import Notice
from bot.reply import SILENCE, Reply
from bot.speech.phrasebook import Phrasebook
from bot.tickets.docket import Docket
from bot.tickets.rules import Rules, staff_address
from config.problem import Problem

log = structlog.get_logger(__name__)

BROKEN, GOOD_AGAIN = "knowledge.broken", "knowledge.good_again"
SCRIPTS = {BROKEN: frozenset({"count", "problems"}), GOOD_AGAIN: frozenset[str]()}

# The fact that tells what the people heard last: how many messages there were, and a mark of its problems.
HEARD = "knowledge heard"
# A push is read on a phone; `flask kb check` shows all.
SHOWN_AT_MOST = 5
LETTERS_AT_MOST = 120
MARK_LETTERS = 12


class Facts(Protocol):
    """Named facts that outlive the process."""

    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str) -> None: ...


@dataclass(frozen=True)
class News:
    """Tells those with the role of knowledge admin, or else the managers."""

    rules: Rules
    ledger: Ledger
    facts: Facts
    speech: Callable[[str], Phrasebook]
    clock: Clock

    def tell(self, judgement: Judgement) -> None:
        """Queue a word about problems, once for the same ones, and one when all is well again.

        Dying half-way repeats nothing: the number of the message is its key.
        """
        number, heard = self._heard()
        mark = _mark(judgement.problems)
        if mark == heard:
            return
        key = f"knowledge:{number + 1}"
        speech = self.speech(key)
        self._queue(key, _broken(speech, judgement.problems) if mark else speech.say(GOOD_AGAIN))
        self.facts.set(HEARD, f"{number + 1} {mark}")

    def _heard(self) -> tuple[int, str]:
        number, _, mark = (self.facts.get(HEARD) or "0 ").partition(" ")
        return int(number), mark

    def _queue(self, key: str, said: Reply) -> None:
        docket, now = Docket(self.ledger), self.clock.now()
        people = list(map(staff_address, self.rules.staff.with_role("knowledge_admin")))
        for person in people or self.rules.managers():
            docket.notices.append(Notice(f"{key}:{person}", person, said.script, said.text, now))
        try:
            self.ledger.commit(docket, Delivery(key, "system", SILENCE, now))
        except Repeated:
            return


@dataclass
class Keeper:
    """Looks at the files now and then, in one process."""

    changes: Changes
    renew: Callable[[], Judgement]
    news: Callable[[Judgement], None]
    _untold: Judgement | None = field(default=None)

    def keep(self) -> None:
        """Look once, and have what was saved go live; of a failure that is not the files' the log tells."""
        if not self.changes.at_rest():
            return
        try:
            self._untold = self.renew()
        except (BotError, OSError):
            log.exception("the knowledge could not be looked into")
            self.changes.put_off()

    def tell(self) -> None:
        """Tell what was found, unless it has been told; raises `StoreAway`, and then tells it next time."""
        untold = self._untold
        if untold is not None:
            self.news(untold)
            self._untold = None if self._untold is untold else self._untold


def _broken(speech: Phrasebook, problems: tuple[Problem, ...]) -> Reply:
    shown = [_shortened(str(problem)) for problem in problems[:SHOWN_AT_MOST]]
    if len(problems) > SHOWN_AT_MOST:
        shown.append(f"……还有 {len(problems) - SHOWN_AT_MOST} 处，请用 flask kb check 看全")
    return speech.say(BROKEN, count=len(problems), problems="\n".join(shown))


def _shortened(words: str) -> str:
    return words if len(words) <= LETTERS_AT_MOST else f"{words[:LETTERS_AT_MOST]}……"


def _mark(problems: tuple[Problem, ...]) -> str:
    """Return what tells these problems from others, "" for none."""
    told = "\n".join(sorted(map(str, problems)))
    return sha256(told.encode()).hexdigest()[:MARK_LETTERS] if told else ""
