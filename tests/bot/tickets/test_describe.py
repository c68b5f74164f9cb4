"""What scripts may quote of a ticket."""

from dataclasses import replace

import pytest

from bot.tickets.describe import TICKET_VALUES, values_of
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.ticket import Promise, PromiseKind, PromiseState, Status, Ticket
from tests.bot.tickets.estate import LI, LIN, RULES, WANG, at
from tests.bot.tickets.office import Office, phrasebook

NOW = at("2025-09-01 10:00")
ARRIVAL = Promise(PromiseKind.ARRIVAL, at("2025-09-01 10:40"), NOW)
RESOLUTION = Promise(PromiseKind.RESOLUTION, at("2025-09-02 16:00"), NOW)
TICKET = Ticket(
    number="1001",
    kind="repair",
    category="water",
    status=Status.ACCEPTED,
    resident=WANG,
    place="3栋2单元1201",
    problem="厨房水管漏水",
    case_owner=LIN,
    opened_at=NOW,
    opened_by=WANG,
    assignee=LI,
    promises=(ARRIVAL, RESOLUTION),
)


def test_the_values_are_those_that_scripts_are_checked_against() -> None:
    worded_by_the_desk = {"plan", "task_plan"}
    assert set(values_of(TICKET, RULES, NOW)) == TICKET_VALUES - worded_by_the_desk
    desk = Desk(RULES, Docket(Office()), phrasebook(""), NOW, "m1")
    assert set(desk.values(TICKET)) == TICKET_VALUES


def test_in_words() -> None:
    assert values_of(TICKET, RULES, NOW) == {
        "number": "1001",
        "place": "3栋2单元1201",
        "problem": "厨房水管漏水",
        "category": "水管漏水",
        "status": "已接单",
        "staff": "李师傅",
        "owner": "管家小林",
        "visit": "",
        "opened": "今天10:00",
        "due": "今天10:40",
    }


VISIT = (at("2025-09-02 14:00"), at("2025-09-02 18:00"))

# changes, value, words, why
WORDS = [
    ({"assignee": ""}, "staff", "值班同事", "nobody has it"),
    ({"assignee": "wecom:gone"}, "staff", "值班同事", "a colleague who has left"),
    ({"promises": ()}, "due", "尽快", "no time is promised any more"),
    (
        {"promises": (replace(ARRIVAL, state=PromiseState.KEPT), RESOLUTION)},
        "due",
        "明天16:00",
        "they came",
    ),
    ({"visit": VISIT}, "visit", "（明天14:00–18:00在家）", "when somebody is at home"),
    ({"category": "pool"}, "category", "综合维修", "a category that was deleted"),
    ({"status": Status.REOPENED}, "status", "已重开", "in Chinese"),
]


@pytest.mark.parametrize(("changes", "value", "words", "why"), WORDS)
def test_words(changes: dict[str, object], value: str, words: str, why: str) -> None:
    assert values_of(replace(TICKET, **changes), RULES, NOW)[value] == words, why
