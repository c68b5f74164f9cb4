"""The same question at once: answered by the same script where nothing but the words decides."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.conversation.asked_often import AskedOften
from bot.conversation.conversations import Conversations
from bot.conversation.turn import Turn, with_buttons
from bot.message import Message, MessageKind
from bot.reply import Button, Reply
from bot.speech.mood import Mood
from tests.bot.conversation.stage import MIND, NOW, Book, Stage, board, message, turn_of
from tests.bot.tickets.estate import CHEN, LI, WANG

QUESTION = "物业费怎么交"


@dataclass
class Counted:
    """A service of which is known how often it looked at the words closely."""

    stage: Stage = field(default_factory=lambda: Stage(Book(rest="owner")))
    looks: int = 0

    def __post_init__(self) -> None:
        self.stage.board = board(recognisers={"repair": self._look})
        self.service: Conversations = self.stage.conversations

    def asks(self, key: str, person: str = CHEN, text: str = QUESTION, **more: Any) -> Reply:
        return self.service.answer(message(text, key=key, sender=person, **more))

    def _look(self, _turn: Turn) -> bool:
        self.looks += 1
        return False


def test_the_second_who_asks_gets_the_same_answer_without_a_closer_look() -> None:
    counted = Counted()
    first, second = counted.asks("k1", WANG), counted.asks("k2", CHEN)
    assert (first, second) == (Reply("扫码交就行", script="fee.pay", knowledge="v1"),) * 2
    assert counted.looks == 1


def test_what_is_logged_of_it_is_what_a_closer_look_would_log() -> None:
    counted = Counted()
    counted.asks("k1", WANG)
    counted.asks("k2", WANG)
    visits = counted.stage.visits
    assert visits.seen[0] == visits.seen[1]
    assert visits.lines[:2] == visits.lines[2:]


LOOKED_AT_AGAIN: list[tuple[dict[str, Any], str]] = [
    ({"text": "怎么交物业费"}, "other words"),
    ({"person": LI}, "a colleague"),
    ({"tap": "faq.fee.pay"}, "a tapped button"),
    ({"kind": MessageKind.VOICE}, "a voice"),
]


@pytest.mark.parametrize(("given", "why"), LOOKED_AT_AGAIN)
def test_only_the_same_typed_words_of_residents_count(given: dict[str, Any], why: str) -> None:
    counted = Counted()
    counted.asks("k1", WANG)
    often = counted.service.often
    known = {"sender": given.get("person", CHEN), "text": QUESTION, **given}
    known.pop("person", None)
    assert often.script_for(message(**known), "owner", MIND, NOW) == "", why
    assert often.script_for(message(QUESTION, sender=CHEN), "owner", MIND, NOW) == "fee.pay"


def test_it_holds_for_a_minute_one_mind_and_people_alike() -> None:
    counted = Counted()
    counted.asks("k1", WANG)
    often, said = counted.service.often, message(QUESTION, sender=CHEN)
    assert often.script_for(said, "owner", MIND, NOW + timedelta(minutes=1)) == "", "another minute"
    assert often.script_for(said, "owner", replace(MIND), NOW) == "", "other knowledge"
    assert often.script_for(said, "tenant", MIND, NOW) == "", "another tie"
    assert often.script_for(said, None, MIND, NOW) == "", "somebody who is not at rest"


def turn(**changes: Any) -> Turn:
    made = turn_of(message(QUESTION))
    for name, value in changes.items():
        setattr(made, name, value)
    return made


PLAIN = Reply("扫码交就行", script="fee.pay", knowledge="v1")
KEPT_OUT: list[tuple[Turn, Reply, str | None, str]] = [
    (turn(), PLAIN, None, "of somebody who is not at rest, or more was read"),
    (turn(private=True), PLAIN, "", "for the person alone"),
    (turn(sealed=True), PLAIN, "", "a complaint"),
    (turn(confidential=True), PLAIN, "", "in confidence"),
    (turn(mood=Mood("angry")), PLAIN, "", "said to somebody upset"),
    (turn(), with_buttons(PLAIN, Button("a", "选一个")), "", "more than the script"),
    (turn(), replace(PLAIN, text="扫码交 120 元"), "", "values in it"),
    (turn(), Reply("扫码交就行"), "", "no script"),
    (turn(), replace(PLAIN, urgent=True), "", "urgent"),
    (turn_of(message("物业费" * 20)), PLAIN, "", "nobody else types that"),
    (turn_of(message(QUESTION, sender=LI)), PLAIN, "", "a colleague"),
]


@pytest.mark.parametrize(("made", "reply", "rest", "why"), KEPT_OUT, ids=[why for *_, why in KEPT_OUT])
def test_what_rests_on_more_than_the_words_is_not_remembered(
    made: Turn, reply: Reply, rest: str | None, why: str
) -> None:
    often = AskedOften()
    often.note(made, reply, rest)
    asked: Message = replace(made.message, sender=CHEN)
    assert often.script_for(asked, rest or "", made.mind, made.now) == "", why


def test_and_a_plain_answer_is() -> None:
    often, made = AskedOften(), turn()
    often.note(made, PLAIN, "")
    assert often.script_for(message(QUESTION, sender=CHEN), "", made.mind, NOW) == "fee.pay"


def test_what_changes_something_is_looked_at_each_time() -> None:
    counted = Counted()
    counted.asks("k1", WANG, "听不懂的话")
    counted.asks("k2", CHEN, "听不懂的话")
    assert counted.looks == 2
