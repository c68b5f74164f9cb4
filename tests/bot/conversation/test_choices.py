"""What is typed instead of tapped after something was given to choose from."""

from datetime import timedelta

import pytest

from bot.conversation.choices import NONE, chosen, leave_asked, to_choose, whether, words_for
from bot.conversation.forms.engine import QUIET
from bot.conversation.turn import Turn
from bot.reply import Button, Reply
from tests.bot.conversation.stage import message, turn_of

PAY, PRICE, PARK = (
    Button("faq.fee.pay", "物业费怎么交"),
    Button("faq.fee.price", "物业费多少钱"),
    Button("ticket.urge:1003", "1003 厨房漏水"),
)


def asked(words: str, *buttons: Button) -> Turn:
    """Return a turn with these words, after these buttons were shown for a sentence."""
    turn = turn_of(message(words))
    to_choose(turn, Reply("哪一个？"), buttons or (PAY, PRICE, PARK), "费用的事")
    turn.before = turn.conversation
    return turn


# typed, the button that it chooses, why
TYPED = [
    ("1", PAY.id, "a number"),
    ("１", PAY.id, "as a phone in Chinese writes it"),
    ("2", PRICE.id, "the second"),
    ("第二个", PRICE.id, "in words"),
    ("第三个吧", PARK.id, "with a particle"),
    ("就第一个", PAY.id, "with one before"),
    ("选2", PRICE.id, "with a verb"),
    ("②", PRICE.id, "in a circle"),
    ("最后一个", PARK.id, "from the end"),
    ("4", "", "there is no fourth"),
    ("物业费怎么交", PAY.id, "the label"),
    ("怎么交", PAY.id, "part of one label"),
    ("我问的是怎么交", PAY.id, "with words before it"),
    ("物业费", "", "part of two labels chooses none"),
    ("1003", PARK.id, "the number of a ticket on one"),
    ("厨房漏水", PARK.id, "its matter"),
    ("都不是", NONE, "none"),
    ("不是", NONE, "none, in short"),
    ("都不对。", NONE, "none, with a stop"),
    ("不是这些", NONE, "none of these"),
    ("没有我要的", NONE, "nothing of what they want"),
    ("是", "", "yes to three means nothing"),
    ("厨房水管漏水了快来人", "", "another matter"),
    ("", "", "nothing"),
    ("交", "", "one character is too little"),
]


@pytest.mark.parametrize(("words", "tap", "why"), TYPED)
def test_typed(words: str, tap: str, why: str) -> None:
    assert chosen(asked(words)) == tap, why


def test_yes_chooses_the_only_one() -> None:
    assert chosen(asked("是的", PAY)) == PAY.id


# typed, the button, why
YES_OR_NO = [
    ("是的", PAY.id, "yes is the first"),
    ("不是", PRICE.id, "no the second"),
    ("1", PAY.id, "a number"),
]


@pytest.mark.parametrize(("words", "tap", "why"), YES_OR_NO)
def test_yes_and_no(words: str, tap: str, why: str) -> None:
    turn = turn_of(message(words))
    whether(turn, Reply("是不是？", (PAY, PRICE)))
    turn.before = turn.conversation
    assert chosen(turn) == tap, why


def test_the_sentence_belongs_to_what_was_offered() -> None:
    turn = asked("1")
    assert words_for(turn, PAY.id) == "费用的事"
    assert words_for(turn, "faq.other") == ""


def test_after_a_while_nobody_means_what_was_asked_then() -> None:
    turn = asked("1")
    turn.now += QUIET + timedelta(minutes=1)
    assert (chosen(turn), words_for(turn, PAY.id)) == ("", "")


def test_a_photo_that_came_before_waits_when_the_question_is_left() -> None:
    turn = turn_of(message("费"))
    turn.go_to("sent", "words", {"photos": "p1"})
    to_choose(turn, Reply("哪一个？"), [PAY], "费")
    leave_asked(turn)
    assert (turn.conversation.dialogue, turn.conversation.slots) == ("sent", {"photos": "p1"})


def test_an_open_form_goes_on() -> None:
    turn = turn_of(message("费"))
    turn.go_to("lend", "tool", {})
    assert to_choose(turn, Reply("哪一个？"), [PAY]).buttons == (PAY,)
    assert turn.conversation.dialogue == "lend"
