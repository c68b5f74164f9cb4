"""Pausing a ticket: only for a reason that counts, told to the resident, capped; then the clock goes on."""

from datetime import datetime

import pytest

from bot.tickets.desk import working
from bot.tickets.ticket import PromiseKind, Status
from tests.bot.tickets.estate import LI, ZHANG, at
from tests.bot.tickets.office import Office, due_times, refusal

ARRIVAL, RESOLUTION = PromiseKind.ARRIVAL, PromiseKind.RESOLUTION
Span = tuple[datetime, datetime]


def until(text: str) -> Span:
    """A time that was named, from its first instant on."""
    return at(f"2025-{text}"), at(f"2025-{text}")


@pytest.fixture
def waiting(office: Office) -> Office:
    """A leak whose parts come on Wednesday at nine; arrival is due at 10:40, the end at 16:00."""
    office.opens()
    office.do(working.wait, "1001", LI, "等配件", until("09-03 09:00"))
    office.news()
    return office


def told(office: Office, script: str) -> list[str]:
    return [notice.text for notice in office.notices if notice.script == script]


def test_the_clock_stands_still_and_the_resident_hears_why_and_until_when(waiting: Office) -> None:
    assert due_times(waiting, RESOLUTION) == ["09-01 16:00 paused", "09-03 15:00 open"]
    assert due_times(waiting, ARRIVAL) == ["09-01 10:40 paused", "09-03 09:40 open"]
    said = told(waiting, "ticket.waiting")[0]
    assert "reason=在等配件；" in said
    assert "until=后天09:00；" in said


def test_nobody_is_told_of_what_stands_still(waiting: Office) -> None:
    waiting.wait_until("2025-09-03 08:59")
    assert waiting.news() == []
    assert due_times(waiting, RESOLUTION)[0] == "09-01 16:00 paused", "it was not broken"


def test_when_the_pause_is_over_it_goes_on_by_itself(waiting: Office) -> None:
    waiting.wait_until("2025-09-03 09:00")
    assert waiting.news() == [("李师傅", "staff.pause_over")]
    assert waiting.ticket_now().status is Status.ACCEPTED
    assert waiting.actions()[-1] == "resumed", "nobody has accepted it a second time"
    waiting.wait_until("2025-09-03 09:40")
    assert ("王阿姨", "ticket.late_arrival") in waiting.news(), "and is late like anything else"


def test_going_on_early_the_times_are_early(waiting: Office) -> None:
    waiting.now = at("2025-09-02 09:00")
    waiting.do(working.resume, "1001", LI)
    assert due_times(waiting, RESOLUTION)[-1] == "09-02 15:00 open"
    assert due_times(waiting, ARRIVAL)[-1] == "09-02 09:40 open"
    assert waiting.news() == [("王阿姨", "ticket.resumed")]
    assert "plan=arrival 今天09:40，resolution 今天15:00；" in told(waiting, "ticket.resumed")[0]
    waiting.wait_until("2025-09-02 09:20")
    waiting.news()
    waiting.wait_until("2025-09-03 09:30")
    assert "staff.pause_over" not in {script for _, script in waiting.news()}, "that end was of another time"


def test_coming_early_tells_the_new_time_with_the_arrival(waiting: Office) -> None:
    waiting.now = at("2025-09-02 09:00")
    waiting.do(working.arrive, "1001", LI)
    assert waiting.news() == [("王阿姨", "ticket.arrived_after_pause")]
    assert due_times(waiting, RESOLUTION)[-1] == "09-02 15:00 open"
    assert due_times(waiting, ARRIVAL)[-1] == "09-03 09:40 kept"


def test_what_is_done_while_it_stands_still_is_in_time(waiting: Office) -> None:
    waiting.now = at("2025-09-02 09:00")
    waiting.do(working.finish, "1001", LI, "借到了配件")
    assert due_times(waiting, RESOLUTION)[-1] == "09-03 15:00 kept"
    assert waiting.ticket_now().pauses[-1].until == waiting.now


def test_handed_on_it_goes_on(waiting: Office) -> None:
    waiting.now = at("2025-09-02 09:00")
    waiting.do(working.transfer, "1001", LI, ZHANG)
    assert due_times(waiting, RESOLUTION)[-1] == "09-02 15:00 open"


def test_it_can_be_waited_for_longer(waiting: Office) -> None:
    waiting.now = at("2025-09-02 09:00")
    waiting.do(working.wait, "1001", LI, "配件周五", until("09-05 09:00"))
    assert due_times(waiting, RESOLUTION)[-1] == "09-05 15:00 open"
    waiting.wait_until("2025-09-03 12:00")
    assert waiting.ticket_now().status is Status.WAITING, "the first end counts no longer"


def test_all_pauses_for_a_reason_are_capped_together(waiting: Office) -> None:
    waiting.now = at("2025-09-03 08:00")
    waiting.do(working.wait, "1001", LI, "等配件", until("09-30 09:00"))
    assert waiting.ticket_now().pauses[-1].until == at("2025-09-08 10:00"), "seven days from the first on"
    waiting.wait_until("2025-09-08 10:00")
    assert refusal(waiting, working.wait, "1001", LI, "等配件", None) == "staff.paused_long_enough"
    waiting.do(working.wait, "1001", LI, "住户不在", None)
    assert waiting.ticket_now().pauses[-1].until == at("2025-09-08 14:00"), "another reason has its own"


@pytest.mark.parametrize("words", ["", "忙不过来", "下雨", "明天再说"])
def test_what_is_no_reason_stops_no_clock(office: Office, words: str) -> None:
    office.opens()
    assert refusal(office, working.wait, "1001", LI, words, None) == "staff.wait_for_what"


def test_only_what_waits_goes_on(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    assert refusal(office, working.resume, "1001", LI) == "staff.not_waiting"
    assert refusal(office, working.resume, "1001", ZHANG) == "staff.not_yours"


def test_a_visit_that_is_named_is_kept(office: Office) -> None:
    office.opens("light")
    visit = (at("2025-09-03 09:00"), at("2025-09-03 12:00"))
    office.do(working.wait, "1001", LI, "等配件", visit)
    assert due_times(office, ARRIVAL)[-1] == "09-03 12:00 open", "by its end"
    assert due_times(office, RESOLUTION)[-1] == "09-03 22:00 open", "before that night"


def test_what_was_late_before_is_later_by_the_pause(office: Office) -> None:
    office.opens()
    office.do(working.arrive, "1001", LI)
    office.wait_until("2025-09-01 15:50")
    assert due_times(office, RESOLUTION)[-1] == "09-01 17:00 open", "put off by an hour"
    office.now = at("2025-09-01 16:10")
    office.do(working.wait, "1001", LI, "等配件", until("09-02 16:10"))
    assert due_times(office, RESOLUTION)[-1] == "09-02 17:00 open"
    office.now = at("2025-09-01 18:10")
    office.do(working.resume, "1001", LI)
    assert due_times(office, RESOLUTION)[-1] == "09-01 19:00 open"
