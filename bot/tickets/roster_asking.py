"""Changes of the roster by chat: who asks, who agrees, who allows; every step is kept, everybody is told."""

from dataclasses import replace
from datetime import datetime

from bot.due import Due
from bot.outbox.notice import Notice, Weight
from bot.reminders.quiet_hours import after_quiet
from bot.speech.times import say_span, say_time
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.refused import Refused
from bot.tickets.roster_change import ChangeState, DutyChange, DutyStep, stepped
from bot.tickets.roster_gaps import gaps, say_gap
from bot.tickets.rules import staff_address

EXPIRE = "roster.expire"
# Who may take a change to a state, by the part that they have in it.
STEP_OF = {
    ChangeState.AGREED: "partner",
    ChangeState.DECLINED: "partner",
    ChangeState.ALLOWED: "leader",
    ChangeState.REFUSED: "leader",
    ChangeState.WITHDRAWN: "who",
}


def ask(desk: Desk, change: DutyChange) -> DutyChange:
    """Keep a change that somebody asks for, and ask whoever has the next word.

    A leave in which nobody stands in needs the manager's word alone; who leads alone gives it to themselves.
    """
    _keep(desk, change, change.who)
    desk.docket.dues.append(Due(EXPIRE, change.number, change.expires_at))
    if change.partner:
        _tell(desk, change, change.partner, "ask")
        return change
    return step(desk, change, ChangeState.AGREED, change.who)


def step(desk: Desk, change: DutyChange, state: ChangeState, actor: str) -> DutyChange:
    """Take a change one step further and tell everybody concerned; `actor` is an id, or "system".

    Raises `Refused` where it is not this person's word, or nobody waits for one any more.
    """
    after = stepped(change, state)
    if after is None:
        raise Refused("staff.change_over", **values_of(desk, change))
    if actor != SYSTEM and not _may(desk, change, state, actor):
        raise Refused("staff.change_not_yours")
    _keep(desk, after, actor)
    if state is ChangeState.AGREED:
        return _to_leaders(desk, after, actor)
    for person in dict.fromkeys((after.who, after.partner)):
        if person and person != actor:
            _tell(desk, after, person, state.value)
    if state is ChangeState.EXPIRED and change.state is ChangeState.AGREED:
        for person in _leaders(desk, after):
            _tell(desk, after, person, state.value)
    return after


def expire(desk: Desk, number: str) -> None:
    """Let a change go that somebody still had to say a word to."""
    change = desk.docket.shelf.duty_change(number)
    if change is not None and change.waiting:
        step(desk, change, ChangeState.EXPIRED, SYSTEM)


def values_of(desk: Desk, change: DutyChange) -> dict[str, str]:
    """Return what scripts may quote of a change; `gap` says what would be without anybody, "" for nothing."""
    name = {id: member.name for id, member in desk.rules.staff.people.items()}
    person = staff_address(change.who)
    return {
        "number": change.number,
        "who": name.get(change.who, change.who),
        "partner": name.get(change.partner, change.partner),
        "when": say_span(change.start, change.until, desk.now),
        "until": say_time(change.expires_at, desk.now),
        "gap": _gap(desk, change),
        "tasks": str(desk.docket.shelf.loads_of([person]).get(person, 0)),
    }


def _to_leaders(desk: Desk, change: DutyChange, actor: str) -> DutyChange:
    leaders = _leaders(desk, change)
    if not leaders:
        return step(desk, change, ChangeState.ALLOWED, SYSTEM)
    for person in leaders:
        _tell(desk, change, person, "to_allow")
    if change.who != actor:
        _tell(desk, change, change.who, "agreed")
    return change


def _leaders(desk: Desk, change: DutyChange) -> list[str]:
    """Return the ids of those whose yes is needed: who leads now, or another; nobody allows their own."""
    all_of_them = (*desk.managers(), *desk.rules.leaders())
    ids = dict.fromkeys(person.partition(":")[2] for person in all_of_them)
    others = [name for name in ids if name not in {change.who, change.partner}]
    now = [name for name in others if staff_address(name) in desk.managers()]
    return now or others


def _may(desk: Desk, change: DutyChange, state: ChangeState, actor: str) -> bool:
    part = STEP_OF[state]
    if part == "leader":
        own = actor in {change.who, change.partner}
        return staff_address(actor) in desk.rules.leaders() and not own
    if part == "partner":
        return actor == (change.partner or change.who)
    return actor == change.who


def _keep(desk: Desk, change: DutyChange, actor: str) -> None:
    known = desk.docket.duty_changes.get(change.number)
    # What is asked and agreed in one turn is stored once, with both steps in its history.
    version = known.version if known else change.version
    desk.docket.duty_changes[change.number] = replace(change, version=version)
    desk.docket.duty_steps.append(DutyStep(change.number, desk.now, actor, change.state))


def _gap(desk: Desk, change: DutyChange) -> str:
    """Return what nobody could do any more if the change were allowed, in the words of its script."""
    if not change.waiting:
        return ""
    allowed = replace(change, state=ChangeState.ALLOWED)
    ahead, others = change.until - change.start, desk.changes
    before = {(gap.skill, gap.start, gap.until) for gap in gaps(desk.rules, change.start, others, ahead)}
    after = gaps(desk.rules, change.start, [*others, allowed], ahead)
    found = [say_gap(gap, desk.rules) for gap in after if (gap.skill, gap.start, gap.until) not in before]
    return desk.speech.say("staff.change_gap", gaps="\n".join(found)).text if found else ""


def _tell(desk: Desk, change: DutyChange, person: str, about: str) -> None:
    """Queue a notice about the change for a colleague; what can wait for the morning does."""
    said = desk.speech.say(f"staff.{change.kind}_{about}", **values_of(desk, change))
    key = f"{desk.source}:{len(desk.docket.notices)}"
    buttons = said.buttons if change.waiting else ()
    at = _heard_at(desk, change)
    desk.docket.notices.append(
        Notice(key, staff_address(person), said.script, said.text, at, Weight.URGENT, buttons)
    )


def _heard_at(desk: Desk, change: DutyChange) -> datetime:
    morning = after_quiet(desk.now, desk.rules.estate.quiet_hours)
    return morning if morning < change.expires_at else desk.now
