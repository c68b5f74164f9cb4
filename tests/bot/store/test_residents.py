"""Who is bound to which home."""

from datetime import timedelta

import pytest

from bot.errors import Conflict
from bot.residents.home import Home, Resident
from bot.residents.records import Unbound
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.residents import SqlResidents
from bot.tickets.docket import Docket
from tests.bot.store.cast import ELSEWHERE, ESTATE, LIU, NOON, WANG, delivery

TODAY = NOON.date()
OLD_FLAT = Home("1栋101", "1")
NEW_FLAT = Home("3栋2单元1201", "3")
WANG_AT_HOME = Resident(WANG, "王秀兰", NEW_FLAT, "owner")
WANG_AT_THE_OLD_FLAT = Resident(WANG, "王秀兰", OLD_FLAT, "owner")
LIU_AT_HOME = Resident(LIU, "刘洋", Home("3栋1单元301", "3"), "tenant")


@pytest.fixture
def residents(database: Database) -> SqlResidents:
    residents = SqlResidents(database)
    residents.bind(ESTATE, [WANG_AT_HOME, LIU_AT_HOME])
    residents.bind(ESTATE, [WANG_AT_THE_OLD_FLAT])
    return residents


def test_the_first_home_bound_stays_the_first(residents: SqlResidents, ledger: SqlLedger) -> None:
    residents.bind(ESTATE, [WANG_AT_THE_OLD_FLAT, WANG_AT_HOME])
    assert [tie.home for tie in ledger.ties_of(WANG, TODAY)] == [NEW_FLAT, OLD_FLAT]


def test_a_lease_ties_up_to_its_last_day(residents: SqlResidents, ledger: SqlLedger) -> None:
    residents.bind(ESTATE, [Resident(LIU, "刘洋", LIU_AT_HOME.home, "tenant", until=TODAY)])
    tomorrow = TODAY + timedelta(days=1)
    assert [tie.until for tie in ledger.ties_of(LIU, TODAY)] == [TODAY]
    assert ledger.ties_of(LIU, tomorrow) == ()
    assert residents.bound(ESTATE, tomorrow) == {WANG}
    assert ledger.residents_of(LIU_AT_HOME.home.label, tomorrow) == []


def test_binding_again_takes_over_name_and_role(residents: SqlResidents) -> None:
    residents.bind(ESTATE, [Resident(LIU, "刘阳", LIU_AT_HOME.home, "owner")])
    bound = residents.residents_in(ESTATE, [], TODAY)[1]
    assert (bound.person, bound.name, bound.role) == (LIU, "刘阳", "owner")


@pytest.mark.parametrize(
    ("buildings", "found"),
    [
        ([], [WANG_AT_HOME, LIU_AT_HOME, WANG_AT_THE_OLD_FLAT]),
        (["3"], [WANG_AT_HOME, LIU_AT_HOME]),
        (["1", "9"], [WANG_AT_THE_OLD_FLAT]),
        (["9"], []),
    ],
)
def test_who_lives_in_these_buildings(
    residents: SqlResidents, buildings: list[str], found: list[Resident]
) -> None:
    assert residents.residents_in(ESTATE, buildings, TODAY) == found


def test_who_is_bound_at_all(residents: SqlResidents) -> None:
    assert residents.bound(ESTATE, TODAY) == {WANG, LIU}
    assert residents.bound(ELSEWHERE, TODAY) == set()


def test_nobody_of_another_estate_is_found(residents: SqlResidents) -> None:
    assert residents.residents_in(ELSEWHERE, [], TODAY) == []


# who takes 刘洋 off 王秀兰's home, whether it holds, why
REMOVALS = [
    (WANG, True, "an owner"),
    ("", True, "the desk or the register, by nobody's tie"),
    (LIU, False, "a tenant of it is no owner"),
    ("official:gone", False, "who was taken off meanwhile"),
]


@pytest.mark.parametrize(("by", "holds", "why"), REMOVALS)
def test_a_removal_rests_on_the_tie_of_whoever_says_so(
    residents: SqlResidents, ledger: SqlLedger, by: str, holds: bool, why: str
) -> None:
    residents.bind(ESTATE, [Resident(LIU, "刘洋", NEW_FLAT, "tenant")])
    removal = delivery("remove", records=(Unbound(LIU, NEW_FLAT.label, by),))
    if holds:
        ledger.commit(Docket(ledger), removal)
    else:
        with pytest.raises(Conflict):
            ledger.commit(Docket(ledger), removal)
    left = {tie.person for tie in ledger.residents_of(NEW_FLAT.label, TODAY)}
    assert left == ({WANG} if holds else {WANG, LIU}), why


def test_of_two_owners_who_take_each_other_off_the_second_is_none_any_more(
    residents: SqlResidents, ledger: SqlLedger
) -> None:
    residents.bind(ESTATE, [Resident(LIU, "刘洋", NEW_FLAT, "owner")])
    ledger.commit(Docket(ledger), delivery("k1", records=(Unbound(LIU, NEW_FLAT.label, WANG),)))
    with pytest.raises(Conflict):
        ledger.commit(Docket(ledger), delivery("k2", records=(Unbound(WANG, NEW_FLAT.label, LIU),)))
    assert [tie.person for tie in ledger.residents_of(NEW_FLAT.label, TODAY)] == [WANG]
