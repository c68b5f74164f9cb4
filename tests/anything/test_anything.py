"""Whatever three residents and two colleagues do in whatever order: it is answered, legal, and private."""

import itertools
import re
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from bot.tickets.moves import ALLOWED_MOVES
from bot.tickets.ticket import Status
from tests.anything.steps import HOMES, MARKS, RESIDENTS, STEPS, Step
from tests.world import World, demo_settings, open_world

TEN_O_CLOCK = time(10)
MONDAY = 0
STEPS_IN_A_ROW = 60
WHOLE_PHONE = re.compile(r"1[3-9]\d{9}")
# Words with which any open matter ends, so that a plain question is answered again.
WAYS_OUT = ("取消", "好了", "算了")


def reachable(origin: Status) -> set[Status]:
    """Return every status to which a ticket can come by legal moves, and its own."""
    known, ahead = {origin}, [origin]
    while ahead:
        ahead = [target for status in ahead for target in ALLOWED_MOVES[status] if target not in known]
        known.update(ahead)
    return known


def next_monday(now: datetime) -> datetime:
    """Return ten o'clock on the Monday after now: near, because every midnight between is played."""
    day = now.date() + timedelta(days=7 - (now.weekday() - MONDAY) % 7)
    return datetime.combine(day, TEN_O_CLOCK, now.tzinfo)


REACHABLE = {status: reachable(status) for status in Status}


class Estate:
    """The demo estate with what must always be true of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.keys = itertools.count(1)
        self.last: dict[str, tuple[dict[str, Any], str]] = {}
        self.statuses: dict[str, Status] = {}
        self.typed: dict[str, str] = dict.fromkeys(RESIDENTS, "")
        self.gone: set[str] = set()

    def now(self) -> datetime:
        """Return what the estate's clock shows."""
        return datetime.fromisoformat(self.world.client.get("/sandbox/api/clock").json["now"])

    def begin(self) -> None:
        """Go back to the demo estate as it is on its first day."""
        answer = self.world.client.post("/sandbox/api/reset")
        assert answer.status_code == 200, answer.text
        self.world.set_clock(next_monday(self.now()).isoformat())
        self.world.read_up_to.clear()
        self.gone.clear()
        self.statuses.clear()
        self.last.clear()
        self.typed = dict.fromkeys(RESIDENTS, "")

    def do(self, step: Step) -> None:
        """Let one thing happen, and look whether everything is still in order."""
        note(repr(step))
        if step.what == "passes":
            self.world.pass_time(step.with_)
        else:
            self._act(step)
            self.world.pass_time("PT5S")
        self._look()

    def answers(self, who: str, words: str) -> list[str]:
        """Return the texts that somebody gets when they say this now."""
        return [reply["text"] for reply in self._send(who, {"text": words}) if reply["text"]]

    def come_back(self, who: str) -> None:
        """Have somebody follow the account again, if they left it."""
        if who in self.gone:
            self._send(who, {"event": "subscribe"})

    def _act(self, step: Step) -> None:
        if step.who in self.gone and step.with_ != {"event": "subscribe"}:
            # Who doesn't follow the account can't say anything.
            return
        if step.what == "repeats":
            if step.who in self.last:
                body, key = self.last[step.who]
                self.world.says(step.who, body, msg_id=key)
            return
        body = self._body(step)
        if body is not None:
            self._send(step.who, body)

    def _body(self, step: Step) -> dict[str, Any] | None:
        if step.what == "taps":
            buttons = [button for shown in self.world.phone(step.who)[::-1] for button in shown["buttons"]]
            return {"click": buttons[step.with_]["id"]} if len(buttons) > step.with_ else None
        if step.what == "sends":
            return dict(step.with_)
        if step.what == "tells":
            return {"text": step.with_}
        if step.what == "names":
            return {"text": f"{HOMES[step.who]} {step.with_}{MARKS[step.who]}"}
        return {"text": step.with_}

    def _send(self, who: str, body: dict[str, Any]) -> list[dict[str, Any]]:
        key = f"any{next(self.keys)}"
        self.last[who] = (body, key)
        if who in self.typed:
            self.typed[who] += f"{body.get('text', '')} "
        if "event" not in body:
            return self.world.says(who, body, msg_id=key)
        self.gone = (self.gone - {who}) | ({who} if body["event"] == "unsubscribe" else set())
        return self.world.says(who, body)

    def _look(self) -> None:
        for ticket in self.world.tickets():
            status = Status(ticket["status"])
            before = self.statuses.get(ticket["number"], Status.OPENED)
            assert status in REACHABLE[before], f"{ticket['number']}: {before} → {status}"
            self.statuses[ticket["number"]] = status
        for who in RESIDENTS:
            for shown in self.world.news(who):
                self._look_at(who, shown["text"])

    def _look_at(self, who: str, text: str) -> None:
        others = [name for name in RESIDENTS if name != who]
        for other in others:
            assert MARKS[other] not in text, f"{who} reads the words of {other}: {text}"
            assert HOMES[other] not in text, f"{who} reads the home of {other}: {text}"
        for phone in WHOLE_PHONE.findall(text):
            assert phone in self.typed[who], f"{who} reads a phone number: {text}"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def estate(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Estate:
    """One estate on each database, taken back to its first day before each run."""
    url = "" if request.param == "sqlite" else request.getfixturevalue("new_postgres")()
    return Estate(open_world(demo_settings(tmp_path_factory.mktemp("anything"), url)))


@settings(
    max_examples=20,
    # The same steps on every machine; other ones are found by hand, with this line taken out.
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
@given(steps=st.lists(STEPS, min_size=STEPS_IN_A_ROW, max_size=STEPS_IN_A_ROW))
def test_whatever_happens(estate: Estate, steps: list[Step]) -> None:
    estate.begin()
    for step in steps:
        estate.do(step)
    estate.world.pass_time("PT31M")
    for who in RESIDENTS:
        estate.come_back(who)
        assert estate.answers(who, "着火了，快来人"), f"{who} in danger is answered"
        for words in WAYS_OUT:
            estate.answers(who, words)
        assert estate.answers(who, "物业费怎么交"), f"{who} is answered again after all that"
