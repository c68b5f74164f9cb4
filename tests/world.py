"""A whole estate in one process: the service, the stand-in, and people who talk to it in a test."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from app import create_app, prepare
from bot.conversation.library import Library
from bot.conversation.mind import Mind
from bot.conversation.shelf import MindShelf
from bot.knowledge.load import load
from bot.schedule.apscheduler_glue import cron_complaint
from bot.speech.tone.check import ToneCheck
from bot.understanding.matcher import fit
from config.configuration import load_configuration
from config.settings import Settings, read_settings
from parts import Parts
from sandbox.cast import CAST

IDS = {person.name: person.id for person in CAST}
NAMES = {person.id: person.name for person in CAST}

Shown = dict[str, Any]


@dataclass
class World:
    """The demo estate on a clock that only the test moves; people have their names (王阿姨)."""

    client: FlaskClient
    parts: Parts
    read_up_to: dict[str, int] = field(default_factory=dict)

    def says(self, who: str, words: str | dict[str, Any], **more: Any) -> list[Shown]:
        """Have somebody say something; return what the answer put on their phone."""
        body = {"text": words} if isinstance(words, str) else words
        answer = self.client.post(f"/sandbox/api/people/{IDS[who]}/say", json=body | more)
        assert answer.status_code == 200, answer.text
        assert answer.json["status"] == 200, f"the webhook answered {answer.json['status']}"
        return answer.json["replies"]

    def taps(self, who: str, label: str) -> list[Shown]:
        """Have somebody tap the newest button with this label on their phone."""
        return self.says(who, {"click": self.button(who, label)})

    def button(self, who: str, label: str) -> str:
        """Return the id of the newest button with this label on somebody's phone."""
        for message in reversed(self.phone(who)):
            for button in message["buttons"]:
                if button["label"] == label:
                    return str(button["id"])
        raise AssertionError(f"{who}的手机上没有“{label}”这个按钮")

    def phone(self, who: str, after: int = 0) -> list[Shown]:
        """Return what a person's phone shows."""
        answer = self.client.get(f"/sandbox/api/people/{IDS[who]}/messages?after={after}")
        return answer.json["messages"]

    def news(self, who: str) -> list[Shown]:
        """Return what the service has put on a person's phone since this was asked last."""
        shown = self.phone(who, self.read_up_to.get(who, 0))
        if shown:
            self.read_up_to[who] = shown[-1]["n"]
        return [message for message in shown if message["from"] == "service"]

    def settle(self) -> None:
        """Let what has been queued go out."""
        self.pass_time("PT0S")

    def pass_time(self, duration: str) -> None:
        """Move the clock on; what falls due on the way happens in its order."""
        self._move({"advance": duration})

    def set_clock(self, instant: str) -> None:
        """Set the clock to an ISO instant."""
        self._move({"set": instant})

    def tickets(self) -> list[dict[str, Any]]:
        """Return all tickets, oldest first."""
        return self.client.get("/sandbox/api/tickets").json

    def import_register(self, rows: list[dict[str, Any]]) -> None:
        """Import rows of people as the clerk does: their homes' members are these from now on."""
        file = self.parts.settings.data_dir / "people.csv"
        lines = [",".join(rows[0]), *(",".join(map(str, row.values())) for row in rows)]
        file.write_text("\n".join(lines), encoding="utf-8")
        done = self.client.application.test_cli_runner().invoke(args=["residents", "import", str(file)])
        assert done.exit_code == 0, done.output

    def _move(self, body: dict[str, str]) -> None:
        self.parts.conversations.visits.flush()  # type: ignore[attr-defined]
        answer = self.client.post("/sandbox/api/clock", json=body)
        assert answer.status_code == 200, answer.text
        assert "unfinished" not in answer.json, answer.text


def demo_settings(folder: Path, database_url: str = "", **more: Any) -> Settings:
    """Return the settings of a demo estate whose files lie in `folder`."""
    known = {"sandbox": True, "data_dir": folder, "database_url": database_url}
    return read_settings({**known, **more})


@dataclass(frozen=True)
class ShippedFiles:
    """The shipped knowledge, whether it checks or not: that is a test of its own."""

    settings: Settings

    def version(self) -> str:
        return "shipped"

    def mind(self, version: str, before: Mind | None = None) -> Mind:
        knowledge = replace(load(self.settings.knowledge_dir), version=version)
        facts = load_configuration(self.settings.config_dir, cron_complaint).estate.facts
        matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
        # What is learned of tone changes with every sentence of an admin's; what is done with it does not.
        tone = ToneCheck(knowledge.tone, facts=facts.values())
        return Mind(knowledge, matcher, facts, tone)

    def contents(self) -> dict[str, str]:
        return {}

    def mind_of(self, contents: Mapping[str, str]) -> Mind:
        raise NotImplementedError("the shipped knowledge is there")


@cache
def shipped_library() -> Library:
    """Return the knowledge that the project ships, fitted once for all tests of this process."""
    shelf = MindShelf(Path(tempfile.mkdtemp(prefix="knowledge-")), "tests", "tests")
    library = Library(ShippedFiles(read_settings()), shelf)
    # The first message of a test must not wait for it longer than WeChat would.
    library.mind()
    return library


def open_world(settings: Settings, at: str = "") -> World:
    """Return a world with the demo estate, at the ISO instant `at` or else at machine time."""
    app = create_app(settings)
    parts: Parts = app.extensions["parts"]
    # Fitting the knowledge takes longer than a test, and never changes: every world shares it.
    vars(parts)["library"] = shipped_library()
    assert parts.sandbox is not None
    if at:
        # Before anybody moves in: nothing is due yet that a move would have to visit.
        with parts.sandbox.clock_lock():
            parts.sandbox.clock.hold(datetime.fromisoformat(at))
            parts.sandbox.clock.release()
    prepare(parts)
    return World(app.test_client(), parts)
