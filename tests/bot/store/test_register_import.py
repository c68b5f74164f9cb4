"""Storing a register as a whole, on both databases: all or nothing, and the ties follow."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from bot.residents.difference import changes_of
from bot.residents.home import Home, Resident
from bot.residents.register import Bill, Household, Member
from bot.residents.register_state import Changes, Delta, Imported, Occupant, RegisterState, Vehicle
from bot.store.database import Database
from bot.store.ledger import SqlLedger
from bot.store.register_import import BATCH, SqlWholeRegister
from bot.store.residents import SqlResidents
from tests.bot.residents.estate import ESTATE as CONFIGURED
from tests.bot.residents.sheets import PEOPLE_HEAD, read_rows, told
from tests.bot.store.cast import ELSEWHERE, ESTATE, LIU, NOON, WANG

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)
HOME, NEXT = "3栋2单元1201", "3栋2单元1101"
OWNER = Member("王阿姨", "13800001001", "owner")
SON = Member("王小军", "13800001011", "family")
TENANT = Member("小周", "", "tenant", TODAY)
FAMILY = (("甲", "业主"), ("乙", "家人"), ("丙", "租户"))
FULL = Changes(
    homes=Delta(
        (
            Household(Home(HOME, "3栋"), "north", "89.50", ("独居老人", "孕妇")),
            Household(Home(NEXT, "3栋"), "north"),
        )
    ),
    people=Delta((Occupant(HOME, OWNER), Occupant(HOME, SON), Occupant(NEXT, TENANT))),
    cars=Delta((Vehicle("豫A12345", HOME), Vehicle("豫A99999", NEXT))),
    bills=Delta((Bill(HOME, "物业费", "2026年第四季度", 48060, date(2026, 10, 25), None),)),
)


@pytest.fixture
def register(database: Database) -> SqlWholeRegister:
    register = SqlWholeRegister(database, ESTATE)
    keep(register, FULL)
    return register


def keep(register: SqlWholeRegister, changes: Changes, today: date = TODAY) -> Imported:
    """Store these changes, whatever is there."""
    return register.store(lambda _state: changes, (), today, lambda _rows: None)


def bind(database: Database, *ties: tuple[str, str, str]) -> SqlResidents:
    """Bind people (address, name, label) to homes, as family."""
    residents = SqlResidents(database)
    residents.bind(
        ESTATE, [Resident(person, name, Home(label, "3栋"), "family") for person, name, label in ties]
    )
    return residents


def test_what_was_stored_is_read_back_whole(register: SqlWholeRegister) -> None:
    state = register.state()
    assert set(state.homes.values()) == set(FULL.homes.added)
    assert set(state.people.values()) == set(FULL.people.added)
    assert set(state.cars.values()) == set(FULL.cars.added)
    assert set(state.bills.values()) == set(FULL.bills.added)


def test_a_turn_reads_it_home_by_home(register: SqlWholeRegister, ledger: SqlLedger) -> None:
    marks = ("独居老人", "孕妇")
    home = Household(Home(HOME, "3栋"), "north", "89.50", marks, (SON, OWNER), ("豫A12345",))
    found = ledger.household(HOME)
    assert found is not None
    assert (found.home, found.marks, found.plates) == (home.home, home.marks, home.plates)
    assert set(found.members) == {OWNER, SON}
    assert [bill.cents for bill in ledger.bills_of(HOME)] == [48060]


def test_only_what_is_wanted_is_read(register: SqlWholeRegister) -> None:
    state = register.state(("homes",))
    assert (len(state.homes), state.people, state.cars, state.bills) == (2, {}, {}, {})


def test_the_decision_rests_on_what_is_there_at_that_moment(register: SqlWholeRegister) -> None:
    seen: list[RegisterState] = []

    def decide(state: RegisterState) -> Changes:
        seen.append(state)
        return Changes()

    register.store(decide, ("homes", "people"), TODAY, lambda _rows: None)
    assert (set(seen[0].homes), len(seen[0].people), seen[0].cars) == ({HOME, NEXT}, 3, {})


def test_what_is_there_changes_and_is_not_doubled(register: SqlWholeRegister) -> None:
    older = Occupant(HOME, Member("王阿姨", "13800001009", "family", TODAY, "女士"))
    moved = Vehicle("豫A99999", HOME)
    paid = Bill(HOME, "物业费", "2026年第四季度", 48060, date(2026, 10, 25), TODAY)
    bigger = Household(Home(HOME, "3栋"), "south", "90")
    keep(register, Changes(Delta((bigger,)), Delta((older,)), Delta((moved,)), Delta((paid,))))
    state = register.state()
    assert (len(state.homes), len(state.people), len(state.cars), len(state.bills)) == (2, 3, 2, 1)
    assert state.homes[HOME] == bigger
    assert state.people[HOME, "王阿姨"] == older
    assert state.cars["豫A99999"] == moved
    assert state.bills[HOME, "物业费", "2026年第四季度"] == paid


def test_what_goes_is_gone_and_nothing_else(register: SqlWholeRegister) -> None:
    gone = Changes(people=Delta(gone=(Occupant(HOME, SON),)), cars=Delta(gone=(Vehicle("豫A12345", HOME),)))
    keep(register, gone)
    state = register.state()
    assert set(state.people) == {(HOME, "王阿姨"), (NEXT, "小周")}
    assert set(state.cars) == {"豫A99999"}


def test_another_estate_is_left_alone(register: SqlWholeRegister, database: Database) -> None:
    other = SqlWholeRegister(database, ELSEWHERE)
    keep(other, FULL)
    gone = Delta(gone=FULL.people.added)
    keep(register, Changes(people=gone, cars=Delta(gone=FULL.cars.added)))
    assert register.state().people == {}
    assert (len(other.state().people), len(other.state().cars)) == (3, 2)


# The ties


def test_who_is_no_member_any_more_is_unbound(register: SqlWholeRegister, database: Database) -> None:
    residents = bind(database, (WANG, "王阿姨", HOME), (LIU, "王小军", HOME))
    done = keep(register, Changes(members={HOME: (OWNER,)}))
    assert [(tie.person, tie.name, tie.home.label) for tie in done.unbound] == [(LIU, "王小军", HOME)]
    assert residents.bound(ESTATE, TODAY) == {WANG}


def test_who_lives_in_a_home_that_is_not_named_stays(register: SqlWholeRegister, database: Database) -> None:
    residents = bind(database, (LIU, "不在册的人", NEXT))
    assert keep(register, Changes(members={HOME: (OWNER,)})).unbound == ()
    assert residents.bound(ESTATE, TODAY) == {LIU}


@pytest.mark.parametrize(("until", "stays"), [(None, True), (TODAY, True), (YESTERDAY, False)])
def test_a_lease_binds_up_to_its_last_day(
    register: SqlWholeRegister, database: Database, until: date | None, stays: bool
) -> None:
    residents = bind(database, (LIU, "小周", NEXT))
    done = keep(register, Changes(members={NEXT: (Member("小周", "", "tenant", until),)}))
    assert (len(done.unbound), residents.bound(ESTATE, TODAY)) == ((0, {LIU}) if stays else (1, set()))


def test_the_others_get_role_term_and_title_from_the_register(
    register: SqlWholeRegister, database: Database
) -> None:
    residents = bind(database, (LIU, "小周", NEXT), (WANG, "小周", HOME))
    keep(register, Changes(members={NEXT: (replace(TENANT, title="先生"),)}))
    ties = residents.residents_in(ESTATE, (), TODAY)
    found = {tie.person: (tie.role, tie.until, tie.title) for tie in ties}
    assert found == {LIU: ("tenant", TODAY, "先生"), WANG: ("family", None, "")}


# All or nothing


def test_when_the_ties_can_not_follow_nothing_is_stored(
    register: SqlWholeRegister, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("bot.store.register_import.follow_register", fail)
    before = register.state()
    with pytest.raises(RuntimeError, match="the power went out"):
        keep(register, Changes(people=Delta(gone=FULL.people.added), cars=Delta(gone=FULL.cars.added)))
    assert register.state() == before


def test_progress_adds_up_to_what_was_stored(register: SqlWholeRegister) -> None:
    steps: list[int] = []
    many = tuple(Vehicle(f"豫B{number:05}", HOME) for number in range(BATCH + 1))
    register.store(lambda _state: Changes(cars=Delta(many)), (), TODAY, steps.append)
    assert steps == [BATCH, 1]


# A large estate


def test_ten_thousand_households_come_in_once_and_change_nothing_twice(database: Database) -> None:
    places = product(range(100, 125), (1, 2), range(1, 26), range(1, 9))
    homes = [f"{building}栋{entrance}单元{floor}{door:02}" for building, entrance, floor, door in places]
    people = [[home, name, role] for home in homes for name, role in FAMILY]
    areas = [[home, 80] for home in homes]
    contents = read_rows({"房屋": [["房屋", "面积"], *areas], "住户": [PEOPLE_HEAD, *people]})
    assert (len(homes), told(contents)) == (10_000, [])
    register = SqlWholeRegister(database, ESTATE)

    def decide(state: RegisterState) -> Changes:
        return changes_of(state, contents.lines, CONFIGURED, contents.incomplete)

    def store() -> Changes:
        return register.store(decide, ("homes", "people"), TODAY, lambda _rows: None).changes

    first, second = store(), store()
    assert (len(first.homes.added), len(first.people.added)) == (10_000, 30_000)
    assert (second.size, second.homes.same, second.people.same) == (0, 10_000, 30_000)
    state = register.state()
    assert (len(state.homes), len(state.people)) == (10_000, 30_000)
    assert state.people["124栋2单元2508", "丙"].member.role == "tenant"
