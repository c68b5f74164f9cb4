"""The stand-in as a whole: the WeChat and WeCom servers and everybody's phone."""

import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint

from .accounts import OfficialAccount, WeComApp
from .clock import StandInClock
from .database import Database
from .house import House
from .interface import make_blueprint
from .journal import Journal
from .official import official_server
from .server import ApiServer
from .tokens import LIFE
from .wecom import wecom_server
from .world import World

if TYPE_CHECKING:
    from .adapter import SandboxAdapter

PATIENCE = 5.0  # seconds that WeChat waits for an answer to a push


class Sandbox:
    """What the composition root joins to the service; all state lies in the directory's database."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._servers: dict[str, ApiServer] = {"wechat": official_server(world), "wecom": wecom_server(world)}

    @property
    def clock(self) -> StandInClock:
        """The virtual clock: now() is aware, in Asia/Shanghai."""
        return self._world.clock

    def blueprint(self, house: House) -> Blueprint:
        """Return everything under /sandbox, playing against this service."""
        return make_blueprint(self._world, house, self._servers, lambda: self.reset(house))

    def adapter(self) -> "SandboxAdapter":
        """Return a requests adapter that answers for both API servers in-process."""
        # Only a sender needs the library.
        from .adapter import SandboxAdapter

        return SandboxAdapter(self._servers)

    def clock_lock(self) -> AbstractContextManager[None]:
        """Return a lock to hold while ticking: the clock is not moved meanwhile, and a move holds it."""
        return self._world.clock.moving()

    def reset(self, house: House | None = None) -> None:
        """Go back to the start: empty phones, machine time; then the service's own reset, if it is given."""
        with self.clock_lock():
            self._world.database.wipe(time.time(), LIFE)
            if house is not None:
                house.reset()


def create_sandbox(
    directory: Path, official: OfficialAccount, wecom: WeComApp, patience: float = PATIENCE
) -> Sandbox:
    """Return the stand-in that keeps its state in `directory`; `patience` is the answer limit in seconds."""
    database = Database(directory)
    clock = StandInClock(database, directory)
    return Sandbox(World(official, wecom, database, clock, Journal(database, clock), patience))
