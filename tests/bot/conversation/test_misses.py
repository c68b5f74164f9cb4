"""Words that are not understood: a hint, a person, at last peace; whatever is understood ends it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.delivery import Conversation
from bot.conversation.meaning import by_words
from bot.conversation.mind import Mind
from bot.conversation.misses import ASKED_BACK, IN_A_ROW, LAST, MISSED, QUIET, counted, keeps_quiet, whole
from bot.message import MessageKind
from tests.bot.conversation.stage import BOARD, KNOWLEDGE, MIND, NOW, Book, Stage, message, turn_of
from tests.bot.tickets.estate import LI, WANG

HINT, OFFER, AGAIN, STILL = "没听明白", "请同事来吧", "还是没听明白", "真没听明白"
LEAVING, NOTHING = "先不打扰了", ""
MINUTE = timedelta(minutes=1)
SOON, LATER = QUIET - timedelta(seconds=1), IN_A_ROW + timedelta(seconds=1)


def said(stage: Stage, *words: str, since: timedelta = timedelta(0)) -> list[str]:
    """Say these, a second apart beginning so long after `NOW`; return the answers."""
    stage.now = NOW + since
    replies = []
    for each in words:
        stage.now += timedelta(seconds=1)
        replies.append(stage.answer(each, key=f"{stage.now.isoformat()}").text)
    return replies


def test_nonsense_is_not_answered_for_ever() -> None:
    answers = said(Stage(), *["阿巴"] * 8)
    assert answers == [HINT, OFFER, AGAIN, STILL, LEAVING, NOTHING, NOTHING, NOTHING]


def test_the_quiet_writes_nothing_and_ends_by_itself() -> None:
    stage = Stage()
    said(stage, *["阿巴"] * 5)
    stored = len(stage.book.commits)
    assert said(stage, *["阿巴"] * 3, since=MINUTE) == [NOTHING] * 3
    assert len(stage.book.commits) == stored
    assert said(stage, "阿巴", since=SOON) == [NOTHING]
    assert said(stage, "阿巴", "阿巴", since=QUIET + MINUTE) == [HINT, OFFER]


# what is understood, answered by
UNDERSTOOD = [
    ({"text": "物业费怎么交"}, "扫码交就行"),
    ({"text": "我要报修"}, "报修"),
    ({"text": "厨房漏水"}, "报修"),
    ({"text": "电梯里困住了"}, "救人"),
    ({"tap": "ticket.urge:1001", "text": "催一下"}, "催"),
    ({"tap": "service.repair", "kind": MessageKind.EVENT, "event": "click"}, "报修"),
]


@pytest.mark.parametrize(("given", "answered"), UNDERSTOOD)
def test_even_in_the_quiet_what_is_understood_is_served_and_ends_it(
    given: dict[str, object], answered: str
) -> None:
    stage = Stage()
    said(stage, *["阿巴"] * 6)
    assert stage.answer(key="understood", **given).text == answered  # type: ignore[arg-type]
    assert stage.book.conversation(WANG).misses == 0
    assert said(stage, "阿巴", since=MINUTE) == [HINT]


def test_what_is_no_words_neither_counts_nor_ends_the_counting() -> None:
    stage = Stage()
    said(stage, "阿巴")
    assert stage.answer(key="photo", kind=MessageKind.IMAGE).text == "照片收到"
    assert stage.answer(key="event", kind=MessageKind.EVENT, event="subscribe").text == "欢迎"
    assert said(stage, "阿巴", since=MINUTE) == [OFFER]


def test_half_an_hour_later_it_is_not_in_a_row() -> None:
    stage = Stage()
    assert said(stage, "阿巴") == [HINT]
    assert said(stage, "阿巴", since=LATER) == [HINT]


def test_whoever_is_understood_from_the_start_leaves_no_trace() -> None:
    stage = Stage()
    said(stage, "物业费怎么交", "物业费怎么交")
    assert stage.book.commits == []


def test_staff_are_told_what_they_can_say_every_time() -> None:
    stage = Stage()
    answers = {stage.answer("阿巴", key=str(each), sender=LI).text for each in range(7)}
    assert answers == {"员工能说的话"}


def test_a_repeated_delivery_is_one_miss() -> None:
    stage = Stage()
    assert [stage.answer("阿巴", key="k1").text for _ in range(3)] == [HINT] * 3
    assert stage.book.conversation(WANG).misses == MISSED


# Asked back


def test_asked_back_for_the_second_time_a_person_is_offered_first() -> None:
    stage = Stage()
    labels = [[button.label for button in stage.answer("费", key=key).buttons] for key in ("a", "b")]
    assert labels == [["物业费怎么交", "我要报修"], ["找人工", "物业费怎么交", "我要报修"]]


def test_asked_back_after_a_miss_a_person_is_offered_too() -> None:
    stage = Stage()
    said(stage, "阿巴")
    assert stage.answer("费", key="b").buttons[0].label == "找人工"


def test_a_person_is_offered_once() -> None:
    choices = replace(KNOWLEDGE.intents[0], title="找人工")
    known = Mind(replace(KNOWLEDGE, intents=(choices, *KNOWLEDGE.intents[1:])), MIND.matcher)
    turn = turn_of(message("费"), Book(conversations={WANG: Conversation(WANG, misses=2, missed_at=NOW)}))
    turn.mind = known
    assert [button.label for button in by_words(turn, BOARD).buttons] == ["找人工", "我要报修"]


def test_asking_back_twice_is_as_good_as_a_miss() -> None:
    assert said(Stage(), "费", "阿巴")[-1] == HINT
    assert said(Stage(), "费", "费", "阿巴")[-1] == OFFER


def test_who_is_only_asked_back_is_asked_every_time() -> None:
    assert said(Stage(), *["费"] * 14) == ["您问的是哪一个？", *["还拿不准"] * 13]


def test_even_in_the_quiet_who_was_nearly_understood_is_asked_and_the_quiet_is_not_longer() -> None:
    stage = Stage()
    said(stage, *["阿巴"] * 5)
    quiet_since = stage.book.conversation(WANG).missed_at
    assert said(stage, "费", since=MINUTE) == ["还拿不准"]
    assert stage.book.conversation(WANG).missed_at == quiet_since


# The counting


@given(st.lists(st.sampled_from([MISSED, ASKED_BACK]), max_size=30))
def test_it_is_quiet_only_after_it_was_said(halves: list[int]) -> None:
    known = Conversation(WANG)
    for half in halves:
        before, known = known, counted(known, half, NOW)
        if half == ASKED_BACK:
            assert keeps_quiet(before, NOW) or whole(known) < LAST
        if keeps_quiet(known, NOW) and not keeps_quiet(before, NOW):
            assert whole(known) == LAST, "the script that says so is the one of the last miss"


@given(st.lists(st.sampled_from([MISSED, ASKED_BACK]), max_size=30))
def test_every_count_has_its_words(halves: list[int]) -> None:
    stage = Stage()
    words = {MISSED: "阿巴", ASKED_BACK: "费"}
    for each, half in enumerate(halves):
        stage.answer(words[half], key=str(each))


def test_misses_leave_the_rest_of_the_conversation_as_it_is() -> None:
    waiting = Conversation(WANG, parked={"dialogue": "repair"}, version=3)
    stage = Stage(Book(conversations={WANG: waiting}))
    said(stage, "阿巴")
    now = stage.book.conversation(WANG)
    assert (now.parked, now.misses, now.version) == ({"dialogue": "repair"}, MISSED, 3)
