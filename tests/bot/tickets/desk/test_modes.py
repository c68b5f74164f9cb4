"""How somebody is found: one by one, whoever is quickest (抢单), in turn; and the ladder after that."""

from typing import Any

from bot.tickets.desk import working
from bot.tickets.roster_change import ChangeKind, ChangeState, DutyChange
from bot.tickets.rules import Rules
from bot.tickets.ticket import Status
from config.services import Services
from config.staff import Staff
from tests.bot.tickets.estate import LI, LIN, RULES, SERVICES, STAFF, XIAOZHAO, ZHANG, ZHAO, at
from tests.bot.tickets.office import Office, refusal


def with_mode(mode: str, **level: Any) -> Rules:
    """Return the rules in which water is dispatched in this way."""
    services = SERVICES.model_dump()
    services["categories"]["water"]["mode"] = mode
    services["levels"]["urgent"] |= level
    return Rules(RULES.estate, Services.model_validate(services), STAFF)


def test_all_who_can_are_asked_at_once_and_the_first_has_it() -> None:
    office = Office(rules=with_mode("grab"))
    ticket = office.opens()
    assert (ticket.status, ticket.assignee, ticket.offered) == (Status.OPENED, "", (LI, ZHANG))
    taken = office.do(working.accept, "1001", ZHANG)
    assert (taken.assignee, taken.status) == (ZHANG, Status.ACCEPTED)
    assert ("李师傅", "staff.taken_by_other") in office.news()
    assert refusal(office, working.accept, "1001", LI) == "staff.taken", "the second is told who has it"


def test_what_nobody_grabs_goes_up_the_ladder() -> None:
    office = Office(rules=with_mode("grab"))
    office.opens()
    office.wait_until("2025-09-01 10:05")
    assert ("赵经理", "staff.nobody_left") in office.news()
    office.wait_until("2025-09-01 10:30")
    assert ("李师傅", "staff.grab") in office.news(), "all are asked afresh"


def test_what_was_grabbed_climbs_no_ladder() -> None:
    office = Office(rules=with_mode("grab"))
    office.opens()
    office.do(working.accept, "1001", LI)
    office.news()
    office.wait_until("2025-09-01 10:31")
    assert [told for told in office.news() if told[1] in {"staff.nobody_left", "staff.grab"}] == []


def test_one_alone_is_asked_as_usual() -> None:
    office = Office(now=at("2025-09-01 22:00"), rules=with_mode("grab"))
    assert office.opens().assignee == ZHANG


def test_in_turn() -> None:
    office = Office(rules=with_mode("rotate"))
    asked = []
    for minute in range(4):
        office.now = at(f"2025-09-01 10:0{minute}")
        asked.append(office.opens().assignee)
    assert asked == [LI, ZHANG, LI, ZHANG]
    for number in ("1001", "1003"):
        office.keep(office.tickets[number], status=Status.FINISHED)
    office.now = at("2025-09-01 10:04")
    assert office.opens().assignee == LI, "his turn, though he has less to do only since just now"


def test_who_was_at_this_home_last_comes_again() -> None:
    office = Office()
    office.keep(office.opens(), status=Status.CLOSED, assignee=ZHANG)
    assert office.opens().assignee == ZHANG


def test_who_is_in_the_building_anyway_comes() -> None:
    office = Office()
    first = office.opens()
    office.keep(first, assignee=ZHANG, status=Status.ACCEPTED)
    office.keep(first, number="1009", place="8栋1单元101", assignee=LI, status=Status.ACCEPTED)
    office.given_out = 10
    assert office.opens().assignee == ZHANG


# The ladder

BY_BUTLER = ("next", "butler", "front_desk", "manager", "again")


def rungs(office: Office) -> list[str]:
    return [person for person, script in office.news() if script == "staff.nobody_left"]


def test_each_rung_has_its_time() -> None:
    office = Office(rules=with_mode("assign", ladder=BY_BUTLER))
    office.opens()
    office.wait_until("2025-09-01 10:10")
    assert rungs(office) == ["管家小林"], "both were asked: the butler first"
    office.wait_until("2025-09-01 10:15")
    assert rungs(office) == ["赵经理"], "nobody of the front desk is on duty: that rung is stepped over"
    office.wait_until("2025-09-01 10:40")
    assert office.ticket_now().assignee == LI, "and all again"


def test_the_case_owner_who_is_asked_to_hand_it_out_may() -> None:
    office = Office(rules=with_mode("assign", ladder=BY_BUTLER))
    office.opens()
    assert refusal(office, working.transfer, "1001", LIN, ZHANG) == "staff.not_yours", "somebody is asked"
    office.wait_until("2025-09-01 10:10")
    assert rungs(office) == ["管家小林"]
    assert office.do(working.transfer, "1001", LIN, LI).assignee == LI
    assert refusal(office, working.transfer, "1001", XIAOZHAO, ZHANG) == "staff.not_yours"
    office.wait_until("2025-09-01 10:14")
    assert rungs(office) == [], "what somebody is asked for climbs no further"


def test_at_night_the_sleeping_are_stepped_over_and_the_manager_hears_of_it() -> None:
    office = Office(now=at("2025-09-02 02:00"), rules=with_mode("assign", ladder=BY_BUTLER))
    office.opens()
    office.wait_until("2025-09-02 02:05")
    assert rungs(office) == ["赵经理"]


# Leave and deputies


def on_leave(who: str) -> dict[str, DutyChange]:
    start, until = at("2025-09-01 08:00"), at("2025-09-02 08:00")
    state = ChangeState.ALLOWED
    return {"c": DutyChange("c", ChangeKind.LEAVE, who, "", start, until, state, start, until, 1)}


def test_who_is_on_leave_is_not_asked() -> None:
    assert Office(duty=on_leave("li")).opens().assignee == ZHANG


def test_while_the_manager_is_away_the_deputy_hears_and_may_decide() -> None:
    people = STAFF.model_dump()["people"]
    people["xiaozhao"] |= {"roles": ["front_desk", "manager"], "deputy": True}
    staff = Staff.model_validate(STAFF.model_dump() | {"people": people})
    office = Office(rules=Rules(RULES.estate, SERVICES, staff))
    office.opens()
    office.wait_until("2025-09-01 10:10")
    assert rungs(office) == ["赵经理"], "nobody is away: the manager alone"
    office.duty |= on_leave("zhao")
    office.wait_until("2025-09-01 10:45")
    assert rungs(office) == ["客服小赵"]
    assert office.do(working.transfer, "1001", XIAOZHAO, LI).assignee == LI
    assert ZHAO not in office.ticket_now().offered
