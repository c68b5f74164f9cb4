"""A swap or a leave by chat: who is asked, whose word counts, and what everybody hears."""

from dataclasses import replace

import pytest

from bot.outbox.notice import Notice
from bot.tickets.desk import Desk
from bot.tickets.docket import Docket
from bot.tickets.refused import Refused
from bot.tickets.roster_asking import EXPIRE, ask, step
from bot.tickets.roster_change import ALLOWED_STEPS, WAITING, ChangeKind, ChangeState, DutyChange, expiry
from tests.bot.tickets.estate import at
from tests.bot.tickets.office import Office
from tests.bot.tickets.test_roster_watch import speech

SWAP, LEAVE = ChangeKind.SWAP, ChangeKind.LEAVE
ASKED, AGREED, ALLOWED = ChangeState.ASKED, ChangeState.AGREED, ChangeState.ALLOWED
DECLINED, REFUSED, WITHDRAWN = ChangeState.DECLINED, ChangeState.REFUSED, ChangeState.WITHDRAWN


def wanted(kind: ChangeKind, who: str, partner: str, day: str = "2025-09-06") -> DutyChange:
    start, until, now = at(f"{day} 08:00"), at(f"{day} 20:00"), at("2025-09-01 10:00")
    return DutyChange("c1", kind, who, partner, start, until, ASKED, now, expiry(start, now))


def asks(office: Office, change: DutyChange) -> list[Notice]:
    """Have somebody ask for a change; return what is told to whom."""
    docket = Docket(office)
    ask(_desk(office, docket), change)
    return _stored(office, docket)


def says(office: Office, state: ChangeState, actor: str) -> list[Notice]:
    """Have somebody take the change further; return what is told to whom."""
    docket = Docket(office)
    step(_desk(office, docket), office.duty["c1"], state, actor)
    return _stored(office, docket)


def _desk(office: Office, docket: Docket) -> Desk:
    office.occasions += 1
    return Desk(office.rules, docket, speech(""), office.now, f"m{office.occasions}")


def _stored(office: Office, docket: Docket) -> list[Notice]:
    office._store(docket)
    return docket.notices


def told(notices: list[Notice]) -> list[tuple[str, str]]:
    return [(notice.recipient.removeprefix("wecom:"), notice.script) for notice in notices]


def test_a_swap_needs_the_partners_and_the_managers_yes() -> None:
    office = Office()
    assert told(asks(office, wanted(SWAP, "li", "zhang"))) == [("zhang", "staff.swap_ask")]
    assert told(says(office, AGREED, "zhang")) == [
        ("zhao", "staff.swap_to_allow"),
        ("li", "staff.swap_agreed"),
    ]
    assert office.duty_changes(office.now) == [], "not before the manager's word"
    assert told(says(office, ALLOWED, "zhao")) == [
        ("li", "staff.swap_allowed"),
        ("zhang", "staff.swap_allowed"),
    ]
    assert [one.number for one in office.duty_changes(office.now)] == ["c1"]


def test_every_step_is_a_row() -> None:
    office, steps = Office(), []
    for act in (
        lambda docket: ask(_desk(office, docket), wanted(SWAP, "li", "zhang")),
        lambda docket: step(_desk(office, docket), office.duty["c1"], AGREED, "zhang"),
        lambda docket: step(_desk(office, docket), office.duty["c1"], ALLOWED, "zhao"),
    ):
        docket = Docket(office)
        act(docket)
        steps += [(one.actor, one.state) for one in docket.duty_steps]
        _stored(office, docket)
    assert steps == [("li", ASKED), ("zhang", AGREED), ("zhao", ALLOWED)]


def test_a_leave_needs_the_managers_yes_alone_or_with_who_stands_in() -> None:
    office = Office()
    assert told(asks(office, wanted(LEAVE, "li", ""))) == [("zhao", "staff.leave_to_allow")]
    assert office.duty["c1"].state is AGREED
    office = Office()
    assert told(asks(office, wanted(LEAVE, "li", "zhang"))) == [("zhang", "staff.leave_ask")]


def test_the_only_manager_goes_on_leave_by_their_own_word() -> None:
    office = Office()
    asks(office, wanted(LEAVE, "zhao", ""))
    assert office.duty["c1"].state is ALLOWED


def test_the_manager_reads_what_would_be_missing() -> None:
    [card] = asks(office := Office(), wanted(LEAVE, "li", ""))
    assert "没有人会" not in card.text, "张师傅 is there"
    says(office, ALLOWED, "zhao")
    office.duty["old"] = office.duty.pop("c1")
    [card] = asks(office, wanted(LEAVE, "zhang", ""))
    assert "9月6日（周六）08:00到20:00：没有人会water" in card.text


# how it stands, who says what, what becomes of it, why
WORDS = [
    (ASKED, "zhang", AGREED, None, "the partner"),
    (ASKED, "zhang", DECLINED, None, "may say no"),
    (ASKED, "li", AGREED, "staff.change_not_yours", "not who asked"),
    (ASKED, "zhao", AGREED, "staff.change_not_yours", "nor the manager in their stead"),
    (ASKED, "zhao", ALLOWED, "staff.change_over", "the manager is not asked yet"),
    (AGREED, "zhao", ALLOWED, None, "the manager"),
    (AGREED, "zhao", REFUSED, None, "may say no"),
    (AGREED, "li", ALLOWED, "staff.change_not_yours", "nobody allows their own"),
    (AGREED, "zhang", ALLOWED, "staff.change_not_yours", "nor the partner"),
    (AGREED, "lin", REFUSED, "staff.change_not_yours", "nor anybody else"),
    (ASKED, "li", WITHDRAWN, None, "who asked takes it back"),
    (AGREED, "li", WITHDRAWN, None, "even then"),
    (AGREED, "zhang", WITHDRAWN, "staff.change_not_yours", "not the other"),
    (ALLOWED, "li", WITHDRAWN, "staff.change_over", "what is allowed stands: the plan rests on it"),
    (ALLOWED, "zhao", ALLOWED, "staff.change_over", "a second tap"),
    (DECLINED, "zhang", AGREED, "staff.change_over", "a no is a no"),
]


@pytest.mark.parametrize(("stood", "actor", "state", "refused", "why"), WORDS)
def test_whose_word_it_is(
    stood: ChangeState, actor: str, state: ChangeState, refused: str | None, why: str
) -> None:
    office = Office()
    office.duty["c1"] = replace(wanted(SWAP, "li", "zhang"), state=stood, version=1)
    if refused is None:
        says(office, state, actor)
        assert office.duty["c1"].state is state, why
        return
    with pytest.raises(Refused) as error:
        says(office, state, actor)
    assert error.value.script == refused, why
    assert office.duty["c1"].state is stood


def test_at_night_nobody_is_woken_for_next_week() -> None:
    office = Office(now=at("2025-09-01 23:00"))
    [asked] = asks(office, wanted(SWAP, "li", "zhang"))
    assert asked.due_at == at("2025-09-02 08:00")


# when it begins, when it was asked, until when an answer is waited for, why
EXPIRIES = [
    ("2025-09-06 08:00", "2025-09-01 10:00", "2025-09-02 10:00", "a day is enough"),
    ("2025-09-01 20:00", "2025-09-01 10:00", "2025-09-01 20:00", "not beyond its beginning"),
    ("2025-09-01 10:00", "2025-09-01 10:00", "2025-09-01 10:30", "but half an hour at least"),
]


@pytest.mark.parametrize(("start", "now", "until", "why"), EXPIRIES)
def test_expiry(start: str, now: str, until: str, why: str) -> None:
    assert expiry(at(start), at(now)) == at(until), why


def test_a_question_plans_its_own_end() -> None:
    office = Office()
    asks(office, wanted(SWAP, "li", "zhang"))
    assert [(due.name, due.subject, due.at) for due in office.dues] == [
        (EXPIRE, "c1", at("2025-09-02 10:00"))
    ]


def test_all_states_have_a_row_and_an_end() -> None:
    assert set(ALLOWED_STEPS) == set(ChangeState)
    assert {ASKED, AGREED} == WAITING


def test_nobody_who_leads_allows_their_own() -> None:
    office = Office()
    office.duty["c1"] = replace(wanted(LEAVE, "zhao", ""), state=AGREED, version=1)
    with pytest.raises(Refused) as error:
        says(office, ALLOWED, "zhao")
    assert error.value.script == "staff.change_not_yours"
