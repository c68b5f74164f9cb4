"""A form that waits: kept with all that was told but secrets, one behind another, forgotten after a day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.delivery import Conversation
from bot.conversation.forms.parking import KEPT_FOR, parked, taken_up
from tests.bot.conversation.stage import NOW
from tests.bot.tickets.estate import WANG

TOLD = {"tool": "电钻", "photos": "p1 p2", "code": "4711"}
OPEN = Conversation(WANG, "lend", "until", TOLD, NOW)
SECRETS = frozenset({"code"})


def waiting(conversation: Conversation) -> Conversation:
    """Return the conversation with its dialogue parked and none open."""
    kept = parked(conversation, NOW, SECRETS)
    return replace(conversation, dialogue="", step="", slots={}, parked=kept)


def test_it_is_taken_up_as_it_was_without_its_secrets() -> None:
    again = taken_up(waiting(OPEN), NOW + timedelta(hours=1))
    assert (again.dialogue, again.step) == ("lend", "until")
    assert again.slots == {"tool": "电钻", "photos": "p1 p2"}
    assert (again.parked, again.changed_at) == ({}, NOW + timedelta(hours=1))


def test_no_secret_is_written_down() -> None:
    assert "4711" not in str(parked(OPEN, NOW, SECRETS))


# how long, is it kept?
AGES = [(KEPT_FOR, True), (KEPT_FOR + timedelta(seconds=1), False)]


@pytest.mark.parametrize(("age", "kept"), AGES)
def test_it_is_forgotten_after_a_day(age: timedelta, kept: bool) -> None:
    again = taken_up(waiting(OPEN), NOW + age)
    assert (again.dialogue, bool(again.slots), again.parked) == ("lend" if kept else "", kept, {})


def test_one_that_waits_already_waits_behind_it() -> None:
    second = replace(waiting(OPEN), dialogue="return", step="tool", slots={"tool": "梯子"})
    first_again = taken_up(waiting(second), NOW)
    assert (first_again.dialogue, first_again.slots) == ("return", {"tool": "梯子"})
    second_again = taken_up(replace(first_again, dialogue="", step="", slots={}), NOW)
    assert (second_again.dialogue, second_again.slots["tool"]) == ("lend", "电钻")
