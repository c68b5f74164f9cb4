"""What the admin's commands work on: the folder, and what they are handed when they ask for it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.knowledge.asked import Outcomes, TalkLog
from bot.knowledge.demands import Demands
from config.problem import Problem


@dataclass(frozen=True)
class Workplace:
    """One estate's knowledge in `folder`.

    `estate` is whose own is laid over the base, `now` the present in its zone, `staff` its staff's names.
    `log` raises `BotError` where there is no database. `outlook` are hints beside those about the knowledge.
    """

    folder: Path
    estate: Callable[[], str]
    demands: Callable[[], Demands]
    now: Callable[[], datetime]
    staff: Callable[[], Collection[str]]
    log: Callable[[], TalkLog]
    outcomes: Outcomes
    outlook: Callable[[], tuple[Problem, ...]] = lambda: ()
