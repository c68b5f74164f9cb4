"""The demo estate of a running service: people talk to it over HTTP, and their phones are looked at."""

import http.client
import json
import re
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock_time
from itertools import count
from typing import Any

from sandbox.cast import Person
from tests.processes.service import Service
from tests.processes.wechat import Answer, Delivery, colleague, resident, says, send, taps

# When everybody of the roster's day is at work, and no phone is quiet.
MORNING = clock_time(10)
WECHAT_TRIES = 3
NUMBER = re.compile(r"工单号 ?(\d+)")
STAFF = ("technician", "technician2", "guard", "butler", "frontdesk", "manager")

_openids = count(1)


@dataclass
class Estate:
    """The estate behind one service. `ahead` is how far its clock is ahead of the machine's, in seconds."""

    service: Service
    ahead: float = 0.0

    def open_again(self) -> None:
        """Go back to the start, at ten the next morning."""
        self.call("POST", "/sandbox/api/reset")
        now = datetime.fromisoformat(self.call("GET", "/sandbox/api/clock")["now"])
        tomorrow = now.date() + timedelta(days=1)
        self._move({"set": datetime.combine(tomorrow, MORNING, now.tzinfo).isoformat()})

    def somebody(self) -> Person:
        """Return a resident who has never written before."""
        return resident(f"oLoad{next(_openids):023d}")

    def words(self, sender: Person, text: str) -> Delivery:
        """Return the push of what somebody says."""
        return says(sender, text, time.time() + self.ahead)

    def tap(self, sender: Person, button: str, label: str) -> Delivery:
        """Return the push of a tap on a button in a reply."""
        return taps(sender, button, label, time.time() + self.ahead)

    def send(self, delivery: Delivery) -> Answer:
        """Push once."""
        return send(self.service.port, delivery)

    def insist(self, delivery: Delivery) -> str:
        """Push as WeChat does, three times at most with the same bytes, and return what is answered."""
        for _ in range(WECHAT_TRIES):
            answer = self.send(delivery)
            if answer.status:
                assert answer.status == 200
                return answer.text
        raise AssertionError("three tries without an answer: the resident sees 服务出现故障")

    def say(self, sender: Person, text: str) -> str:
        """Have somebody say something, and return what is answered."""
        answer = self.send(self.words(sender, text))
        assert answer.status == 200
        return answer.text

    def order_of(self, userid: str, text: str) -> Delivery:
        """Return the push of what a colleague says."""
        return self.words(colleague(userid), text)

    def order(self, userid: str, text: str) -> str:
        """Have a colleague say something, and return what is answered."""
        return self.say(colleague(userid), text)

    def tickets(self) -> list[dict[str, Any]]:
        """Return all tickets, oldest first."""
        tickets: list[dict[str, Any]] = self.call("GET", "/sandbox/api/tickets")
        return tickets

    def status(self, number: str) -> str:
        """Return the status of a ticket."""
        return next(str(ticket["status"]) for ticket in self.tickets() if ticket["number"] == number)

    def pushed(self, person: str) -> list[str]:
        """Return what was pushed to the phone of one of the cast, oldest first."""
        shown = self.call("GET", f"/sandbox/api/people/{person}/messages?after=0")["messages"]
        answers = {"passive", "system"}
        return [each["text"] for each in shown if each["from"] == "service" and each["via"] not in answers]

    def pass_time(self, duration: str) -> None:
        """Move the clock on; what falls due on the way happens, and what is queued goes out."""
        self._move({"advance": duration})

    def settle(self) -> None:
        """Let what is queued go out."""
        self._move({"advance": "PT0S"})

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the stand-in."""
        connection = http.client.HTTPConnection("127.0.0.1", self.service.port, timeout=60)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            answer = connection.getresponse()
            text = answer.read().decode()
            assert answer.status == 200, f"{method} {path} → {answer.status} {text}"
            return json.loads(text)
        finally:
            connection.close()

    def _move(self, body: dict[str, str]) -> None:
        moved = self.call("POST", "/sandbox/api/clock", body)
        assert "unfinished" not in moved, moved
        self.ahead = datetime.fromisoformat(moved["now"]).timestamp() - time.time()


def tasks_shown(estate: Estate) -> dict[str, int]:
    """Return how often the phones of the staff show each ticket as a new task."""
    shown: dict[str, int] = {}
    for text in (text for person in STAFF for text in estate.pushed(person)):
        if text.startswith(("新任务", "住户找人工")):
            number = number_in(text)
            shown[number] = shown.get(number, 0) + 1
    return shown


def number_in(text: str) -> str:
    """Return the ticket number that a reply tells."""
    found = NUMBER.search(text)
    assert found, f"没有工单号：{text}"
    return found[1]
