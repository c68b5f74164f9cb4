"""One token for all, fetched early, renewed once."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.channels.api import ApiAway, ApiRefused, official_api, wecom_api
from bot.channels.tokens import Token, TokenProvider, stable_token, wecom_token
from tests.bot.channels.wire import Memory, TickingClock, Wire, response


class Platform:
    """Hands out T1, T2, … and counts."""

    def __init__(self, seconds: int = 7200) -> None:
        self.seconds = seconds
        self.fetched = 0

    def __call__(self) -> Token:
        self.fetched += 1
        return Token(f"T{self.fetched}", self.seconds)


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def tokens(memory: Memory, platform: Platform, clock: TickingClock) -> TokenProvider:
    return TokenProvider(memory, "wx1", platform, clock)


def test_it_is_fetched_once_and_shared(
    tokens: TokenProvider, memory: Memory, platform: Platform, clock: TickingClock
) -> None:
    another_process = TokenProvider(memory, "wx1", platform, clock)
    assert [tokens.current(), tokens.current(), another_process.current()] == ["T1"] * 3
    assert platform.fetched == 1


LIVES = [
    (7200, 6999, "T1", "still good"),
    (7200, 7001, "T2", "fetched early: WeChat hands out the next one in the last 300 s"),
    (300, 149, "T1", "a token fetched late in its life is kept for half of the rest"),
    (300, 151, "T2", "and not asked for at every message"),
]


@pytest.mark.parametrize(("seconds", "passed", "expected", "why"), LIVES)
def test_when_it_is_fetched_again(
    tokens: TokenProvider,
    platform: Platform,
    clock: TickingClock,
    seconds: int,
    passed: int,
    expected: str,
    why: str,
) -> None:
    platform.seconds = seconds
    tokens.current()
    clock.instant += timedelta(seconds=passed)
    assert tokens.current() == expected, why


def test_a_refused_one_is_replaced(tokens: TokenProvider) -> None:
    assert tokens.renew(tokens.current()) == "T2"
    assert tokens.current() == "T2"


def test_one_that_another_process_renewed_is_taken_over(tokens: TokenProvider, platform: Platform) -> None:
    refused = tokens.current()
    tokens.renew(refused)
    assert tokens.renew(refused) == "T2"
    assert platform.fetched == 2


def test_twenty_threads_at_a_cold_start_fetch_once(platform: Platform, clock: TickingClock) -> None:
    everybody_looked = threading.Event()
    looks = itertools.count(1)

    class Watched(Memory):
        def get(self, key: str) -> str | None:
            # The one that fetches looks twice: before and after it has the lock.
            if next(looks) == 21:
                everybody_looked.set()
            return super().get(key)

    def fetch() -> Token:
        everybody_looked.wait(timeout=10)
        return platform()

    tokens = TokenProvider(Watched(), "wx1", fetch, clock)
    with ThreadPoolExecutor(20) as threads:
        found = [threads.submit(tokens.current) for _ in range(20)]
    assert {each.result() for each in found} == {"T1"}
    assert platform.fetched == 1


@pytest.mark.parametrize("junk", ["", "T0", "{}", "[]", '{"token": "T0", "until": "soon"}'])
def test_junk_in_the_shared_state_is_no_token(tokens: TokenProvider, memory: Memory, junk: str) -> None:
    memory.values["access_token:wx1"] = junk
    assert tokens.current() == "T1"


def test_when_the_fetch_fails_the_refused_one_is_not_used_again(memory: Memory, clock: TickingClock) -> None:
    answers: list[Token | ApiAway] = [
        Token("T1", 7200),
        ApiAway("timed out", unknown=True),
        Token("T2", 7200),
    ]

    def fetch() -> Token:
        answer = answers.pop(0)
        if isinstance(answer, ApiAway):
            raise answer
        return answer

    tokens = TokenProvider(memory, "wx1", fetch, clock)
    refused = tokens.current()
    with pytest.raises(ApiAway) as caught:
        tokens.renew(refused)
    # Known after all: without a token the message was certainly not sent.
    assert not caught.value.unknown
    assert tokens.current() == "T2"


def test_the_official_token_is_the_stable_one_and_never_forced() -> None:
    wire = Wire({"/cgi-bin/stable_token": [{"access_token": "T", "expires_in": 7100}]})
    assert stable_token(official_api(adapter=wire), "wx1", "s") == ("T", 7100)
    assert wire.asked[0].json["force_refresh"] is False
    assert "secret" not in wire.asked[0].url


def test_wecoms_token() -> None:
    wire = Wire({"/cgi-bin/gettoken": [{"errcode": 0, "access_token": "T", "expires_in": 7200}]})
    assert wecom_token(wecom_api(adapter=wire), "ww1", "s") == ("T", 7200)
    assert wire.asked[0].url.endswith("/cgi-bin/gettoken?corpid=ww1&corpsecret=s")


def test_an_odd_life_is_taken_for_the_usual_one() -> None:
    wire = Wire({"/cgi-bin/stable_token": [{"access_token": "T", "expires_in": "long"}]})
    assert stable_token(official_api(adapter=wire), "wx1", "s").seconds == 7200


def test_a_wrong_secret_is_a_refusal_and_no_token_an_absence() -> None:
    refusing = Wire({"/cgi-bin/stable_token": [{"errcode": 40125, "errmsg": "invalid appsecret"}]})
    with pytest.raises(ApiRefused):
        stable_token(official_api(adapter=refusing), "wx1", "s")
    with pytest.raises(ApiAway):
        stable_token(official_api(adapter=Wire({"/cgi-bin/stable_token": [response(b"{}")]})), "wx1", "s")
