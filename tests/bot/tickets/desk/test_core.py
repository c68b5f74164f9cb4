"""The desk's own tools: notices keyed by their occasion, fields for templates, no buttons at the end."""

from datetime import timedelta

import pytest

from bot.outbox.notice import Weight
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.refused import Refused
from bot.tickets.ticket import Promise, PromiseKind, Status
from tests.bot.tickets.estate import LI, RULES, WANG, ZHANG
from tests.bot.tickets.office import Office, phrasebook


def desk(office: Office, source: str = "m1") -> Desk:
    return Desk(RULES, Docket(office), phrasebook(""), office.now, source)


def test_find_refuses_a_number_that_does_not_exist(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        desk(office).find("9999")
    assert (refused.value.script, refused.value.values_for_script) == ("ticket.unknown", {"number": "9999"})


def test_an_illegal_move_is_refused_and_changes_nothing(office: Office) -> None:
    ticket, at_desk = office.opens(), desk(office)
    with pytest.raises(Refused) as refused:
        at_desk.move(ticket, Status.CLOSED, WANG)
    assert refused.value.script == "ticket.not_now"
    assert at_desk.docket.empty


def test_the_same_occasion_makes_the_same_notice_keys(office: Office) -> None:
    def keys(source: str) -> list[str]:
        at_desk, ticket = desk(office, source), office.ticket_now()
        for person in (LI, ZHANG):
            at_desk.tell_staff(ticket, person, "staff.cancelled")
        return [notice.key for notice in at_desk.docket.notices]

    office.opens()
    assert keys("m1") == keys("m1") == ["m1:0", "m1:1"]
    assert not set(keys("m1")) & set(keys("m2"))


def test_a_resident_can_be_told_by_template_and_by_words(office: Office) -> None:
    ticket, at_desk = office.opens(), desk(office)
    at_desk.tell_resident(ticket, "ticket.arrived", Weight.RESULT)
    notice = at_desk.docket.notices[0]
    assert (notice.recipient, notice.weight, notice.ticket) == (WANG, Weight.RESULT, "1001")
    assert notice.template == "ticket"
    assert notice.fields["number"] == "1001"
    assert notice.fields["subject"] == "厨房水管漏水"
    assert notice.fields["status"] == "已派单"
    assert notice.fields["time"] == "2025年9月1日 10:10", "what the resident can count on next"
    assert set(notice.fields) == {"number", "subject", "status", "time", "remark"}


def test_staff_notices_are_urgent_and_need_no_template(office: Office) -> None:
    at_desk = desk(office)
    at_desk.tell_staff(office.opens(), LI, "staff.cancelled")
    notice = at_desk.docket.notices[0]
    assert (notice.weight, notice.template, notice.fields) == (Weight.URGENT, "", {})


def test_what_has_ended_has_no_buttons(office: Office) -> None:
    ticket, at_desk = office.opens(), desk(office)
    at_desk.tell_resident(ticket, "ticket.arrived")
    at_desk.tell_resident(office.keep(ticket, status=Status.CLOSED), "ticket.arrived")
    assert [bool(notice.buttons) for notice in at_desk.docket.notices] == [True, False]


def test_nobody_is_told_nothing(office: Office) -> None:
    at_desk, ticket = desk(office), office.opens(resident="", reporter=LI)
    at_desk.tell_resident(ticket, "ticket.arrived")
    at_desk.tell_staff(ticket, "", "staff.cancelled")
    assert at_desk.docket.notices == []


def test_what_is_late_has_a_headline_of_its_own(office: Office) -> None:
    at_desk = desk(office)
    at_desk.tell_resident(office.opens(), "ticket.late_arrival", due="今天11:40", headline="抱歉延后")
    assert at_desk.docket.notices[0].fields["status"] == "抱歉延后"


# category, the plan as the resident hears it, why
PLANS = [
    (
        "water",
        "response 今天10:10，arrival 今天10:40，resolution 今天16:00",
        "all that is promised, in the order of time",
    ),
    ("enquiry", "answer 今天10:30", "an enquiry has an answer, and nothing else"),
]


@pytest.mark.parametrize(("category", "plan", "why"), PLANS)
def test_the_plan_quotes_promises_and_nothing_else(
    office: Office, category: str, plan: str, why: str
) -> None:
    assert desk(office).values(office.opens(category))["plan"] == plan, why


def test_without_any_promise_the_plan_is_as_soon_as_can_be(office: Office) -> None:
    ticket = office.keep(office.opens(), promises=())
    assert desk(office).values(ticket)["plan"] == "尽快"


def test_an_acceptance_after_the_arrival_tells_nobody_anything(office: Office) -> None:
    ticket = office.opens(visit=(office.now, office.now + timedelta(minutes=5)))
    assert desk(office).values(ticket)["plan"] == "arrival 今天10:05，resolution 今天16:00"


def test_what_ends_at_the_same_time_is_said_in_the_order_in_which_it_happens(office: Office) -> None:
    noon = office.now + timedelta(hours=2)
    rows = [Promise(kind, noon, office.now) for kind in (PromiseKind.RESOLUTION, PromiseKind.ARRIVAL)]
    ticket = office.keep(office.opens(), promises=tuple(rows))
    assert desk(office).values(ticket)["plan"] == "arrival 今天12:00，resolution 今天12:00"


def test_the_plan_quotes_the_new_time_of_what_was_put_off(office: Office) -> None:
    told = Promise(PromiseKind.ARRIVAL, office.now + timedelta(minutes=40), office.now, told_at=office.now)
    later = Promise(PromiseKind.ARRIVAL, office.now + timedelta(hours=2), told.due_at, delays=1)
    ticket = office.keep(office.opens(), promises=(told, later))
    assert desk(office).values(ticket)["plan"] == "arrival 今天12:00"


def test_staff_hear_the_same_plan_in_their_own_words(office: Office) -> None:
    plan = desk(office).values(office.opens())["task_plan"]
    assert plan == "response by 今天10:10，arrival by 今天10:40，resolution by 今天16:00"
