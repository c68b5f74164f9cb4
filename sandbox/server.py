"""The WSGI frame of the two API servers: faults, tokens, JSON, errcodes, the log."""

import json
import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Request, Response

from .errors import ServerError
from .faults import Fault, take_fault
from .journal import Entry
from .tokens import check_token
from .world import World

# The in-process adapter says here how long its caller is willing to wait, in seconds.
PATIENCE = "sandbox.patience"
_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u([0-9a-fA-F]{4})")
_ASCII = 0x7F


@dataclass(frozen=True)
class Call:
    """One call of an endpoint (the path behind /cgi-bin/)."""

    world: World
    endpoint: str
    query: Mapping[str, str]
    raw: bytes

    def body(self) -> dict[str, Any]:
        """Return the JSON object; raises 47001 for anything else, and for \\u-escaped Chinese."""
        if any(int(match[1], 16) > _ASCII for match in _ESCAPE.finditer(self.raw)):
            raise ServerError(47001, "data format error: use UTF-8, not \\u escapes")
        try:
            body = json.loads(self.raw.decode())
        except ValueError as error:
            raise ServerError(47001, "data format error") from error
        if not isinstance(body, dict):
            raise ServerError(47001, "data format error")
        return body


Endpoint = Callable[[Call], dict[str, Any]]


@dataclass(frozen=True)
class ApiServer:
    """One API server: `account` is official or wecom, `open_endpoints` need no token."""

    world: World
    account: str
    endpoints: Mapping[tuple[str, str], Endpoint]
    open_endpoints: frozenset[str]
    errmsg: Callable[[ServerError], str]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request as a WSGI application."""
        request = Request(environ)
        response = self._answer(request, environ.get(PATIENCE))
        self._log(request, response)
        return response(environ, start_response)

    def _answer(self, request: Request, patience: float | None) -> Response:
        endpoint = request.path.removeprefix("/cgi-bin/")
        fault = take_fault(self.world.database, endpoint)
        if fault and fault.hang:
            # Nobody waits longer than the caller; what was asked is done all the same, unknown to it.
            time.sleep(min(fault.hang, patience or fault.hang))
        if fault and fault.status:
            return Response("<html>sandbox fault</html>", fault.status, content_type="text/html")
        answer = self._decide(request, endpoint, fault)
        return Response(
            json.dumps(answer, ensure_ascii=False), content_type="application/json; encoding=utf-8"
        )

    def _decide(self, request: Request, endpoint: str, fault: Fault | None) -> dict[str, Any]:
        try:
            if fault and fault.errcode:
                raise ServerError(fault.errcode, "system error" if fault.errcode == -1 else "sandbox fault")
            handler = self.endpoints.get((request.method, endpoint))
            if handler is None:
                known = any(name == endpoint for _, name in self.endpoints)
                raise ServerError(
                    43002 if known else 40066, "require another method" if known else "invalid url"
                )
            if endpoint not in self.open_endpoints:
                check_token(self.world, self.account, request.args.get("access_token"))
            return handler(Call(self.world, endpoint, request.args, request.get_data()))
        except ServerError as error:
            return {"errcode": error.errcode, "errmsg": self.errmsg(error)}

    def _log(self, request: Request, response: Response) -> None:
        answer = response.get_data(as_text=True)
        code = re.search(r'"errcode": (-?\d+)', answer)
        outcome = code[1] if code else "0" if response.status_code == 200 else f"HTTP {response.status_code}"
        asked = f"{request.method} {request.full_path.rstrip('?')}\n" + request.get_data().decode(
            "utf-8", "replace"
        )
        summary = f"调用 {request.path.removeprefix('/cgi-bin/')} → {outcome}"
        self.world.journal.add(
            Entry("call", self.account, None, summary, asked, answer, response.status_code)
        )


def official_errmsg(error: ServerError) -> str:
    """Return the errmsg of the official account's server: every one ends with a request id."""
    return f"{error.text} rid: {secrets.token_hex(4)}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"


def wecom_errmsg(error: ServerError) -> str:
    """Return the errmsg of the WeCom server: with a hint number and a link to its debugger."""
    hint = secrets.randbelow(10**24)
    link = f"https://open.work.weixin.qq.com/devtool/query?e={error.errcode}"
    return f"{error.text}, hint: [{hint:024d}], from ip: 127.0.0.1, more info at {link}"
