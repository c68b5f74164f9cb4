"""Shared state: memory and Redis keep the same contract, and a Redis that is away harms nobody."""

import time
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from bot.store.redis_state import RedisState
from bot.store.shared import FULL, MemoryState, SharedState
from tests.services import free_port, redis_server

WAIT_SECONDS = 10


@pytest.fixture(params=["memory", "redis"])
def state(request: pytest.FixtureRequest) -> SharedState:
    if request.param == "memory":
        return MemoryState()
    state = RedisState(request.getfixturevalue("redis_url"), prefix=f"{request.node.name}:")
    assert state.increment("warm", 60) == 1  # it does answer
    return state


def test_a_value_is_kept_and_forgotten(state: SharedState) -> None:
    assert state.get("token") is None
    state.set("token", "令牌", 60)
    state.set("token", "新令牌", 60)
    assert state.get("token") == "新令牌"
    state.delete("token")
    state.delete("token")
    assert state.get("token") is None


def test_a_value_lives_for_its_time(state: SharedState) -> None:
    state.set("token", "令牌", 0.05)
    state.set("other", "stays", 60)
    assert gone(lambda: state.get("token") is None)
    assert state.get("other") == "stays"


def test_counting_starts_over_some_time_after_the_first(state: SharedState) -> None:
    assert [state.increment("wang", 60) for _ in range(3)] == [1, 2, 3]
    assert state.increment("liu", 0.05) == 1
    assert gone(lambda: state.increment("liu", 0.05) == 1)
    assert state.increment("wang", 60) == 4


def test_a_later_count_does_not_prolong_the_time(state: SharedState) -> None:
    state.increment("wang", 0.05)
    state.increment("wang", 60)
    assert gone(lambda: state.get("wang") is None)


def gone(question: Callable[[], bool]) -> bool:
    """Ask until it is so."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.01)
    return False


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class TestMemory:
    def test_the_last_instant_is_over(self) -> None:
        clock = Clock()
        state = MemoryState(clock)
        state.set("token", "令牌", 10)
        clock.now = 9.999
        assert state.get("token") == "令牌"
        clock.now = 10
        assert state.get("token") is None

    def test_it_stays_bounded_and_keeps_the_newest(self) -> None:
        state = MemoryState(Clock())
        for number in range(FULL * 2):
            state.set(f"key{number}", "value", 60)
        kept = sum(state.get(f"key{number}") is not None for number in range(FULL * 2))
        assert FULL // 2 <= kept <= FULL
        assert state.get(f"key{FULL * 2 - 1}") == "value"

    def test_what_has_expired_goes_first(self) -> None:
        clock = Clock()
        state = MemoryState(clock)
        state.set("long", "value", 1000)
        for number in range(FULL - 1):
            state.set(f"short{number}", "value", 1)
        clock.now = 2
        state.set("new", "value", 1)
        assert state.get("long") == "value"


class TestRedisAway:
    def test_nothing_is_known_and_the_log_says_so_once(
        self,
    ) -> None:
        clock = Clock()
        state = RedisState(f"redis://127.0.0.1:{free_port()}/0", clock=clock)
        with capture_logs() as lines:
            for _ in range(5):
                state.set("token", "令牌", 60)
                assert state.get("token") is None
                assert state.increment("wang", 60) == 0
                state.delete("token")
                clock.now += 60
        assert [line["log_level"] for line in lines] == ["warning"]

    def test_only_one_call_in_a_while_asks_at_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = Clock()
        state = RedisState(f"redis://127.0.0.1:{free_port()}/0", clock=clock)
        asked: list[float] = []
        connected = state._connected

        def ask() -> object:
            asked.append(clock.now)
            return connected()

        monkeypatch.setattr(state, "_connected", ask)
        for clock.now in (0.0, 1.0, 4.9, 5.0, 6.0):
            state.get("token")
        assert asked == [0.0, 5.0]

    def test_it_is_asked_again_when_it_is_back(
        self,
    ) -> None:
        clock = Clock()
        with redis_server() as url:
            state = RedisState(url, clock=clock)
            state.set("token", "令牌", 60)
        with capture_logs() as lines, redis_server() as url:
            assert state.get("token") is None  # that server is gone
            state._url, state._client = url, None
            assert state.get("token") is None  # not asked yet
            clock.now += 60
            state.set("token", "新令牌", 60)
            assert state.get("token") == "新令牌"
        assert [line["log_level"] for line in lines] == ["warning", "info"]
