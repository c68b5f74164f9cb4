"""What time does to a ticket. It was opened on Monday at ten: response 10:10, arrival 10:40, done 16:00."""

import pytest

from bot.due import Due
from bot.tickets.desk import following, working
from bot.tickets.ticket import PromiseKind, PromiseState, Status
from tests.bot.tickets.estate import LI, LIN, WANG, ZHANG, at
from tests.bot.tickets.office import Office, due_times

ASSIGNED, CLOSED, FINISHED, OPENED = Status.ASSIGNED, Status.CLOSED, Status.FINISHED, Status.OPENED


# Nobody accepts


def test_who_does_not_accept_is_passed_over_for_the_next(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:05")
    assert office.ticket_now().assignee == ZHANG
    assert office.news() == [("张师傅", "staff.task"), ("李师傅", "staff.passed_over")]


def test_when_nobody_accepts_the_manager_hears(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:09")
    office.news()
    office.wait_until("2025-09-01 10:10")
    assert (office.ticket_now().status, office.ticket_now().assignee) == (OPENED, "")
    heard = office.news()
    assert ("张师傅", "staff.passed_over") in heard
    assert ("赵经理", "staff.nobody_left") in heard


def test_who_has_accepted_is_left_alone(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.news()
    office.wait_until("2025-09-01 10:06")
    assert office.news() == []


def test_the_wait_for_somebody_who_has_declined_is_over(office: Office) -> None:
    office.opens()
    office.now = at("2025-09-01 10:04")
    office.do(working.decline, "1001", LI, "")
    office.news()
    office.wait_until("2025-09-01 10:08")
    assert office.ticket_now().assignee == ZHANG, "his own five minutes are not over"


def test_who_is_asked_again_has_the_whole_time_again(office: Office) -> None:
    office.opens()
    office.do(working.finish, "1001", LI, "")
    office.now = at("2025-09-01 10:03")
    office.do(following.reopen, "1001", WANG, "")
    office.wait_until("2025-09-01 10:07")
    assert office.ticket_now().assignee == LI, "five minutes from 10:03"


# Before a promise breaks


def test_a_late_arrival_from_nudge_to_overdue(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.news()
    office.wait_until("2025-09-01 10:30")
    assert office.news() == [
        ("李师傅", "staff.nudge"),
        ("李师傅", "staff.resident_told"),
        ("王阿姨", "ticket.late_arrival"),
    ]
    assert due_times(office, PromiseKind.ARRIVAL) == ["09-01 10:40 open", "09-01 11:40 open"]
    office.wait_until("2025-09-01 10:40")
    assert due_times(office, PromiseKind.ARRIVAL) == ["09-01 10:40 broken", "09-01 11:40 open"]
    assert office.news() == [
        ("李师傅", "staff.overdue"),
        ("管家小林", "staff.overdue"),
        ("赵经理", "staff.overdue"),
    ]
    assert "due=今天11:40" in office.notices[-1].text, "the managers read the new time"


def test_at_night_the_butler_may_sleep_while_the_manager_hears(office: Office) -> None:
    office.now = at("2025-09-01 22:00")
    office.opens()
    office.do(working.accept, "1001", ZHANG)
    office.wait_until("2025-09-01 22:40")
    assert {who for who, script in office.news() if script == "staff.overdue"} == {"张师傅", "赵经理"}


def test_who_is_late_again_gets_a_longer_time(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 11:45")
    assert due_times(office, PromiseKind.ARRIVAL) == [
        "09-01 10:40 broken",
        "09-01 11:40 broken",
        "09-01 13:40 open",
    ]


def test_the_resident_hears_the_new_time_before_the_old_one_breaks(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 10:39")
    late = [notice for notice in office.notices if notice.script == "ticket.late_arrival"]
    assert [(f"{notice.due_at:%H:%M}", notice.recipient) for notice in late] == [("10:30", WANG)]
    assert "due=今天11:40" in late[0].text


def test_a_task_that_nobody_took_is_the_managers_to_hear_of(office: Office) -> None:
    office.opens("hazard")
    office.wait_until("2025-09-01 10:30")
    assert ("赵经理", "staff.nudge_untaken") in office.news()


def test_who_was_only_asked_is_reminded_to_take_it(office: Office) -> None:
    office.keep(office.opens(), status=ASSIGNED)
    office.now = at("2025-09-01 10:30")
    arrival = at("2025-09-01 10:40").isoformat()
    office.happens(Due("promise.nudge", "1001", office.now, f"arrival@{arrival}"))
    assert office.news() == [("李师傅", "staff.nudge_untaken")]


# what happened meanwhile, why nothing is said
STILL = [
    ("arrived", "the promise was kept"),
    ("finished", "it is with the resident"),
    ("cancelled", "nobody waits any more"),
]


@pytest.mark.parametrize(("meanwhile", "why"), STILL)
@pytest.mark.parametrize("name", ["promise.nudge", "promise.tell", "promise.overdue"])
def test_look_again_before_you_act(office: Office, name: str, meanwhile: str, why: str) -> None:
    office.opens()
    if meanwhile == "arrived":
        office.do(working.arrive, "1001", LI)
    elif meanwhile == "finished":
        office.do(working.finish, "1001", LI, "")
    else:
        office.do(following.cancel, "1001", WANG)
    office.news()
    before = office.ticket_now()
    office.happens(Due(name, "1001", office.now, f"arrival@{at('2025-09-01 10:40').isoformat()}"))
    assert office.news() == [], why
    assert office.ticket_now() == before


def test_a_row_for_a_time_that_was_never_promised_does_nothing(office: Office) -> None:
    office.opens()
    office.happens(Due("promise.tell", "1001", office.now, f"arrival@{at('2025-09-01 10:41').isoformat()}"))
    assert office.news() == []


def test_a_row_of_a_ticket_that_does_not_exist_does_nothing(office: Office) -> None:
    office.happens(Due("promise.tell", "9999", office.now, f"arrival@{office.now.isoformat()}"))
    assert (office.notices, office.tickets) == ([], {})


def test_nobody_is_told_twice_of_the_same_delay(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 10:59")
    scripts = [script for who, script in office.news() if who == "王阿姨"]
    assert scripts.count("ticket.late_arrival") == 1


def test_nobody_is_said_to_have_told_a_resident_who_does_not_exist(office: Office) -> None:
    office.opens(resident="", reporter=LIN)
    office.do(working.accept, "1001", LI)
    office.news()
    office.wait_until("2025-09-01 10:30")
    assert "staff.resident_told" not in {script for _, script in office.news()}


def test_a_broken_promise_stays_broken_whatever_comes_after(office: Office) -> None:
    office.opens()
    office.wait_until("2025-09-01 10:41")
    office.do(working.accept, "1001", office.ticket_now().assignee or LI)
    broken = [row.kind for row in office.ticket_now().promises if row.state is PromiseState.BROKEN]
    assert PromiseKind.RESPONSE in broken


def test_an_emergency_that_is_late_gets_no_new_time(office: Office) -> None:
    office.opens("lift")
    office.wait_until("2025-09-02 10:00")
    told = [notice.script for notice in office.notices if notice.script.startswith("ticket.late_")]
    assert sorted(told) == [f"ticket.late_{kind}_emergency" for kind in ("arrival", "resolution", "response")]
    assert len(office.ticket_now().promises) == 3, "for life and limb nothing is put off"
    assert ("赵经理", "staff.overdue_without_new_time") in office.news()


def test_when_who_accepted_an_emergency_does_not_come_the_others_are_sent(office: Office) -> None:
    office.opens("lift")
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 10:14")
    office.news()
    office.wait_until("2025-09-01 10:15")
    sent = [who for who, script in office.news() if script == "staff.emergency_nobody_there"]
    assert sent == ["张师傅", "赵经理"]
    assert office.ticket_now().assignee == LI, "who is on the way may still arrive"
    office.do(working.arrive, "1001", LI)


def test_nobody_is_sent_after_who_has_arrived(office: Office) -> None:
    office.opens("lift")
    office.do(working.accept, "1001", LI)
    office.do(working.arrive, "1001", LI)
    office.wait_until("2025-09-01 10:30")
    assert "staff.emergency_nobody_there" not in {script for _, script in office.news()}
