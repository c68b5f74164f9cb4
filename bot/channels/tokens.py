"""The access token: shared by all processes, fetched early, renewed once when it is refused."""

import json
import threading
from collections.abc import Callable
from typing import NamedTuple, Protocol

from bot.channels.api import Api, ApiAway
from bot.clock import Clock

# Below the 300 s in which WeChat already hands out the next token while the old one still works.
_MARGIN = 200
_USUAL_LIFE = 7200


class SharedState(Protocol):
    """What may be lost and is shared between processes (Redis, or memory in one process)."""

    def get(self, key: str) -> str | None:
        """Return the value, None when there is none."""

    def set(self, key: str, value: str, seconds: int) -> None:
        """Keep the value for so long."""


class Token(NamedTuple):
    """A token and the seconds that it lives."""

    value: str
    seconds: int


class TokenProvider:
    """Gives the present token of one account."""

    def __init__(self, state: SharedState, name: str, fetch: Callable[[], Token], clock: Clock) -> None:
        """`name` tells the accounts apart in the shared state; `fetch` asks the platform."""
        self._state = state
        self._key = f"access_token:{name}"
        self._fetch = fetch
        self._clock = clock
        self._fetching = threading.Lock()

    def current(self) -> str:
        """Return a token that should work; raises ApiRefused or ApiAway when it must be fetched and can't."""
        return self._shared() or self.renew("")

    def renew(self, refused: str) -> str:
        """Return another token than the refused one; raises ApiRefused or ApiAway.

        When another thread or process has renewed it meanwhile, theirs is returned and nothing is fetched.
        """
        with self._fetching:
            shared = self._shared()
            if shared and shared != refused:
                return shared
            # Dropped first: should the fetch fail, nobody sends with it in vain.
            self._keep(Token("", 1))
            token = self._fetched()
            self._keep(token)
            return token.value

    def _fetched(self) -> Token:
        try:
            return self._fetch()
        except ApiAway as away:
            detail = away.detail
        # Whatever happened to this call, the message itself has not been sent.
        raise ApiAway(f"token: {detail}", unknown=False)

    def _shared(self) -> str:
        """Return the shared token, "" when there is none or its time (on our clock) is over."""
        try:
            kept = json.loads(self._state.get(self._key) or "")
            return str(kept["token"]) if self._clock.now().timestamp() < kept["until"] else ""
        except (KeyError, TypeError, ValueError):
            return ""

    def _keep(self, token: Token) -> None:
        seconds = max(token.seconds - _MARGIN, token.seconds // 2)
        until = self._clock.now().timestamp() + seconds
        # The state's own seconds follow machine time, so the end of life on our clock is written beside it.
        self._state.set(self._key, json.dumps({"token": token.value, "until": until}), max(seconds, 1))


def stable_token(api: Api, app_id: str, secret: str) -> Token:
    """Fetch the official account's token; raises ApiRefused or ApiAway.

    /cgi-bin/stable_token gives every caller the same token, so processes can't take it from one another.
    It is never forced: that kills the token in use and is allowed 20 times a day.
    """
    body = {"grant_type": "client_credential", "appid": app_id, "secret": secret, "force_refresh": False}
    return _token(api.post("stable_token", body, None))


def wecom_token(api: Api, corp_id: str, secret: str) -> Token:
    """Fetch the token of one WeCom app; raises ApiRefused or ApiAway."""
    return _token(api.get("gettoken", {"corpid": corp_id, "corpsecret": secret}))


def _token(answer: object) -> Token:
    if not isinstance(answer, dict) or not answer.get("access_token"):
        raise ApiAway("the answer holds no token", unknown=False)
    seconds = answer.get("expires_in")
    return Token(str(answer["access_token"]), seconds if isinstance(seconds, int) else _USUAL_LIFE)
