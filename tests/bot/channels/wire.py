"""A platform at the other end of the wire: it answers from a list and keeps what it was asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter

NOW = datetime(2026, 11, 21, 15, 1, tzinfo=ZoneInfo("Asia/Shanghai"))


@dataclass
class Asked:
    """One request as it went over the wire."""

    method: str
    url: str
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.url).query).get("access_token", [""])[0]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def response(content: bytes, status: int = 200) -> Response:
    made = Response()
    made.status_code, made._content = status, content
    return made


@dataclass
class Wire(BaseAdapter):
    """Answers each path from its list, the last answer again and again; an exception is raised."""

    answers: dict[str, list[Any]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    options: list[Mapping[str, Any]] = field(default_factory=list)

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        body = request.body or b""
        asked = Asked(
            str(request.method), str(request.url), body if isinstance(body, bytes) else body.encode()
        )
        self.asked.append(asked)
        self.options.append(options)
        answers = self.answers[asked.path]
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Exception):
            raise answer
        made = answer if isinstance(answer, Response) else response(json.dumps(answer).encode())
        made.request, made.url = request, asked.url
        return made

    def close(self) -> None:
        """Nothing is open."""

    def paths(self) -> list[str]:
        return [each.path.removeprefix("/cgi-bin/") for each in self.asked]


class Memory:
    """Shared state for one process, whose values live as long as the test."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        return self.values.get(key)

    def set(self, key: str, value: str, seconds: int) -> None:
        assert seconds > 0
        self.values[key] = value


class TickingClock:
    """A clock that the test moves."""

    def __init__(self, instant: datetime = NOW) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant
