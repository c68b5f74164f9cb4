"""Sends what is meant for Tencent's address to another base: a relay with a fixed IP, or the stand-in."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter


class RewriteAdapter(BaseAdapter):
    """Replaces scheme and host, puts the base's path in front, and hands over to another adapter.

    An adapter because the library has some addresses built in; behind it none of them can get past.
    """

    def __init__(self, base: str, inner: BaseAdapter) -> None:
        super().__init__()
        self._base = urlsplit(base.rstrip("/"))
        self._inner = inner

    def send(self, request: PreparedRequest, *args: Any, **options: Any) -> Response:
        """Send the request to the base."""
        asked = urlsplit(str(request.url))
        path = self._base.path + asked.path
        request.url = urlunsplit((self._base.scheme, self._base.netloc, path, asked.query, ""))
        # The proxy was chosen for Tencent's address; a base of our own is reached directly.
        return self._inner.send(request, *args, **(options | {"proxies": {}}))

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()
