"""A turn's conversation: opened, gone on with, left."""

from dataclasses import fields

import pytest

from bot.conversation.delivery import Conversation
from bot.conversation.turn import with_buttons
from bot.reply import Button, Reply
from bot.tickets.docket import Docket
from tests.bot.conversation.stage import NOW, Book, message, turn_of
from tests.bot.tickets.estate import WANG
from tests.bot.tickets.test_describe import TICKET

OPEN = Conversation(WANG, "repair", "visit", {"place": "厨房"}, NOW, version=3)


def test_nothing_changes_by_itself() -> None:
    assert turn_of(message("您好")).changed_conversation is None


def test_going_on_keeps_the_version_that_was_read() -> None:
    turn = turn_of(message("明天"), Book(conversations={WANG: OPEN}))
    turn.go_to("repair", "confirm", {"place": "厨房", "visit": "any"})
    changed = turn.changed_conversation
    assert changed is not None
    assert (changed.step, changed.slots["visit"], changed.version) == ("confirm", "any", 3)


def test_leaving_forgets_the_slots() -> None:
    turn = turn_of(message("算了"), Book(conversations={WANG: OPEN}))
    turn.leave()
    changed = turn.changed_conversation
    assert changed is not None
    assert (changed.dialogue, changed.step, dict(changed.slots)) == ("", "", {})


def test_forgetting_takes_everything_back() -> None:
    turn = turn_of(message("算了"), Book(conversations={WANG: OPEN}))
    turn.leave()
    turn.desk.change(TICKET)
    turn.forget()
    assert (turn.changed_conversation, turn.desk.docket.empty) == (None, True)


# What is read, and what a decision rests on, change nothing by themselves.
NO_CHANGES = {"shelf", "rests_on"}


@pytest.mark.parametrize("changes", [each.name for each in fields(Docket) if each.name not in NO_CHANGES])
def test_every_kind_of_change_is_one_and_is_forgotten(changes: str) -> None:
    turn = turn_of(message("算了"))
    setattr(turn.desk.docket, changes, {"1001": TICKET} if changes == "tickets" else ["a change"])
    assert not turn.desk.docket.empty
    turn.forget()
    assert turn.desk.docket.empty


def test_leaving_what_was_never_opened_changes_nothing() -> None:
    turn = turn_of(message("算了"))
    turn.leave()
    assert turn.changed_conversation is None


def test_a_tap_is_about_what_stands_behind_its_colon() -> None:
    assert turn_of(message(tap="ticket.rate:1001:5")).subject == "1001:5"
    assert turn_of(message(tap="service.repair")).subject == ""


def test_buttons_go_behind_the_scripts_own() -> None:
    first, second = Button("a", "看进度"), Button("b", "催一下")
    assert with_buttons(Reply("好", (first,)), second).buttons == (first, second)
