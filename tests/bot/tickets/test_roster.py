"""Who is on duty, and who is asked next."""

from typing import Any

import pytest

from bot.tickets.roster import able, choose, next_able, on_duty
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


# candidates, open tasks, passed over, chosen, why
CHOSEN = [
    (["li", "zhang"], {}, set(), "li", "nobody has anything: the order of the roster"),
    (["li", "zhang"], {"li": 1}, set(), "zhang", "李师傅 has something to do"),
    (["li", "zhang"], {"li": 2, "zhang": 2}, set(), "li", "both are as busy"),
    (["li", "zhang"], {"li": 0, "zhang": 3}, {"li"}, "zhang", "李师傅 was asked: 张师傅, busy or not"),
    (["li", "zhang"], {}, {"li", "zhang"}, None, "everybody was asked"),
    ([], {}, set(), None, "nobody is able"),
]


@pytest.mark.parametrize(("candidates", "load", "passed_over", "chosen", "why"), CHOSEN)
def test_choose(
    candidates: list[str], load: dict[str, int], passed_over: set[str], chosen: str | None, why: str
) -> None:
    assert choose(candidates, load, frozenset(passed_over)) == chosen, why
