"""The roster by the clock: gaps the evening before, questions that end, colleagues who left."""

from typing import Any

import pytest

from bot.due import Claim, Due
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.reply import Button
from bot.speech.phrasebook import Phrasebook
from bot.tickets.docket import Docket
from bot.tickets.roster_asking import EXPIRE
from bot.tickets.roster_change import ChangeKind, ChangeState, DutyChange
from bot.tickets.roster_scripts import ROSTER_SCRIPTS
from bot.tickets.roster_watch import LEFT, LOOK, leavers, look_on, roster_watches
from bot.tickets.rules import Rules
from bot.tickets.ticket import Status
from config.staff import Staff
from tests.bot.tickets.estate import LI, LIN, RULES, SERVICES, SHANGHAI, STAFF, ZHANG, at
from tests.bot.tickets.office import SAYINGS, Office

GONE = "wecom:wu"


def _script(name: str, values: frozenset[str]) -> Script:
    words = "；".join(f"{value}={{{value}}}" for value in sorted(values)) or name
    return Script(name, (words,), (Button("see:{number}", "看看"),) if "number" in values else ())


WORDS = SAYINGS | {name: _script(name, values) for name, values in ROSTER_SCRIPTS.items()}


def speech(occasion: str) -> Phrasebook:
    return Phrasebook(Knowledge("v1", (), WORDS, (), Lexicon(), ()), {}, occasion)


def happens(office: Office, due: Due) -> Docket:
    """Handle a due row of the roster and what it makes due at once; return the first docket."""
    office.occasions += 1
    docket = Docket(office)
    claim = Claim(office.occasions, 1, "yunqi", due)
    roster_watches(office.rules, speech)[due.name](claim, docket, office.now)
    office._store(docket)
    for more in [more for more in docket.dues if more.at <= office.now and more.name.startswith("roster.")]:
        office.dues.remove(more)
        happens(office, more)
    return docket


# Gaps


def team(**more: Any) -> Rules:
    return Rules(RULES.estate, SERVICES, Staff.model_validate(STAFF.model_dump() | more))


def test_the_gap_of_the_next_day_is_told_the_evening_before() -> None:
    office = Office(now=at("2025-09-01 18:00"), rules=team(roster=[STAFF.model_dump()["roster"][0]]))
    docket = happens(office, look_on(office.now.date(), SHANGHAI))
    [told] = [notice for notice in office.notices if notice.script == "staff.roster_gap"]
    assert told.recipient == "wecom:zhao"
    assert "9月2日（周二）20:00到次日00:00：没有人会water（水管漏水要用）" in told.text
    again = next(due for due in docket.dues if due.name == LOOK)
    assert (again.at, again.detail) == (at("2025-09-02 18:00"), "2025-09-02"), "and the next evening"


def test_without_a_gap_nobody_is_bothered() -> None:
    able = [{"hours": {"start": "00:00", "until": "00:00"}, "staff": ["li", "zhang", "lin"]}]
    people = STAFF.model_dump()["people"]
    people["li"]["skills"] = [*people["li"]["skills"], "masonry"]
    office = Office(now=at("2025-09-01 18:00"), rules=team(roster=able, people=people))
    happens(office, look_on(office.now.date(), SHANGHAI))
    assert office.news() == []


# Colleagues who left

# how the ticket of somebody who left stands, how it stands afterwards, whether the resident hears of it
LEFT_WITH = [
    (Status.ASSIGNED, Status.ASSIGNED, False, "nobody had taken it: the next is asked"),
    (Status.ACCEPTED, Status.ASSIGNED, True, "the resident counts on somebody who is gone"),
    (Status.ON_SITE, Status.ASSIGNED, True, "or was even there"),
    (Status.WAITING, Status.ASSIGNED, True, "the part will come"),
    (Status.REOPENED, Status.ASSIGNED, False, "somebody else comes again"),
    (Status.FINISHED, Status.FINISHED, False, "it was done; only the resident's word is missing"),
]


@pytest.mark.parametrize(("stood", "stands", "told", "why"), LEFT_WITH)
def test_the_tasks_of_somebody_who_left_go_to_others(
    office: Office, stood: Status, stands: Status, told: bool, why: str
) -> None:
    office.keep(office.opens(), status=stood, assignee=GONE, offered=(GONE,))
    happens(office, leavers(RULES, office.now))
    ticket = office.ticket_now()
    assert ticket.status is stands, why
    assert ticket.assignee == (GONE if stands is Status.FINISHED else LI)
    news = office.news()
    assert (("王阿姨", "ticket.new_colleague") in news) is told, why
    assert ("赵经理", "staff.left") in news, "the managers hear of it in one word"


def test_an_emergency_of_somebody_who_left_pages_everybody(office: Office) -> None:
    office.keep(office.opens("lift"), status=Status.ACCEPTED, assignee=GONE)
    happens(office, leavers(RULES, office.now))
    assert (office.ticket_now().status, office.ticket_now().offered) == (Status.OPENED, (LI, ZHANG))


def test_the_cases_of_an_owner_who_left_are_the_butlers(office: Office) -> None:
    office.keep(office.opens(), case_owner=GONE, status=Status.FINISHED)
    happens(office, leavers(RULES, office.now))
    assert office.ticket_now().case_owner == LIN
    assert "owner left" in office.actions()


def test_at_night_what_is_answered_by_day_waits_for_the_morning(office: Office) -> None:
    office.now = at("2025-09-01 23:00")
    office.keep(office.opens("light"), status=Status.WAITING, assignee=GONE)
    happens(office, leavers(RULES, office.now))
    assert (office.ticket_now().status, office.ticket_now().assignee) == (Status.OPENED, "")
    office.wait_until("2025-09-02 08:00")
    assert office.ticket_now().assignee == LI


def test_nobody_left_and_nobody_is_told(office: Office) -> None:
    office.opens()
    happens(office, leavers(RULES, office.now))
    assert office.news() == []
    assert office.ticket_now().assignee == LI


def test_a_look_for_leavers_is_made_once_a_day_and_for_each_list_of_people() -> None:
    first = leavers(RULES, at("2025-09-01 10:00"))
    assert first.name == LEFT
    assert leavers(RULES, at("2025-09-01 11:00")).detail == first.detail, "a restart looks no second time"
    assert leavers(RULES, at("2025-09-02 10:00")).detail != first.detail
    fewer = {name: member for name, member in STAFF.model_dump()["people"].items() if name != "xiaozhao"}
    fewer["lin"]["roles"] = ["butler", "front_desk"]
    assert leavers(team(people=fewer), at("2025-09-01 10:00")).detail != first.detail


def test_a_deleted_category_is_served_as_the_fallback(office: Office) -> None:
    office.keep(office.opens(), category="gone", status=Status.ACCEPTED, assignee=GONE)
    happens(office, leavers(RULES, office.now))
    assert office.ticket_now().assignee == LI
    assert any("category=综合维修" in notice.text for notice in office.notices)


# Questions that end


def test_a_question_that_nobody_answers_ends(office: Office) -> None:
    start, until = at("2025-09-06 08:00"), at("2025-09-06 20:00")
    swap, waits = ChangeKind.SWAP, ChangeState.ASKED
    asked = DutyChange("c1", swap, "li", "zhang", start, until, waits, office.now, start, 1)
    office.duty["c1"] = asked
    happens(office, Due(EXPIRE, "c1", office.now))
    assert office.duty["c1"].state is ChangeState.EXPIRED
    assert office.news() == [("张师傅", "staff.swap_expired"), ("李师傅", "staff.swap_expired")]
    happens(office, Due(EXPIRE, "c1", office.now, "again"))
    assert office.news() == [], "what is over is over"
