"""How a talk stands, read from the ticket's timeline."""

from dataclasses import replace

import pytest

from bot.tickets.talk import BACK, COURTESY, PUTS_OFF, SAID, TOLD, UNANSWERED, URGED, talk_in
from bot.tickets.ticket import Entry, Status
from tests.bot.tickets.estate import LIN, WANG, at
from tests.bot.tickets.test_describe import TICKET

ACCEPTED = Status.ACCEPTED.value
ENQUIRY = replace(TICKET, kind="enquiry", status=Status.ACCEPTED, assignee=LIN)


def entries(*rows: tuple[str, str]) -> list[Entry]:
    """Return a timeline of (action, words)."""
    return [
        Entry("1001", at("2025-09-01 10:00"), LIN if action == TOLD else WANG, action, words)
        for action, words in rows
    ]


# timeline, open, answered, why
STANDS = [
    ([], True, False, "nothing was said yet"),
    ([(ACCEPTED, "")], True, False, "taken, and not a word"),
    ([(SAID, "水费不对"), (TOLD, "已经更正")], True, True, "the colleague spoke last"),
    ([(TOLD, "您好"), (SAID, "水费不对")], True, False, "the resident waits"),
    ([(TOLD, "已经更正"), (SAID, "好的，谢谢")], True, True, "thanks wait for no answer"),
    ([(TOLD, "已经更正"), (SAID, "好的"), (SAID, "那电费呢")], True, False, "but what follows them does"),
    ([(SAID, "好的")], True, False, "politeness alone is no answer of ours"),
    ([(TOLD, "我查一下，请稍等")], True, False, "whoever puts off owes the answer"),
    ([(TOLD, "已经更正"), (URGED, "")], True, False, "urged"),
    ([(TOLD, "已经更正"), (BACK, "")], False, False, "handed back"),
    ([(TOLD, "已经更正"), (BACK, ""), (URGED, "")], False, False, "urging the ticket opens no talk"),
    ([(BACK, ""), (SAID, "还有一件事")], True, False, "the resident comes back"),
    ([(BACK, ""), (TOLD, "还有一件事")], True, True, "the colleague does"),
    ([("note", "x"), (TOLD, "已经更正"), ("note", "y")], True, True, "notes are no talk"),
]


@pytest.mark.parametrize(("rows", "is_open", "answered", "why"), STANDS)
def test_how_it_stands(rows: list[tuple[str, str]], is_open: bool, answered: bool, why: str) -> None:
    talk = talk_in(ENQUIRY, entries(*rows))
    assert (talk.open, talk.answered) == (is_open, answered), why


# status, open, taken
BY_STATUS = [
    (Status.OPENED, True, False),
    (Status.ASSIGNED, True, False),
    (Status.ACCEPTED, True, True),
    (Status.WAITING, True, True),
    (Status.REOPENED, True, False),
    (Status.FINISHED, False, False),
    (Status.CLOSED, False, False),
    (Status.CANCELLED, False, False),
]


@pytest.mark.parametrize(("status", "is_open", "taken"), BY_STATUS)
def test_the_ticket_says_whether_somebody_has_it(status: Status, is_open: bool, taken: bool) -> None:
    talk = talk_in(replace(ENQUIRY, status=status), entries((SAID, "水费不对")))
    assert (talk.open, talk.taken) == (is_open, taken)


def test_a_word_changes_the_mark_and_a_note_does_not() -> None:
    before = talk_in(ENQUIRY, entries((SAID, "水费不对")))
    noted = talk_in(ENQUIRY, entries((SAID, "水费不对"), ("note", "x")))
    answered = talk_in(ENQUIRY, entries((SAID, "水费不对"), (TOLD, "我看看")))
    assert before.mark == noted.mark != answered.mark
    assert before.heard == answered.heard, "only the resident's words are heard"


def test_what_was_noticed_before_the_last_words_counts_no_more() -> None:
    rows = [(SAID, "水费不对"), (UNANSWERED, ""), (SAID, "有人吗"), (UNANSWERED, ""), (UNANSWERED, "")]
    talk = talk_in(ENQUIRY, entries(*rows))
    assert (talk.late, talk.last_words, talk.speaker) == (2, "有人吗", "")


@pytest.mark.parametrize("words", ["好的", "谢谢您！", "好嘞，麻烦你了", "OK", "知道了，辛苦了", "收到👌"])
def test_courtesies(words: str) -> None:
    assert COURTESY.match(words)


@pytest.mark.parametrize("words", ["好的我等着", "好的，那什么时候", "谢谢，还有一件事", "可以吗", ""])
def test_no_courtesies(words: str) -> None:
    assert not COURTESY.match(words)


PUTTING_OFF = [
    *("请稍等", "我查一下", "我去问问", "等我看看", "一会儿给您回", "回头跟您说"),
    *("抱歉，我在核实", "正在查", "在帮您问", "马上给您处理", "这就办", "我们正在安排"),
]


@pytest.mark.parametrize("words", PUTTING_OFF)
def test_putting_off(words: str) -> None:
    assert PUTS_OFF.search(words)


@pytest.mark.parametrize(
    "words", ["您看一下账单", "前台扫码就行", "您可以问问师傅", "等您来取", "我查了，没有错", "已经处理好了"]
)
def test_not_putting_off(words: str) -> None:
    assert not PUTS_OFF.search(words)
