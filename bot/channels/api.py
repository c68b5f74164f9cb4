"""One platform's HTTP interface: every way in which a call can fail becomes one of two errors of ours."""

from collections.abc import Callable, Mapping
from typing import Any

import requests
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException
from wechatpy.work import WeChatClient as WorkClient

from bot.channels.redact import redact
from bot.channels.rewrite import RewriteAdapter
from bot.errors import BotError

# Seconds to connect, seconds to wait for bytes; the library's own default is to wait for ever.
TIMEOUT = (3.0, 5.0)

_DETAIL_LENGTH = 200
_BEFORE_SENDING = (requests.ConnectTimeout, requests.exceptions.ProxyError, requests.exceptions.SSLError)


class ApiRefused(BotError):
    """The platform understood and said no."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__("微信拒绝了这次调用。", redact(f"errcode {errcode}: {errmsg}"))
        self.errcode = errcode
        self.errmsg = errmsg


class ApiAway(BotError):
    """No usable answer came; `unknown` when the call may nevertheless have been carried out."""

    def __init__(self, detail: str, unknown: bool) -> None:
        super().__init__("微信没有应答。", redact(detail)[:_DETAIL_LENGTH])
        self.unknown = unknown


class Api:
    """Calls by path below /cgi-bin/. Holds the library's client, which sends JSON as raw UTF-8."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def get(self, path: str, params: Mapping[str, str]) -> Mapping[str, Any]:
        """Return the answer to a call that needs no token; raises ApiRefused or ApiAway."""
        return _called(self._client.get, path, {**params, "access_token": None})

    def post(self, path: str, body: Mapping[str, Any], token: str | None) -> Mapping[str, Any]:
        """Return the answer to a call with this JSON body; raises ApiRefused or ApiAway."""
        return _called(self._client.post, path, {"access_token": token}, dict(body))


def _called(
    call: Callable[..., Any], path: str, params: Mapping[str, str | None], body: dict[str, Any] | None = None
) -> Mapping[str, Any]:
    # `access_token` is always among the params, if as None: without it the library fetches one its own way.
    try:
        # A redirect would carry the token to another host.
        result = call(path, params=params, data=body, allow_redirects=False)
        if isinstance(result, dict):
            return result
        problem: BotError = ApiAway("the answer is not a JSON object", unknown=True)
    except requests.RequestException as error:
        problem = ApiAway(f"{type(error).__name__}: {error}", unknown=not _was_before_sending(error))
    except WeChatClientException as error:
        problem = _refusal(error)
    except (TypeError, ValueError):
        problem = ApiAway("the errcode is not a number", unknown=True)
    # Raised out here so that no traceback leads to the original, whose URL holds secret and token.
    raise problem


def _was_before_sending(error: requests.RequestException) -> bool:
    if isinstance(error, _BEFORE_SENDING):
        return True
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, NewConnectionError | ConnectTimeoutError)


def _refusal(error: Any) -> BotError:
    if error.errcode is None:
        return ApiAway(f"HTTP {error.response.status_code}", unknown=True)
    return ApiRefused(error.errcode, str(error.errmsg))


def official_api(base: str = "", adapter: BaseAdapter | None = None) -> Api:
    """Return the official account's interface; `base` replaces https://api.weixin.qq.com."""
    return _api(WeChatClient("", "", timeout=TIMEOUT, auto_retry=False), base, adapter)


def wecom_api(base: str = "", adapter: BaseAdapter | None = None) -> Api:
    """Return WeCom's interface; `base` replaces https://qyapi.weixin.qq.com."""
    return _api(WorkClient("", "", timeout=TIMEOUT, auto_retry=False), base, adapter)


def _api(client: Any, base: str, adapter: BaseAdapter | None) -> Api:
    carrier = adapter or HTTPAdapter()
    client._http.mount("https://", RewriteAdapter(base, carrier) if base else carrier)
    return Api(client)
