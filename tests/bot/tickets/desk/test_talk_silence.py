"""Half an hour of silence in a talk: whose silence it is decides what happens."""

import pytest

from bot.due import Due
from bot.tickets.desk import talking
from bot.tickets.ticket import PromiseKind, PromiseState, Status
from tests.bot.tickets.estate import LIN, at
from tests.bot.tickets.office import Office


@pytest.fixture
def talk(office: Office) -> Office:
    """The office at ten, when 管家小林 has said hello to 王阿姨; only what the talk brings is looked at."""
    office.opens("enquiry")
    office.do(talking.say, "1001", LIN, "您好")
    office.dues = [due for due in office.dues if due.name.startswith("talk.")]
    office.news()
    return office


def hear(office: Office, words: str = "水费不对") -> None:
    office.do(talking.hear, office.ticket_now(), words)
    office.news()


def test_when_the_resident_is_silent_the_talk_is_handed_back_and_both_hear_it(talk: Office) -> None:
    talk.wait_until("2025-09-01 10:29")
    assert talk.news() == []
    talk.wait_until("2025-09-01 10:30")
    assert talk.news() == [("王阿姨", "human.handed_back"), ("管家小林", "staff.talk_quiet")]
    assert talk.ticket_now().status is Status.ACCEPTED, "whether it is settled the colleague says"
    assert talk.actions()[-1] == "handed back"
    talk.wait_until("2025-09-01 12:00")
    assert talk.news() == [], "once"


def test_a_word_meanwhile_begins_the_half_hour_anew(talk: Office) -> None:
    talk.now = at("2025-09-01 10:20")
    talk.do(talking.say, "1001", LIN, "还在吗")
    talk.news()
    talk.wait_until("2025-09-01 10:49")
    assert talk.news() == []
    talk.wait_until("2025-09-01 10:50")
    assert ("王阿姨", "human.handed_back") in talk.news()


def test_when_we_are_silent_the_colleague_is_reminded_and_then_it_is_a_broken_promise(talk: Office) -> None:
    hear(talk)
    talk.wait_until("2025-09-01 10:10")
    assert talk.news() == [("管家小林", "staff.talk_nudge")]
    talk.wait_until("2025-09-01 10:30")
    assert talk.news() == [
        ("王阿姨", "human.late"),
        ("管家小林", "staff.talk_unanswered"),
        ("赵经理", "staff.talk_unanswered"),
    ]
    assert talk.actions()[-1] == "unanswered"
    assert "handed back" not in talk.actions(), "what we owe is never handed back in silence"


def test_it_stays_watched_ever_less_often_and_the_resident_hears_one_apology(talk: Office) -> None:
    hear(talk)
    talk.wait_until("2025-09-01 10:31")
    talk.news()
    told = [("管家小林", "staff.talk_unanswered"), ("赵经理", "staff.talk_unanswered")]
    for quiet, loud in (("10:59", "11:00"), ("11:59", "12:00"), ("13:59", "14:00")):
        talk.wait_until(f"2025-09-01 {quiet}")
        assert talk.news() == []
        talk.wait_until(f"2025-09-01 {loud}")
        assert talk.news() == told, loud
    waited = [notice.text for notice in talk.notices if notice.script == "staff.talk_unanswered"]
    waited = [text.partition("waited=")[2].partition("；")[0] for text in waited]
    assert waited[::2] == ["30分钟", "60分钟", "120分钟", "240分钟"]


# what is said last, silence is whose, why
WHOSE = [
    (("say", "已经更正了"), "human.handed_back", "the resident's turn"),
    (("say", "我查一下，请稍等"), "human.late", "the colleague promised to come back"),
    (("hear", "好的，谢谢"), "human.handed_back", "thanks want no answer"),
    (("hear", "那电费呢"), "human.late", "a question does"),
]


@pytest.mark.parametrize(("last", "script", "why"), WHOSE)
def test_whose_silence_it_is(talk: Office, last: tuple[str, str], script: str, why: str) -> None:
    who, words = last
    if who == "say":
        talk.do(talking.say, "1001", LIN, words)
    else:
        hear(talk, words)
    talk.news()
    talk.wait_until("2025-09-01 10:30")
    assert ("王阿姨", script) in talk.news(), why


@pytest.mark.parametrize(
    ("act", "why"), [(talking.end, "the resident ended it"), (talking.break_off, "the resident is gone")]
)
def test_a_talk_that_is_over_is_not_watched(talk: Office, act: object, why: str) -> None:
    hear(talk)
    given = (talk.ticket_now(), "好了") if act is talking.end else (talk.ticket_now(),)
    talk.do(act, *given)  # type: ignore[arg-type]
    talk.news()
    talk.wait_until("2025-09-01 12:00")
    assert talk.news() == [], why


def test_an_answer_stops_the_reminder(talk: Office) -> None:
    hear(talk)
    talk.now = at("2025-09-01 10:05")
    talk.do(talking.say, "1001", LIN, "已经更正了")
    talk.news()
    talk.wait_until("2025-09-01 10:34")
    assert talk.news() == []


def test_a_finished_ticket_is_not_watched(talk: Office) -> None:
    hear(talk)
    talk.keep(talk.ticket_now(), status=Status.FINISHED)
    talk.wait_until("2025-09-01 12:00")
    assert talk.news() == []


def test_what_is_written_at_night_is_owed_from_the_morning_on(office: Office) -> None:
    office.opens("enquiry")
    office.do(talking.begin, "1001", LIN)
    office.dues = []
    office.now = at("2025-09-01 22:00")
    hear(office)
    office.wait_until("2025-09-02 08:09")
    assert office.news() == []
    office.wait_until("2025-09-02 08:30")
    assert office.news() == [
        ("王阿姨", "human.late"),
        ("管家小林", "staff.talk_nudge"),
        ("管家小林", "staff.talk_unanswered"),
        ("赵经理", "staff.talk_unanswered"),
    ]


def test_words_shortly_before_the_shift_ends_wait_for_the_morning_too(office: Office) -> None:
    office.opens("enquiry")
    office.do(talking.begin, "1001", LIN)
    office.dues = []
    office.now = at("2025-09-01 19:45")
    hear(office)
    office.wait_until("2025-09-01 23:59")
    assert office.news() == [("管家小林", "staff.talk_nudge")], "that was before the shift ended"
    office.wait_until("2025-09-02 08:30")
    assert ("王阿姨", "human.late") in office.news()


def late_words(office: Office) -> list[str]:
    return [told.script for told in office.notices if told.script.startswith("ticket.late")]


# how the talk ends, what became of the promised answer, why
ENDS = [
    ("silence", PromiseState.KEPT, "the answer was given, and nobody writes any more"),
    ("resident", PromiseState.KEPT, "the resident has what they wanted"),
]


@pytest.mark.parametrize(("how", "state", "why"), ENDS)
def test_nobody_apologises_for_an_answer_that_was_given(
    office: Office, how: str, state: PromiseState, why: str
) -> None:
    office.opens("enquiry")
    office.do(talking.say, "1001", LIN, "暖气费按面积收")
    if how == "resident":
        office.do(talking.end, office.ticket_now(), "好了")
    office.wait_until("2025-09-08 10:00")
    assert late_words(office) == [], why
    assert open_or_broken(office) == {state}, why


def open_or_broken(office: Office) -> set[PromiseState]:
    return {row.state for row in office.ticket_now().promises if row.kind is PromiseKind.RESOLUTION}


@pytest.mark.parametrize(("sent_since", "told"), [(False, [("管家小林", "staff.talk_unsent")]), (True, [])])
def test_words_that_were_never_sent_are_reminded_of(
    talk: Office, sent_since: bool, told: list[tuple[str, str]]
) -> None:
    talk.now = at("2025-09-01 10:05")
    if sent_since:
        talk.do(talking.say, "1001", LIN, "您好，请讲")
        talk.news()
    detail = f"{LIN}#{at('2025-09-01 10:01').isoformat()}"
    talk.happens(Due("talk.unsent", "1001", at("2025-09-01 10:06"), detail))
    assert talk.news() == told
