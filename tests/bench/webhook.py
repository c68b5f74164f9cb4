"""How fast the webhook answers, beside a bare Flask view on the same server: `make bench`, about a minute."""

import multiprocessing
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Started as a file: the project's folder is not on the path yet.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from config.settings import DEMO
from tests.bench import bare, late
from tests.bench.client import Result, measure
from tests.processes.service import WEB_WORKERS, running
from tests.processes.wechat import resident, says, send
from tests.services import free_port

CLIENTS = 8
SECONDS = 5.0
# For the very first answer, until everything is loaded.
PATIENCE = 15.0
# Sealed beforehand, so that the clients have nothing to do but to send.
PUSHES = 1200
FAQ = "物业费怎么交"
# One message that opens a ticket.
TICKET = "人工"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    result: Result

    def against(self, reference: Result) -> str:
        """Return the line, with its rate as a part of the reference's."""
        result = self.result
        share = result.rate / reference.rate
        return (
            f"{self.what:<46}{result.rate:>9.0f}{share:>9.2f}{result.middle * 1000:>10.1f}"
            f"{result.slowest * 1000:>10.1f}{result.client_load:>9.0%}"
        )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [*_bare(Path(folder)), *_ours(Path(folder))]
    reference = lines[0].result
    print(f"{CLIENTS} keep-alive connections, {WEB_WORKERS} web workers, {SECONDS:g} s each, SQLite")  # noqa: T201
    print(f"{'':<46}{'1/s':>9}{'of a':>9}{'p50 ms':>10}{'p99 ms':>10}{'clients':>9}")  # noqa: T201
    for line in lines:
        print(line.against(reference))  # noqa: T201
    print("clients: their share of all processors; the server has what is left")  # noqa: T201
    print(late.measured())  # noqa: T201


def _bare(folder: Path) -> Iterator[Line]:
    with _serving(bare.echo) as port:
        yield Line("a) bare view: verify, parse, echo", _measured(port, FAQ, FAQ))
    with _serving(lambda: bare.echo_and_store(folder / "bare.db")) as port:
        yield Line("d) bare view: echo and three durable rows", _measured(port, FAQ, FAQ))


def _ours(folder: Path) -> Iterator[Line]:
    # Without the stand-in: its clock and its phones would be measured as well. Nobody listens where we push.
    nowhere = f"http://127.0.0.1:{free_port()}"
    accounts = {name.upper(): value for name, value in DEMO.items()}
    production = accounts | {"SANDBOX": "0", "WECHAT_API_BASE": nowhere, "WECOM_API_BASE": nowhere}
    with running(folder / "service", **production) as service:
        yield Line("b) a question, answered from the knowledge", _measured(service.port, FAQ, "前台扫码"))
        yield Line("c) a ticket opened", _measured(service.port, TICKET, "工单号"))


def _measured(port: int, text: str, answer: str) -> Result:
    """Return how fast this text is answered, once it was seen that it is, with these words in it."""
    now = time.time()
    answered = send(port, says(resident("oBenchFirst00000000000000000"), text, now), PATIENCE).text
    assert answer in answered, answered
    requests = [
        [_request(port, text, f"{client}-{turn}", now) for turn in range(PUSHES)] for client in range(CLIENTS)
    ]
    return measure(port, requests, SECONDS)


def _request(port: int, text: str, person: str, now: float) -> bytes:
    push = says(resident(f"oBench{person:0>22}"), text, now).push
    head = f"POST {push.path}?{push.query} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: text/xml\r\n"
    return f"{head}Content-Length: {len(push.body)}\r\n\r\n".encode() + push.body


@contextmanager
def _serving(make_app: Callable[[], object]) -> Iterator[int]:
    from bot.operations.web import HOST, run_web

    port = free_port()
    server = multiprocessing.get_context("fork").Process(
        target=run_web, args=(make_app, HOST, port, WEB_WORKERS)
    )
    server.start()
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        server.join()


def _wait_for(port: int) -> None:
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)


if __name__ == "__main__":
    main()
