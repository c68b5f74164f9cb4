"""Retries: backoff, closed channels, crashes, and mistakes of our own; no notice is ever lost."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.outcome import Outcome
from bot.outbox.notice import Contact, NoticeState
from tests.bot.outbox.stage import (
    BUSY,
    BUTTON,
    CLOSED,
    CLOSED_TODAY,
    LEFT,
    LI,
    NEVER_WROTE,
    NO_WAY,
    NOT_THIS_WAY,
    NOW,
    SENT,
    SLOW_DOWN,
    WANG,
    WROTE_JUST_NOW,
    notice,
    stage,
)

DEAD, SHELF, DONE = NoticeState.DEAD, NoticeState.SHELVED, NoticeState.SENT
SECOND = timedelta(seconds=1)

# answer, attempts before, at least, at most, why
WAITS = [
    (BUSY, 0, 0.8 * SECOND, SECOND, "the first time a second"),
    (BUSY, 3, 21.6 * SECOND, 27 * SECOND, "the fourth time 27 seconds"),
    (SLOW_DOWN, 0, 60 * SECOND, 60 * SECOND, "as long as WeChat wants it"),
    (SLOW_DOWN, 5, 194 * SECOND, 243 * SECOND, "but not less than the backoff"),
    (CLOSED, 0, 300 * SECOND, 300 * SECOND, "somebody must act: five minutes"),
    (CLOSED_TODAY, 0, timedelta(hours=15), timedelta(hours=15), "until the day is over"),
]


@pytest.mark.parametrize(("answer", "attempts", "least", "most", "why"), WAITS)
@pytest.mark.parametrize("person", [WANG, LI])
def test_when_it_is_tried_again(
    answer: Outcome, attempts: int, least: timedelta, most: timedelta, why: str, person: str
) -> None:
    on = stage(notice("T1", person), attempts=attempts, text=[answer])
    (fate,) = on.deliver()
    assert fate.retry_at is not None
    assert least <= fate.retry_at - NOW <= most, why


# recipient, contact, how it ends, calls, why
EXHAUSTED = [
    (LI, WROTE_JUST_NOW, DEAD, 8, "staff: eight times, then dead"),
    (WANG, NEVER_WROTE, SHELF, 8, "residents: eight templates, then put by"),
    (WANG, WROTE_JUST_NOW, SHELF, 9, "the eighth custom message falls to the template"),
]


@pytest.mark.parametrize(("recipient", "person", "ends", "calls", "why"), EXHAUSTED)
def test_after_eight_attempts(
    recipient: str, person: Contact, ends: NoticeState, calls: int, why: str
) -> None:
    on = stage(notice("T1", recipient), person=person, text=[BUSY] * 20, template=[BUSY] * 20)
    (fate,) = on.deliver_until_quiet()
    assert (fate.state, fate.reason) == (ends, BUSY.reason), why
    assert len(on.official.calls + on.wecom.calls) == calls, why
    assert timedelta(minutes=5) < on.instant - NOW < timedelta(minutes=30)


def test_a_closed_channel_uses_up_no_attempts() -> None:
    on = stage(notice("T1", LI), text=[CLOSED] * 20 + [BUSY] * 7)
    assert on.deliver_until_quiet()[0].state is DONE


def test_not_even_the_last_one() -> None:
    on = stage(notice("T1", LI), attempts=7, text=[CLOSED])
    assert on.deliver()[0].state is NoticeState.WAITING


def test_nothing_waits_behind_a_notice_that_was_given_up() -> None:
    on = stage(notice("bad", LI, buttons=(BUTTON,)), attempts=7, card=[BUSY])
    on.outbox.add(notice("good", LI))
    assert [fate.state for fate in on.deliver()] == [DEAD, DONE]


def test_what_waits_behind_a_notice_that_never_goes_is_not_lost_with_it() -> None:
    on = stage(notice("bad", LI, buttons=(BUTTON,)), notice("good", LI), card=[BUSY] * 8)
    assert [fate.state for fate in on.deliver_until_quiet()] == [DEAD, DONE]


def test_a_mistake_of_ours_is_retried_and_stops_nobody_else() -> None:
    on = stage(notice("T1"), notice("T2", LI), text=[ZeroDivisionError("ours")])
    on.wecom.answers = {}
    mine, theirs = on.deliver()
    assert (mine.state, theirs.state) == (NoticeState.WAITING, DONE)
    assert mine.reason == "程序出错：ZeroDivisionError"


def test_a_crash_between_sending_and_recording_sends_again_what_is_known_again() -> None:
    on = stage(notice("T1"), person=NEVER_WROTE)
    on.outbox.lease_lost = True
    assert on.deliverer().deliver_one()
    on.outbox.lease_lost = False
    assert on.deliver()[0].state is DONE
    assert len({call.id for call in on.official.calls}) == 1
    assert len(on.official.calls) == 2


def test_an_address_of_no_channel_is_dead_and_says_so() -> None:
    (fate,) = stage(notice("T1", "li")).deliver()
    assert (fate.state, fate.reason) == (DEAD, "收件地址看不懂")


def test_words_that_are_empty_are_not_sent_to_staff() -> None:
    on = stage(notice("T1", LI, text=" "))
    assert on.deliver()[0].state is DEAD
    assert on.wecom.calls == []


def test_nothing_due_is_nothing_done() -> None:
    on = stage(notice("T1", due_at=NOW + SECOND))
    assert on.deliverer().deliver_one() is False
    assert on.deliverer().deliver_all() == 0


def test_everybody_is_served_in_one_go() -> None:
    on = stage(notice("T1"), notice("T2", LI), notice("T3", "wecom:zhao"))
    assert on.deliverer().deliver_all() == 3


def test_a_bound_is_kept_and_the_rest_goes_next_time() -> None:
    on = stage(notice("T1"), notice("T2", LI), notice("T3", "wecom:zhao"))
    assert [on.deliverer().deliver_all(most=2) for _ in range(3)] == [2, 1, 0]


ALL = [SENT, BUSY, SLOW_DOWN, NOT_THIS_WAY, NO_WAY, CLOSED, ValueError()]
ANSWERS = st.lists(st.sampled_from(ALL), max_size=12)


@given(
    custom=ANSWERS,
    template=ANSWERS,
    card=ANSWERS,
    people=st.lists(st.sampled_from([WANG, LI]), min_size=1, max_size=6),
    person=st.sampled_from([WROTE_JUST_NOW, NEVER_WROTE, LEFT]),
)
def test_whatever_happens_every_notice_ends_as_sent_or_put_by_or_dead_with_a_reason(
    custom: list[Outcome], template: list[Outcome], card: list[Outcome], people: list[str], person: Contact
) -> None:
    notices = [
        notice(f"T{n}", who, buttons=(BUTTON,) if n % 2 else (), text="漏" * 300 * n or "短")
        for n, who in enumerate(people)
    ]
    on = stage(*notices, person=person, text=custom, template=template, card=card)
    for fate, who in zip(on.deliver_until_quiet(), people, strict=True):
        assert fate.state in ({DONE, SHELF} if who == WANG else {DONE, DEAD})
        assert fate.via if fate.state is DONE else fate.reason
