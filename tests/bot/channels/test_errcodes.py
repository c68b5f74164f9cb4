"""What each errcode means for a message."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from bot.channels.errcodes import OFFICIAL, STALE_TOKEN, WECOM, Ruling, judge
from bot.channels.outcome import Verdict
from tests.bot.channels.wire import NOW

V = Verdict
MEANINGS = [
    (OFFICIAL, -1, V.RETRY, None, "the system is busy"),
    (OFFICIAL, 40001, V.HALT, None, "a second time with a new token: the secret is wrong"),
    (OFFICIAL, 42001, V.HALT, None, "likewise"),
    (OFFICIAL, 40125, V.HALT, None, "bad secret: trying on would use up the quota"),
    (OFFICIAL, 40164, V.HALT, None, "our IP is not on the list"),
    (OFFICIAL, 89503, V.HALT, None, "waits for an admin's confirmation"),
    (OFFICIAL, 48004, V.HALT, None, "banned"),
    (OFFICIAL, 40003, V.DROP, None, "no such person"),
    (OFFICIAL, 43019, V.DROP, None, "on the black list"),
    (OFFICIAL, 48002, V.DROP, None, "refuses messages"),
    (OFFICIAL, 43004, V.NEXT_RUNG, None, "does not follow: not this way"),
    (OFFICIAL, 43101, V.NEXT_RUNG, None, "no consent"),
    (OFFICIAL, 45015, V.NEXT_RUNG, None, "48 hours are over"),
    (OFFICIAL, 45047, V.NEXT_RUNG, None, "five messages are used"),
    (OFFICIAL, 40037, V.NEXT_RUNG, None, "wrong template: another way may still reach them"),
    (OFFICIAL, 45009, V.HALT, timedelta(hours=8, minutes=59), "the day's quota: until midnight"),
    (OFFICIAL, 45011, V.RETRY, timedelta(minutes=1), "the minute's quota"),
    (OFFICIAL, 47003, V.DROP, None, "a bad template value stays bad"),
    (OFFICIAL, 45065, V.SENT, None, "sent before"),
    (WECOM, 45009, V.RETRY, timedelta(minutes=1), "here the limit is per minute"),
    (WECOM, 60020, V.HALT, None, "our IP is not trusted"),
    (WECOM, 81013, V.DROP, None, "nobody of them can be reached"),
    (WECOM, 99999, V.RETRY, None, "never seen: try again"),
]


@pytest.mark.parametrize(("rulings", "errcode", "verdict", "wait", "why"), MEANINGS)
def test_what_it_means(
    rulings: Mapping[int, Ruling], errcode: int, verdict: Verdict, wait: timedelta | None, why: str
) -> None:
    outcome = judge(rulings, errcode, "said so", NOW)
    assert (outcome.verdict, outcome.wait, outcome.code) == (verdict, wait, errcode), why


def test_the_reason_tells_admins_what_to_do_and_what_was_said() -> None:
    outcome = judge(OFFICIAL, 40164, "invalid ip 1.2.3.4, not in whitelist rid: 1-2", NOW)
    assert outcome.reason.startswith("服务器出口 IP 不在公众号 IP 白名单里，请到公众平台后台添加")
    assert "1.2.3.4" in outcome.reason


def test_no_reason_gives_a_secret_away() -> None:
    assert "abc" not in judge(OFFICIAL, 40001, "bad access_token=abc", NOW).reason


@pytest.mark.parametrize("rulings", [OFFICIAL, WECOM])
def test_a_stale_token_has_its_ruling_on_both_platforms(rulings: Mapping[int, Ruling]) -> None:
    assert set(rulings) >= STALE_TOKEN
