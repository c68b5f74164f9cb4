"""A ticket is opened: its number, owner and promises, and who is asked to do it."""

from dataclasses import replace

import pytest

from bot.tickets.desk.opening import Matter, open_ticket, told_for
from bot.tickets.rules import Rules
from bot.tickets.ticket import Status
from tests.bot.tickets.estate import LI, LIN, RULES, STAFF, WANG, XIAOZHAO, ZHANG
from tests.bot.tickets.office import Office

MATTER = Matter("water", "3栋2单元1201", "厨房水管漏水", resident=WANG, reporter=WANG, building="3栋")


def test_what_a_new_ticket_is(office: Office) -> None:
    ticket = office.do(open_ticket, MATTER)

    assert (ticket.number, ticket.kind, ticket.status) == ("1001", "repair", Status.ASSIGNED)
    assert (ticket.assignee, ticket.offered, ticket.case_owner) == (LI, (LI,), LIN)
    assert [f"{row.kind} {row.due_at:%H:%M}" for row in ticket.promises] == [
        "response 10:10",
        "arrival 10:40",
        "resolution 16:00",
    ]
    assert office.news() == [("李师傅", "staff.task")]
    assert office.actions() == ["opened", "assigned"]
    assert office.timeline("1001")[0].text == "厨房水管漏水"


def test_every_promise_is_watched_and_so_is_the_asking(office: Office) -> None:
    office.do(open_ticket, MATTER)
    assert sorted(f"{due.at:%H:%M} {due.name} {due.detail.partition('@')[0]}" for due in office.dues) == [
        "10:05 accept.wait wecom:li#m1",
        "10:07 promise.tell response",
        "10:10 promise.overdue response",
        "10:30 promise.nudge arrival",
        "10:30 promise.tell arrival",
        "10:40 promise.overdue arrival",
        "15:50 promise.nudge resolution",
        "15:50 promise.tell resolution",
        "16:00 promise.overdue resolution",
    ]


def test_numbers_count_up(office: Office) -> None:
    assert [office.opens().number, office.opens().number] == ["1001", "1002"]


# matter's changes, owner, why
OWNERS = [
    ({}, LIN, "the butler of the resident's building"),
    ({"building": ""}, XIAOZHAO, "no home is known: the front desk"),
    ({"reporter": XIAOZHAO}, XIAOZHAO, "who took the call keeps it (首问责任制)"),
]


@pytest.mark.parametrize(("changes", "owner", "why"), OWNERS)
def test_case_owner(office: Office, changes: dict[str, str], owner: str, why: str) -> None:
    assert office.do(open_ticket, replace(MATTER, **changes)).case_owner == owner, why


def test_nobody_on_duty_can_do_it_so_the_manager_hears(office: Office) -> None:
    ticket = office.do(open_ticket, replace(MATTER, category="hazard"))
    assert (ticket.status, ticket.assignee) == (Status.OPENED, "")
    assert office.news() == [("赵经理", "staff.nobody_left")]


def test_an_enquiry_is_said_as_one(office: Office) -> None:
    office.do(open_ticket, replace(MATTER, category="enquiry", problem="想找人工客服"))
    assert office.news() == [("管家小林", "staff.enquiry")]


def test_an_emergency_pages_everybody_able_and_the_manager_at_once(office: Office) -> None:
    ticket = office.do(open_ticket, replace(MATTER, category="lift", words="我被困在电梯里了"))
    assert (ticket.status, ticket.assignee, ticket.offered) == (Status.OPENED, "", (LI, ZHANG))
    assert office.news() == [
        ("张师傅", "staff.emergency"),
        ("李师傅", "staff.emergency"),
        ("赵经理", "staff.emergency"),
    ]
    assert all("我被困在电梯里了" in notice.text for notice in office.notices)
    assert office.timeline("1001")[0].text == "我被困在电梯里了"


def test_in_an_emergency_with_nobody_trained_all_on_duty_are_paged(office: Office) -> None:
    people = {name: person.model_copy(update={"skills": ()}) for name, person in STAFF.people.items()}
    office.rules = Rules(RULES.estate, RULES.services, STAFF.model_copy(update={"people": people}))
    assert office.do(open_ticket, replace(MATTER, category="lift")).offered == (LI, ZHANG, LIN)


def test_a_resident_in_whose_name_staff_opened_it_is_told(office: Office) -> None:
    ticket = office.opens()
    office.do(lambda desk: told_for(desk, ticket) or ticket)
    assert office.news() == [("王阿姨", "ticket.opened_for_you")]


def test_a_ticket_of_the_estate_has_nobody_to_tell(office: Office) -> None:
    ticket = office.opens(resident="", reporter=LIN)
    office.do(lambda desk: told_for(desk, ticket) or ticket)
    assert office.news() == []
