"""Residents' ladder: custom message, template message, put by until the next contact."""

from dataclasses import replace

import pytest

from bot.channels.outcome import Outcome
from bot.outbox.notice import Contact, NoticeState, Weight
from tests.bot.outbox.stage import (
    BUSY,
    BUTTON,
    CLOSED,
    LEFT,
    NEVER_WROTE,
    NO_WAY,
    NOT_THIS_WAY,
    NOW,
    SENT,
    WROTE_JUST_NOW,
    notice,
    stage,
)

ONE_LEFT = replace(WROTE_JUST_NOW, message_sent=4)
NONE_LEFT = replace(WROTE_JUST_NOW, message_sent=5)
U, R, X = Weight.UPDATE, Weight.RESULT, Weight.URGENT
DONE, SHELF, WAIT = NoticeState.SENT, NoticeState.SHELVED, NoticeState.WAITING

# person, weight, answers to the custom message, to the template, state, via, why
LADDER = [
    (WROTE_JUST_NOW, U, [SENT], [], DONE, "custom", "the window is open"),
    (NEVER_WROTE, U, [], [SENT], DONE, "template", "no window: the template"),
    (NEVER_WROTE, R, [], [SENT], DONE, "template_instead", "a result by template says less, and we say so"),
    (ONE_LEFT, U, [], [SENT], DONE, "template", "the last one is kept for a result"),
    (ONE_LEFT, R, [SENT], [], DONE, "custom", "which uses it"),
    (NONE_LEFT, X, [], [SENT], DONE, "template", "nothing is left"),
    (WROTE_JUST_NOW, U, [NOT_THIS_WAY], [SENT], DONE, "template", "WeChat has the last word"),
    (WROTE_JUST_NOW, U, [NOT_THIS_WAY], [NOT_THIS_WAY], SHELF, "", "no rung left: shown at the next contact"),
    (LEFT, X, [], [], SHELF, "", "whoever left gets neither"),
    (WROTE_JUST_NOW, U, [NO_WAY], [], SHELF, "", "refused for good: no other rung is tried"),
    (NEVER_WROTE, U, [], [NO_WAY], SHELF, "", "the template is bad: the words still wait"),
    (WROTE_JUST_NOW, U, [BUSY], [], WAIT, "custom", "tried, and again later"),
    (NEVER_WROTE, U, [], [BUSY], WAIT, "template", "the template, too"),
    (WROTE_JUST_NOW, U, [CLOSED], [], WAIT, "", "not tried: the channel is closed"),
]


@pytest.mark.parametrize(("person", "weight", "custom", "template", "state", "via", "why"), LADDER)
def test_ladder(
    person: Contact,
    weight: Weight,
    custom: list[Outcome],
    template: list[Outcome],
    state: NoticeState,
    via: str,
    why: str,
) -> None:
    on = stage(notice("T1", weight=weight), person=person, text=custom, template=template)
    (fate,) = on.deliver()
    assert (fate.state, fate.via) == (state, via), why
    assert len(on.official.calls) == len(custom) + len(template), why


def test_what_went_by_template_says_why_the_custom_message_did_not() -> None:
    (fate,) = stage(notice("T1", buttons=(BUTTON,)), text=[NOT_THIS_WAY]).deliver()
    assert (fate.via, fate.reason) == ("template_instead", NOT_THIS_WAY.reason)


def test_what_was_shelved_says_why_the_last_rung_gave_way() -> None:
    (fate,) = stage(notice("T1"), text=[NOT_THIS_WAY], template=[NO_WAY]).deliver()
    assert fate.reason == NO_WAY.reason


@pytest.mark.parametrize("name", ["", "unknown"])
def test_without_a_template_it_is_put_by(name: str) -> None:
    on = stage(notice("T1", template=name), person=NEVER_WROTE)
    assert on.deliver()[0].state is SHELF
    assert on.official.calls == []


def test_several_notices_are_one_message_and_count_once() -> None:
    on = stage(notice("T1", text="已接单"), notice("T2", text="已到场"))
    assert [fate.via for fate in on.deliver()] == ["custom", "custom"]
    assert len(on.official.calls) == on.outbox.custom_sent == 1
    assert on.official.calls[0].user == "wang"


def test_a_merged_message_that_falls_becomes_one_template_each() -> None:
    on = stage(notice("T1"), notice("T2"), person=NEVER_WROTE)
    on.deliver()
    assert [call.how for call in on.official.calls] == ["template", "template"]
    assert on.outbox.custom_sent == 0


def test_the_template_gets_our_values_under_its_keywords() -> None:
    on = stage(notice("T1", fields={"subject": "厨房漏水", "number": "0001"}), person=NEVER_WROTE)
    on.deliver()
    (call,) = on.official.calls
    assert (call.text, dict(call.fields)) == ("tpl-1", {"thing1": "厨房漏水", "time2": ""})


def test_a_template_that_is_sent_again_has_the_same_id_and_another_notice_another() -> None:
    on = stage(notice("T1"), person=NEVER_WROTE, template=[BUSY])
    on.deliver_until_quiet()
    again, first = (call.id for call in on.official.calls)
    other = stage(notice("T2"), person=NEVER_WROTE)
    other.deliver()
    assert again == first != other.official.calls[0].id
    assert 0 < len(first) <= 32


LONG = "漏" * 600  # 1800 bytes: two of them need two messages


def test_results_to_come_are_counted_before_progress_may_use_the_window() -> None:
    person = replace(WROTE_JUST_NOW, message_sent=3)  # two are left
    on = stage(
        notice("T1", text=f"一{LONG}"),
        notice("T2", text=f"二{LONG}", weight=R),
        notice("T3", text=f"三{LONG}", weight=R),
        person=person,
    )
    assert [fate.via for fate in on.deliver()] == ["template", "custom", "custom"]


def test_results_that_went_keep_nothing_back_any_more() -> None:
    person = replace(WROTE_JUST_NOW, message_sent=1)  # four are left
    weights = [R, R, U, U]
    on = stage(
        *(notice(f"T{n}", text=f"{n}{LONG}", weight=each) for n, each in enumerate(weights)), person=person
    )
    assert [fate.via for fate in on.deliver()] == ["custom", "custom", "custom", "template"]


def test_the_window_is_counted_down_within_a_parcel() -> None:
    on = stage(*(notice(f"T{n}", text=f"{n}{LONG}") for n in range(7)))
    assert [fate.via for fate in on.deliver()] == ["custom"] * 4 + ["template"] * 3
    assert on.outbox.custom_sent == 4


def test_a_very_long_notice_counts_each_of_its_messages() -> None:
    on = stage(notice("T1", text=LONG * 3, weight=R))
    assert on.deliver()[0].via == "custom"
    assert on.outbox.custom_sent == len(on.official.calls) == 3


def test_what_is_urgent_goes_first() -> None:
    on = stage(notice("T1", text="进度"), notice("T2", text=f"燃气泄漏{LONG}", weight=X))
    on.deliver()
    assert on.official.calls[0].text.startswith("燃气泄漏")


def test_after_a_busy_answer_the_rest_waits_behind_it_and_is_not_counted_as_tried() -> None:
    on = stage(notice("T1", text=f"一{LONG}"), notice("T2", text=f"二{LONG}"), text=[BUSY])
    first, second = on.deliver()
    assert len(on.official.calls) == 1
    assert first.retry_at == second.retry_at is not None
    assert (first.via, second.via) == ("custom", "")
    assert [fate.state for fate in on.deliver_until_quiet()] == [DONE, DONE]
    assert [call.text[0] for call in on.official.calls] == ["一", "一", "二"]


def test_a_new_message_before_the_retry_opens_the_window_again() -> None:
    on = stage(notice("T1"), person=NEVER_WROTE, template=[BUSY])
    on.deliver()
    on.outbox.person = replace(WROTE_JUST_NOW, message_at=NOW)
    assert on.deliver_until_quiet()[0].via == "custom"


# script, becomes, why
INSTEAD_OF_WORDS = [
    ("human.colleague_says", NoticeState.SHELVED, "what a colleague wrote is kept for the next reply"),
    ("ticket.staff_says", NoticeState.SHELVED, "over any ticket"),
    ("ticket.accepted", NoticeState.SENT, "the template says all that there is"),
]


@pytest.mark.parametrize(("script", "state", "why"), INSTEAD_OF_WORDS)
def test_a_template_stands_for_no_words_of_a_colleague(script: str, state: NoticeState, why: str) -> None:
    on = stage(notice("T1", script=script, weight=Weight.RESULT), person=NEVER_WROTE)
    (fate,) = on.deliver()
    assert (fate.state, fate.via) == (state, "template_instead"), why
    assert [call.how for call in on.official.calls] == ["template"]
