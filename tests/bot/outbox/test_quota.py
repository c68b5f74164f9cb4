"""The official account's quota: what is allowed, and what is kept for results."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.notice import Contact, Weight
from bot.outbox.quota import allowance, may_send_custom

NOW = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def contact(
    message: timedelta | None = None,
    sent: int = 0,
    tap: timedelta | None = None,
    tap_sent: int = 0,
    follows: bool = True,
) -> Contact:
    message_at = None if message is None else NOW - message
    tap_at = None if tap is None else NOW - tap
    return Contact("official:wang", follows, message_at, sent, tap_at, tap_sent)


# contact, allowed, why
ALLOWED = [
    (contact(), 0, "has never written"),
    (contact(message=SECOND), 5, "has just written"),
    (contact(message=SECOND, sent=2), 3, "two were sent since"),
    (contact(message=SECOND, sent=5), 0, "all five were sent"),
    (contact(message=SECOND, sent=7), 0, "more than allowed is none, not less than none"),
    (contact(message=48 * HOUR - SECOND), 5, "the last second of 48 hours"),
    (contact(message=48 * HOUR), 0, "48 hours are over"),
    (contact(tap=SECOND), 3, "a tap gives three"),
    (contact(tap=59 * SECOND, tap_sent=1), 2, "within the minute"),
    (contact(tap=60 * SECOND), 0, "the minute is over"),
    (contact(message=HOUR, sent=4, tap=SECOND), 3, "the better grant counts: the tap"),
    (contact(message=HOUR, tap=SECOND), 5, "the better grant counts: the message; they don't add up"),
    (contact(message=HOUR, sent=1, tap=61 * SECOND), 4, "a tap that is over takes nothing away"),
    (contact(message=SECOND, tap=SECOND, follows=False), 0, "whoever left can't be written to"),
]


@pytest.mark.parametrize(("person", "allowed", "why"), ALLOWED)
def test_allowance(person: Contact, allowed: int, why: str) -> None:
    assert allowance(person, NOW) == allowed, why


UPDATE, RESULT, URGENT = Weight.UPDATE, Weight.RESULT, Weight.URGENT

# left of 5, weights in the message, messages needed, reserve, may it go, why
RESERVED = [
    (5, [UPDATE], 1, 1, True, "plenty is left"),
    (2, [UPDATE], 1, 1, True, "two are left: one for this, one kept"),
    (1, [UPDATE], 1, 1, False, "the last one is kept for a result"),
    (1, [RESULT], 1, 1, True, "this is the result it was kept for"),
    (1, [URGENT], 1, 1, True, "what is urgent goes always"),
    (1, [UPDATE, RESULT], 1, 1, True, "progress may ride along with a result"),
    (0, [URGENT], 1, 1, False, "nothing is left, WeChat would refuse it"),
    (2, [UPDATE], 1, 2, False, "two results are waiting behind it"),
    (2, [RESULT], 1, 2, True, "and they may use what was kept for them"),
    (2, [RESULT], 3, 1, False, "half a text is no use: it takes three"),
    (3, [RESULT], 3, 1, True, "all of it fits"),
    (3, [UPDATE], 3, 1, False, "it would use up what is kept"),
]


@pytest.mark.parametrize(("left", "weights", "needed", "reserve", "may", "why"), RESERVED)
def test_one_message_is_kept_for_a_result(
    left: int, weights: list[Weight], needed: int, reserve: int, may: bool, why: str
) -> None:
    person = contact(message=HOUR, sent=5 - left)
    assert may_send_custom(person, weights, NOW, needed, reserve) is may, why


@given(sent=st.integers(0, 9), tap_sent=st.integers(0, 9), minutes=st.integers(0, 4000))
def test_whatever_goes_was_allowed(sent: int, tap_sent: int, minutes: int) -> None:
    person = contact(timedelta(minutes=minutes), sent, timedelta(minutes=minutes), tap_sent)
    assert 0 <= allowance(person, NOW) <= 5
    if may_send_custom(person, [UPDATE], NOW):
        assert allowance(person, NOW) >= 2
    assert may_send_custom(person, [RESULT], NOW) is (allowance(person, NOW) >= 1)
