"""A steady stream of residents who open tickets and technicians who accept them, whatever happens."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from sandbox.cast import Person
from tests.processes.estate import Estate, number_in
from tests.processes.wechat import Answer, Delivery

THREADS = 4
# WeChat asks three times, five seconds apart.
GIVES_UP_AFTER = 15.0
BEFORE_THE_NEXT_TRY = 0.2
REPORT = "3栋2单元1201厨房水管漏水，明天上午在家"
TECHNICIANS = {"李师傅": "technician", "张师傅": "technician2"}


@dataclass
class Load:
    """What the residents were told: the ticket number of each; and how long the longest answer took."""

    estate: Estate
    numbers: dict[str, str] = field(default_factory=dict)
    longest: float = 0.0
    _done: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def wait_for(self, tickets: int) -> None:
        """Wait until so many more tickets have been opened and accepted."""
        for _ in range(tickets):
            assert self._done.acquire(timeout=2 * GIVES_UP_AFTER), "nobody gets an answer any more"

    def report_repair(self, someone: Person) -> None:
        """Open a ticket in two messages and have whoever is asked accept it."""
        self.insist(self.estate.words(someone, REPORT))
        opened = self.insist(self.estate.words(someone, "确认")).text
        number = self.numbers[someone.openid] = number_in(opened)
        asked = next(userid for name, userid in TECHNICIANS.items() if name in opened)
        accepted = self.insist(self.estate.order_of(asked, f"接 {number}")).text
        assert accepted.startswith("已接单"), accepted
        self._done.release()

    def call_desk(self, someone: Person) -> None:
        """Open a ticket with one message."""
        self.numbers[someone.openid] = number_in(self.insist(self.estate.words(someone, "人工")).text)
        self._done.release()

    def insist(self, delivery: Delivery) -> Answer:
        """Push until there is an answer: the same bytes each time, for as long as WeChat would."""
        began = time.monotonic()
        while time.monotonic() - began < GIVES_UP_AFTER:
            answer = self.estate.send(delivery)
            if answer.status:
                assert answer.status == 200
                self.longest = max(self.longest, time.monotonic() - began)
                return answer
            time.sleep(BEFORE_THE_NEXT_TRY)
        raise AssertionError("three tries without an answer: the resident sees 服务出现故障")


@contextmanager
def steady(estate: Estate, people: list[Person]) -> Iterator[Load]:
    """Yield while these people report, one after the other; at the end everybody has had their say."""
    load = Load(estate)
    with ThreadPoolExecutor(THREADS) as threads:
        reports: list[Future[None]] = [
            threads.submit(load.report_repair if turn % 2 else load.call_desk, someone)
            for turn, someone in enumerate(people)
        ]
        yield load
        for report in reports:
            report.result()
