"""Shared state in Redis. When Redis is away nothing is known, nothing fails, and the log says so once."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import structlog

log = structlog.get_logger(__name__)

TIMEOUT_SECONDS = 0.25
# While Redis is away only one call in this time pays for finding that out.
REST_SECONDS = 5.0


class RedisState:
    """Values under one prefix of one Redis; connects when first asked."""

    def __init__(self, url: str, prefix: str = "huishuohua:", clock: Callable[[], float] = monotonic) -> None:
        self._url = url
        self._prefix = prefix
        self._clock = clock
        self._client: Any = None
        self._away = False
        self._rest_until = 0.0

    def get(self, key: str) -> str | None:
        found = self._ask(lambda redis: redis.get(self._prefix + key))
        return None if found is None else str(found)

    def set(self, key: str, value: str, seconds: float) -> None:
        self._ask(lambda redis: redis.set(self._prefix + key, value, px=_milliseconds(seconds)))

    def delete(self, key: str) -> None:
        self._ask(lambda redis: redis.delete(self._prefix + key))

    def increment(self, key: str, seconds: float) -> int:
        def count(redis: Any) -> int:
            both = redis.pipeline(transaction=True)
            both.set(self._prefix + key, 0, px=_milliseconds(seconds), nx=True)
            both.incr(self._prefix + key)
            return int(both.execute()[1])

        return self._ask(count) or 0

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        """Return Redis's answer, None if it is away."""
        from redis.exceptions import RedisError

        if self._clock() < self._rest_until:
            return None
        try:
            answer = question(self._connected())
        except (RedisError, OSError) as error:
            self._note_away(error)
            return None
        if self._away:
            self._away = False
            log.info("redis is back")
        return answer

    def _connected(self) -> Any:
        if self._client is None:
            from redis import Redis

            self._client = Redis.from_url(
                self._url,
                decode_responses=True,
                socket_timeout=TIMEOUT_SECONDS,
                socket_connect_timeout=TIMEOUT_SECONDS,
            )
        return self._client

    def _note_away(self, error: Exception) -> None:
        self._rest_until = self._clock() + REST_SECONDS
        if not self._away:
            self._away = True
            log.warning("redis is away, nothing shared is known until it is back", error=str(error))


def _milliseconds(seconds: float) -> int:
    return max(1, round(seconds * 1000))
