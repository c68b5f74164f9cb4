"""One POST at the webhook, as a WSGI call in a thread of its own that is given up after the limit."""

import queue
import threading
from dataclasses import dataclass
from typing import Any

from werkzeug.test import EnvironBuilder, run_wsgi_app

from .envelope import Push
from .house import House


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 means that nothing came in time."""

    status: int
    body: bytes


def call_webhook(house: House, push: Push, method: str, patience: float) -> Answer:
    """Return the answer to this push; after `patience` seconds the connection is dropped."""
    # A thread per call, and none of the web server's: a push never waits for the pool that it came in by.
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(_call(house, push, method)), daemon=True).start()
    try:
        return answers.get(timeout=patience)
    except queue.Empty:
        return Answer(0, b"")


def _call(house: House, push: Push, method: str) -> Answer:
    try:
        body, status, _ = run_wsgi_app(house.webhook, _environ(push, method), buffered=True)
        return Answer(int(status.split(" ", 1)[0]), b"".join(body))
    except Exception as error:
        # A service that raises instead of answering is what a server shows as 500.
        return Answer(500, f"{type(error).__name__}: {error}".encode())


def _environ(push: Push, method: str) -> dict[str, Any]:
    builder = EnvironBuilder(
        path=push.path,
        query_string=push.query,
        method=method,
        data=push.body,
        content_type="text/xml",
        base_url="http://127.0.0.1/",
        environ_base={"REMOTE_ADDR": "127.0.0.1"},
    )
    try:
        return dict(builder.get_environ())
    finally:
        builder.close()
