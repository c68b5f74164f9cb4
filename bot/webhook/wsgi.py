"""Doors stand beside Flask, not behind it: its request and routing cost more than what a door does."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import NamedTuple, Protocol
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.wsgi import get_input_stream

PLAIN = "text/plain; charset=utf-8"
XML = "application/xml; charset=utf-8"
# More digits than this are no length of a push.
_DIGITS = 9


class Answer(NamedTuple):
    """What goes back over HTTP."""

    text: str
    status: HTTPStatus = HTTPStatus.OK
    kind: str = PLAIN

    def send(self, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a WSGI server; no browser takes it for anything else than it is."""
        body = self.text.encode()
        headers = [
            ("Content-Type", self.kind),
            ("Content-Length", str(len(body))),
            ("X-Content-Type-Options", "nosniff"),
        ]
        start_response(f"{self.status.value} {self.status.phrase}", headers)
        return [body]


class Input(Protocol):
    """A body that can be read."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""


def beside(application: WSGIApplication, doors: Mapping[str, WSGIApplication]) -> WSGIApplication:
    """Return the application with these doors at their paths; no hook of the application is asked there."""

    def dispatch(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return doors.get(environ.get("PATH_INFO", ""), application)(environ, start_response)

    return dispatch


def query_of(environ: WSGIEnvironment) -> dict[str, str]:
    """Return what stands behind the question mark; of what stands there twice the first."""
    query = environ.get("QUERY_STRING", "")
    if "%" in query or "+" in query:
        pairs = parse_qsl(query, keep_blank_values=True)
    else:
        # What WeChat sends with a push: letters and digits alone.
        pairs = [(name, value) for name, _, value in (part.partition("=") for part in query.split("&"))]
    # Of what stands there twice the first stays.
    return dict(reversed(pairs))


def body_of(environ: WSGIEnvironment, limit: int) -> bytes | None:
    """Return the body, None when it is longer than `limit`; no more than that and a byte is read."""
    length = environ.get("CONTENT_LENGTH") or ""
    if length.isdigit():
        fits = len(length) <= _DIGITS and int(length) <= limit
        return _read(environ["wsgi.input"], int(length)) if fits else None
    # In pieces, where the server knows their end: else there is none.
    body = _read(get_input_stream(environ), limit + 1)
    return body if len(body) <= limit else None


def _read(stream: Input, size: int) -> bytes:
    found = stream.read(size)
    while len(found) < size and (more := stream.read(size - len(found))):
        found += more
    return found
