"""Who is on duty, and who is asked next."""

import re
from typing import Any

import pytest
from pydantic import ValidationError

from bot.tickets.roster import able, leading, next_able, on_duty, unled
from bot.tickets.roster_change import ChangeKind, ChangeState, DutyChange
from config.staff import Staff
from tests.bot.tickets.estate import at

PEOPLE = {
    "li": {"name": "李师傅", "title": "维修", "roles": ["technician"], "skills": ["water", "electric"]},
    "zhang": {"name": "张师傅", "title": "维修", "roles": ["technician"], "skills": ["water"]},
    "sun": {"name": "老孙", "title": "秩序员", "roles": ["guard"]},
    "zhao": {"name": "赵经理", "title": "经理", "roles": ["manager", "front_desk"]},
}


def staff(*shifts: dict[str, Any]) -> Staff:
    return Staff.model_validate({"people": PEOPLE, "roster": list(shifts)})


DAY = {"hours": {"start": "08:00", "until": "20:00"}, "staff": ["li", "zhang"]}
NIGHT = {"hours": {"start": "20:00", "until": "08:00"}, "staff": ["zhang"]}
FRIDAY_NIGHT = NIGHT | {"weekdays": [5]}
ALWAYS = {"hours": {"start": "00:00", "until": "00:00"}, "staff": ["sun"]}
MONDAY_FROM_EIGHT = {"hours": {"start": "08:00", "until": "08:00"}, "weekdays": [1], "staff": ["sun"]}

# shifts, now, who is on duty, why; 2025-09-01 is a Monday
ON_DUTY = [
    ([DAY, NIGHT], "2025-09-01 08:00", ["li", "zhang"], "the start is on duty"),
    ([DAY, NIGHT], "2025-09-01 19:59", ["li", "zhang"], "until the last minute"),
    ([DAY, NIGHT], "2025-09-01 20:00", ["zhang"], "the end is not"),
    ([DAY, NIGHT], "2025-09-02 02:00", ["zhang"], "the night shift runs over midnight"),
    ([FRIDAY_NIGHT], "2025-09-05 21:00", ["zhang"], "Friday evening"),
    ([FRIDAY_NIGHT], "2025-09-06 07:59", ["zhang"], "Saturday morning belongs to Friday's night"),
    ([FRIDAY_NIGHT], "2025-09-06 21:00", [], "Saturday evening does not"),
    ([FRIDAY_NIGHT], "2025-09-05 07:00", [], "nor does Friday morning: that was Thursday's night"),
    ([NIGHT | {"weekdays": [7]}], "2025-09-01 01:00", ["zhang"], "Monday at one is Sunday's night"),
    ([ALWAYS], "2025-09-01 00:00", ["sun"], "equal ends are round the clock"),
    ([ALWAYS], "2025-09-01 23:59", ["sun"], "to the last minute"),
    ([MONDAY_FROM_EIGHT], "2025-09-01 07:59", [], "Monday before eight: not yet"),
    ([MONDAY_FROM_EIGHT], "2025-09-02 07:59", ["sun"], "twenty-four hours from Monday at eight"),
    ([MONDAY_FROM_EIGHT], "2025-09-02 08:00", [], "and no minute more"),
    ([ALWAYS, DAY], "2025-09-01 10:00", ["sun", "li", "zhang"], "first shift first, in its order"),
    ([DAY, DAY | {"staff": ["zhang", "sun"]}], "2025-09-01 10:00", ["li", "zhang", "sun"], "nobody twice"),
    ([], "2025-09-01 10:00", [], "an empty roster has nobody"),
]


@pytest.mark.parametrize(("shifts", "now", "expected", "why"), ON_DUTY)
def test_on_duty(shifts: list[dict[str, Any]], now: str, expected: list[str], why: str) -> None:
    assert on_duty(staff(*shifts), at(now)) == expected, why


def test_able_are_those_on_duty_with_the_skill() -> None:
    team = staff(DAY, NIGHT, ALWAYS)
    assert able(team, "water", at("2025-09-01 10:00")) == ["li", "zhang"]
    assert able(team, "electric", at("2025-09-01 10:00")) == ["li"]
    assert able(team, "electric", at("2025-09-01 22:00")) == [], "李师傅 is at home"
    assert able(team, "lift", at("2025-09-01 10:00")) == []


# skill, now, when somebody comes, why
COMES = [
    ("electric", "2025-09-01 22:00", "2025-09-02 08:00", "李师傅 comes in the morning"),
    ("electric", "2025-09-01 10:00", None, "nobody comes who isn't here already"),
    ("water", "2025-09-01 21:00", "2025-09-02 08:00", "李师傅 can do it, too"),
    ("lift", "2025-09-01 10:00", None, "nobody ever learned it"),
]


@pytest.mark.parametrize(("skill", "now", "comes", "why"), COMES)
def test_next_able(skill: str, now: str, comes: str | None, why: str) -> None:
    found = next_able(staff(DAY, NIGHT), skill, at(now))
    assert found == (at(comes) if comes else None), why


# Changes of the week

SPRING = {
    "name": "春节",
    "holiday": "春节",
    "shifts": [{"hours": {"start": "09:00", "until": "21:00"}, "staff": ["sun"]}],
}
FAIR = {"name": "邻里节", "days": ["2025-09-06"], "shifts": [ALWAYS | {"staff": ["zhao"]}]}
FAIR_AT_NEW_YEAR = FAIR | {"days": ["2025-01-29"]}


def leave(who: str, start: str, until: str, instead: str = "") -> dict[str, str]:
    return {"who": who, "start": start, "until": until, "instead": instead}


def swap(who: str, partner: str, start: str, until: str) -> dict[str, str]:
    return {"who": who, "partner": partner, "start": start, "until": until}


SPECIAL_DAY = ("2025-09-01 08:00", "2025-09-02 08:00")
LI_AWAY, LI_FOR_SUN = leave("li", *SPECIAL_DAY), swap("li", "sun", *SPECIAL_DAY)

# what is written beside DAY and NIGHT, now, who is on duty, why
SPECIAL = [
    ({"festivals": [FAIR]}, "2025-09-06 10:00", ["zhao"], "a date has shifts of its own"),
    ({"festivals": [FAIR]}, "2025-09-06 07:00", ["zhao", "zhang"], "Friday's night still runs"),
    ({"festivals": [FAIR]}, "2025-09-07 00:00", [], "nobody's night began on the festival"),
    ({"festivals": [FAIR]}, "2025-09-07 10:00", ["li", "zhang"], "the day after is as usual"),
    ({"festivals": [SPRING]}, "2025-01-29 10:00", ["sun"], "a public holiday by its name"),
    ({"festivals": [SPRING]}, "2025-01-26 10:00", ["li", "zhang"], "a make-up Sunday (调休) is no holiday"),
    ({"festivals": [SPRING]}, "2025-10-01 10:00", ["li", "zhang"], "another holiday"),
    ({"festivals": [SPRING]}, "2080-01-22 10:00", ["li", "zhang"], "a year that nobody has published"),
    ({"festivals": [SPRING, FAIR_AT_NEW_YEAR]}, "2025-01-29 10:00", ["zhao"], "a date is more special"),
    ({"leave": [LI_AWAY]}, "2025-09-01 07:59", ["zhang"], "not yet on leave: it is the night's hour"),
    ({"leave": [LI_AWAY]}, "2025-09-01 08:00", ["zhang"], "on leave from the first minute"),
    ({"leave": [LI_AWAY]}, "2025-09-02 08:00", ["li", "zhang"], "back with the last"),
    ({"leave": [LI_AWAY | {"instead": "sun"}]}, "2025-09-01 10:00", ["sun", "zhang"], "somebody stands in"),
    ({"leave": [LI_AWAY | {"instead": "zhang"}]}, "2025-09-01 10:00", ["zhang"], "nobody is there twice"),
    ({"swaps": [LI_FOR_SUN]}, "2025-09-01 10:00", ["sun", "zhang"], "swapped: the other is there"),
    ({"swaps": [LI_FOR_SUN]}, "2025-09-02 10:00", ["li", "zhang"], "for the span alone"),
    (
        {"swaps": [swap("zhang", "li", *SPECIAL_DAY)]},
        "2025-09-01 22:00",
        ["li"],
        "each stands in the other's shifts, the night too",
    ),
    (
        {"swaps": [LI_FOR_SUN], "leave": [leave("sun", *SPECIAL_DAY)]},
        "2025-09-01 10:00",
        ["zhang"],
        "a leave is the last word: who stands in is away",
    ),
    (
        {"leave": [LI_AWAY | {"instead": "sun"}, leave("sun", *SPECIAL_DAY)]},
        "2025-09-01 10:00",
        ["zhang"],
        "nor does somebody on leave stand in",
    ),
    (
        {"festivals": [FAIR], "leave": [leave("zhao", "2025-09-06", "2025-09-07")]},
        "2025-09-06 10:00",
        [],
        "a festival's duty gives way to leave",
    ),
]


@pytest.mark.parametrize(("special", "now", "expected", "why"), SPECIAL)
def test_what_is_special_goes_first(special: dict[str, Any], now: str, expected: list[str], why: str) -> None:
    team = Staff.model_validate({"people": PEOPLE, "roster": [DAY, NIGHT], **special})
    assert on_duty(team, at(now)) == expected, why


def change(state: ChangeState, kind: ChangeKind = ChangeKind.LEAVE, partner: str = "") -> DutyChange:
    start, until = map(at, SPECIAL_DAY)
    return DutyChange("c1", kind, "li", partner, start, until, state, start, until)


@pytest.mark.parametrize("state", sorted(ChangeState))
def test_of_what_was_asked_by_chat_only_what_is_allowed_counts(state: ChangeState) -> None:
    there = on_duty(staff(DAY, NIGHT), at("2025-09-01 10:00"), [change(state)])
    assert there == (["zhang"] if state is ChangeState.ALLOWED else ["li", "zhang"])


def test_who_comes_back_from_leave_is_seen_coming() -> None:
    gone = [change(ChangeState.ALLOWED)]
    assert next_able(staff(DAY, NIGHT), "electric", at("2025-09-01 10:00"), gone) == at("2025-09-02 08:00")


# who is on leave on 1 September, who leads, whether nobody does, why
LEAD = [
    ([], ["zhao"], False, "the manager"),
    (["zhao"], ["qian"], False, "the deputy, while the manager is away"),
    (["qian"], ["zhao"], False, "a deputy's leave changes nothing"),
    (["zhao", "qian"], ["zhao"], True, "nobody: the manager is told rather than nobody at all"),
]


@pytest.mark.parametrize(("gone", "leads", "none", "why"), LEAD)
def test_who_leads(gone: list[str], leads: list[str], none: bool, why: str) -> None:
    qian = {"name": "钱主管", "title": "主管", "roles": ["manager"], "deputy": True}
    leaves = [leave(name, *SPECIAL_DAY) for name in gone]
    team = Staff.model_validate({"people": PEOPLE | {"qian": qian}, "roster": [DAY], "leave": leaves})
    now = at("2025-09-01 10:00")
    assert (leading(team, now), unled(team, now)) == (leads, none), why


# what is written, what is wrong with it
WRONG = [
    ({"leave": [leave("nobody", *SPECIAL_DAY)]}, "请假里的“nobody”不在人员名单里"),
    ({"leave": [LI_AWAY | {"instead": "nobody"}]}, "请假里的“nobody”不在人员名单里"),
    ({"swaps": [swap("li", "nobody", *SPECIAL_DAY)]}, "换班里的“nobody”不在人员名单里"),
    ({"festivals": [FAIR | {"shifts": [DAY | {"staff": ["nobody"]}]}]}, "节日值班“邻里节”里的“nobody”"),
    ({"festivals": [FAIR | {"holiday": "春节"}]}, "写 days（日期）或 holiday"),
    ({"leave": [leave("li", *reversed(SPECIAL_DAY))]}, "until 要晚于 start"),
    ({"people": PEOPLE | {"wu": PEOPLE["li"] | {"company": "某公司"}}}, "合作单位的人写 roles"),
    ({"people": PEOPLE | {"wu": PEOPLE["li"] | {"roles": ["partner"]}}}, "合作单位的人写 roles"),
    ({"people": PEOPLE | {"wu": PEOPLE["li"] | {"deputy": True}}}, "roles 里要有 manager"),
]


@pytest.mark.parametrize(("special", "told"), WRONG)
def test_what_cannot_be_is_told(special: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(told)):
        Staff.model_validate({"people": PEOPLE, "roster": [DAY], **special})
