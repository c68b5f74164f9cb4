"""A requests transport that answers in-process: no socket, no thread pool between service and servers."""

import io
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import BaseAdapter
from werkzeug.test import EnvironBuilder, run_wsgi_app

from .server import PATIENCE, ApiServer

WECHAT_BASE = "http://wechat.sandbox"
WECOM_BASE = "http://wecom.sandbox"
# The real names are answered too: a client with a fixed address, mounted by mistake, reaches nobody outside.
HOSTS = {
    "wechat.sandbox": "wechat",
    "api.weixin.qq.com": "wechat",
    "wecom.sandbox": "wecom",
    "qyapi.weixin.qq.com": "wecom",
}


@dataclass(frozen=True)
class _Reply:
    status: str
    headers: Iterable[tuple[str, str]]
    body: bytes


class SandboxAdapter(BaseAdapter):
    """Mount it where calls go out; a host that is not in HOSTS fails as an unknown one does."""

    def __init__(self, servers: Mapping[str, ApiServer]) -> None:
        super().__init__()
        self._servers = servers

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Any = None,
    ) -> requests.Response:
        """Return the server's answer; raises ReadTimeout when it comes after the read timeout."""
        started, patience = time.monotonic(), _read_timeout(timeout)
        server = self._servers.get(HOSTS.get(urlsplit(request.url or "").netloc, ""))
        if server is None:
            raise requests.ConnectionError(f"no such host in the stand-in: {request.url}", request=request)
        reply = _ask(server, request, patience)
        if patience is not None and time.monotonic() - started >= patience:
            raise requests.ReadTimeout("the stand-in answered too late", request=request)
        return _response(request, reply)

    def close(self) -> None:
        """Nothing is held open."""


def _read_timeout(timeout: Any) -> float | None:
    """Return the seconds to wait for an answer, from what requests hands over: None, a number or a pair."""
    read = timeout[1] if isinstance(timeout, tuple) else timeout
    return None if read is None else float(read)


def _ask(server: ApiServer, request: requests.PreparedRequest, patience: float | None) -> _Reply:
    url = urlsplit(request.url or "")
    body = request.body or b""
    builder = EnvironBuilder(
        path=url.path,
        query_string=url.query,
        method=request.method or "GET",
        input_stream=io.BytesIO(body.encode() if isinstance(body, str) else bytes(body)),
        headers=list(request.headers.items()),
        base_url=f"{url.scheme}://{url.netloc}/",
        environ_base={PATIENCE: patience},
    )
    pieces, status, headers = run_wsgi_app(server, builder.get_environ(), buffered=True)
    return _Reply(status, headers.items(), b"".join(pieces))


def _response(request: requests.PreparedRequest, reply: _Reply) -> requests.Response:
    response = requests.Response()
    code, _, response.reason = reply.status.partition(" ")
    response.status_code, response.url, response.request = int(code), request.url or "", request
    response.headers.update(reply.headers)
    response.raw, response.encoding = io.BytesIO(reply.body), "utf-8"
    return response
