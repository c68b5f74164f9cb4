"""What time does to a ticket: nobody accepted, a promise nears its end or breaks, nobody confirms."""

from dataclasses import replace
from datetime import datetime

from bot.outbox.notice import Weight
from bot.reminders.quiet_hours import after_quiet
from bot.speech.times import say_time
from bot.tickets.describe import AT_ONCE
from bot.tickets.desk.calling_back import call_back
from bot.tickets.desk.core import SYSTEM, Desk
from bot.tickets.desk.dispatching import (
    back_to_all,
    call_others,
    climb,
    dispatch,
    first_words,
    nobody_left,
    page_everybody,
    rounds,
)
from bot.tickets.desk.night import awake
from bot.tickets.desk.postponing import postponed, told, told_to
from bot.tickets.desk.working import UNTAKEN
from bot.tickets.promise import MOST_DELAYS, open_promise, settled
from bot.tickets.rules import staff_address
from bot.tickets.ticket import ANSWERED, DONE, Entry, Promise, PromiseKind, PromiseState, Status, Ticket


def not_accepted(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Ask the next person when the one who was asked has not accepted in time."""
    asked = detail.partition("#")[0]
    if ticket.status not in {Status.ASSIGNED, Status.REOPENED} or ticket.assignee != asked:
        return
    wait = desk.rules.level(ticket.category).accept_within
    if any(entry.action in ASKING and desk.now - entry.at < wait for entry in _history(desk, ticket)):
        # Asked again since: that asking has its own time.
        return
    morning = awake(desk.rules, ticket.category, desk.now)
    if morning > desk.now:
        # Who was asked in the evening may sleep, and has the usual time in the morning.
        desk.later("accept.wait", ticket, morning + wait, f"{asked}#{desk.source}")
        return
    desk.write(ticket, SYSTEM, "not accepted", asked)
    desk.tell_staff(ticket, asked, "staff.passed_over")
    back_to_all(desk, ticket, asked, "not accepted")


def _history(desk: Desk, ticket: Ticket) -> list[Entry]:
    return desk.docket.shelf.timeline(ticket.number)


def page_again(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Call everybody again while nobody has accepted an emergency."""
    times, _, begun = detail.partition("#")
    if ticket.status is Status.OPENED and begun == str(rounds(desk, ticket)):
        page_everybody(desk, ticket, first_words(desk, ticket), int(times) + 1)


def dispatch_again(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Ask everybody afresh for a ticket that nobody took."""
    if ticket.status is Status.OPENED:
        dispatch(desk, replace(ticket, offered=()), int(detail.partition("#")[0]))


def not_grabbed(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Go up the ladder when all were asked at once and nobody was quick."""
    if ticket.status is not Status.OPENED or not ticket.offered or _asked_since(desk, ticket, detail):
        return
    nobody_left(desk, ticket, 0)


def _asked_since(desk: Desk, ticket: Ticket, detail: str) -> bool:
    wait = desk.rules.level(ticket.category).accept_within
    asked = [entry.at for entry in _history(desk, ticket) if entry.action in {"asked", Status.REOPENED.value}]
    return any(desk.now - at < wait for at in asked)


def climb_on(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Go to the next rung of the ladder when those on the last one have found nobody."""
    times, _, rung = detail.partition("#")[0].partition(".")
    if ticket.status is Status.OPENED:
        climb(desk, ticket, int(times), int(rung))


def nudge(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Remind whoever has to keep the promise before its deadline; with nobody, it is the managers'."""
    promise = _still_open(ticket, detail)
    if promise is None or promise.told_at or _waits_for_morning(desk, ticket, "promise.nudge", detail):
        return
    values = {"promised": _kind(ticket, promise), "due": say_time(promise.due_at, desk.now)}
    if promise.kind is PromiseKind.FOLLOW_UP:
        promised = ticket.case_owner in desk.rules.leaders()
        script = "staff.manager_calls" if promised else "staff.call_back"
        desk.tell_staff(ticket, ticket.case_owner, script, **values, call=values["due"])
        return
    script = "staff.nudge_untaken" if ticket.status in UNTAKEN else "staff.nudge"
    if ticket.assignee:
        desk.tell_staff(ticket, ticket.assignee, script, **values)
    else:
        desk.tell_managers(ticket, script, **values)


def tell(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Tell the resident before a promise breaks: an apology and a new time, which is a new promise."""
    promise = _still_open(ticket, detail)
    if promise is None or promise.told_at or not ticket.resident or promise.delays >= MOST_DELAYS:
        return
    if _waits_for_morning(desk, ticket, "promise.tell", detail):
        return
    if ticket.kind == "emergency" and promise.kind is not PromiseKind.FOLLOW_UP:
        _help_is_late(desk, ticket, promise)
        return
    moved = postponed(desk, ticket, promise.kind)
    keeper = moved.case_owner if promise.kind is PromiseKind.FOLLOW_UP else moved.assignee
    # The resident reads that the managers know.
    leading = desk.managers() if promise.kind is PromiseKind.RESPONSE else []
    moved = told_to(desk, moved, promise, (keeper, *leading))
    desk.write(moved, SYSTEM, "told", f"{promise.kind} {promise.due_at.isoformat()}")
    later = open_promise(moved, promise.kind)
    due_at = say_time(later.due_at, desk.now) if later else AT_ONCE
    ending = "_emergency" if ticket.kind == "emergency" else ""
    desk.tell_resident(
        moved, f"ticket.late_{promise.kind}{ending}", Weight.RESULT, due=due_at, headline="抱歉延后"
    )
    values = {"promised": _kind(ticket, promise), "due": due_at}
    desk.tell_staff(moved, keeper, "staff.resident_told", **values)
    for person in leading:
        desk.tell_staff(moved, person, "staff.nudge_untaken", **values)


def _help_is_late(desk: Desk, ticket: Ticket, promise: Promise) -> None:
    """Say that help is late, without a new time: for life and limb there is none that could be promised."""
    late = desk.change(ticket, promises=told(ticket, promise, desk.now))
    desk.write(late, SYSTEM, "told", f"{promise.kind} {promise.due_at.isoformat()}")
    script = f"ticket.late_{promise.kind}_emergency"
    desk.tell_resident(late, script, Weight.RESULT, headline="正在催人")


def _waits_for_morning(desk: Desk, ticket: Ticket, name: str, detail: str) -> bool:
    """Whether it is night for this ticket: then it is looked at again in the morning."""
    morning = awake(desk.rules, ticket.category, desk.now)
    if morning > desk.now:
        desk.later(name, ticket, morning, f"{detail} awake")
    return morning > desk.now


def overdue(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Count the promise as broken and tell the managers and whoever has the ticket."""
    promise = _still_open(ticket, detail)
    if promise is None or _waits_for_morning(desk, ticket, "promise.overdue", detail):
        return
    broken = replace(promise, state=PromiseState.BROKEN)
    late = desk.change(ticket, promises=tuple(broken if row == promise else row for row in ticket.promises))
    desk.write(late, SYSTEM, "overdue", f"{promise.kind} {promise.due_at.isoformat()}")
    later = open_promise(late, promise.kind)
    script = "staff.overdue" if later else "staff.overdue_without_new_time"
    due_at = say_time(later.due_at, desk.now) if later else AT_ONCE
    people = sorted({*desk.managers(), late.assignee, _awake(desk, late.case_owner)} - {""})
    late = told_to(desk, late, broken, people)
    for person in people:
        desk.tell_staff(late, person, script, promised=_kind(ticket, promise), due=due_at)
    if late.kind == "emergency" and promise.kind is PromiseKind.ARRIVAL and late.status is Status.ACCEPTED:
        call_others(desk, late)


def remind_to_confirm(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Ask once more whether it is mended, outside quiet hours, and say what follows without an answer."""
    if not _waits_for_answer(ticket, detail):
        return
    morning = after_quiet(desk.now, desk.rules.estate.quiet_hours)
    if morning > desk.now:
        desk.later("confirm.remind", ticket, morning, f"{detail} awake")
        return
    after = desk.rules.level(ticket.category).after_finish
    desk.tell_resident(ticket, f"ticket.confirm_then_{after.then}", Weight.RESULT)
    desk.later("confirm.end", ticket, desk.now + after.wait_after, detail)


def end_without_answer(desk: Desk, ticket: Ticket, detail: str) -> None:
    """Close quietly, where services.yaml allows it and it was announced; else have the case owner call."""
    if not _waits_for_answer(ticket, detail):
        return
    if desk.rules.level(ticket.category).after_finish.then == "close":
        kept = settled(ticket.promises, {PromiseKind.FOLLOW_UP}, desk.now)
        desk.move(ticket, Status.CLOSED, SYSTEM, "no answer, as announced", promises=kept)
        return
    if open_promise(ticket, PromiseKind.FOLLOW_UP):
        # A manager's call is promised already.
        return
    calling = desk.promise(ticket, call_back(desk))
    desk.write(calling, SYSTEM, "call back", detail)
    desk.tell_staff(calling, calling.case_owner, "staff.call_back")


def _waits_for_answer(ticket: Ticket, detail: str) -> bool:
    """Whether it is still the finish that `detail` names: what was reopened since waits for its own."""
    return ticket.status is Status.FINISHED and detail.partition("@")[0] == str(ticket.reopened)


def _awake(desk: Desk, person: str) -> str:
    """Return the person if they are on duty; the manager is told in any case."""
    on = set(map(staff_address, desk.on_duty()))
    return person if person in on else ""


def _still_open(ticket: Ticket, detail: str) -> Promise | None:
    """Return the promise that `detail` names if it is still waited for: look again before you act."""
    kind, _, due_at = detail.partition(" ")[0].partition("@")
    if ticket.status in DONE and kind != PromiseKind.FOLLOW_UP:
        return None
    wanted = datetime.fromisoformat(due_at)
    for row in ticket.promises:
        if row.kind == kind and row.due_at == wanted and row.state is PromiseState.OPEN:
            return row
    return None


# The timeline's actions by which somebody is asked to take a ticket.
ASKING = {Status.ASSIGNED.value, Status.REOPENED.value}
IN_CHINESE = {
    PromiseKind.RESPONSE: "接单",
    PromiseKind.ARRIVAL: "上门",
    PromiseKind.RESOLUTION: "完工",
    PromiseKind.ANSWER: "答复",
    PromiseKind.FOLLOW_UP: "回访",
}


def _kind(ticket: Ticket, promise: Promise) -> str:
    answer = ticket.kind in ANSWERED and promise.kind is PromiseKind.RESOLUTION
    return "答复" if answer else IN_CHINESE[promise.kind]


# What each due row of a ticket does; the tick looks its name up here.
WATCHES = {
    "accept.wait": not_accepted,
    "page.again": page_again,
    "dispatch.again": dispatch_again,
    "grab.wait": not_grabbed,
    "ladder.climb": climb_on,
    "promise.nudge": nudge,
    "promise.tell": tell,
    "promise.overdue": overdue,
    "confirm.remind": remind_to_confirm,
    "confirm.end": end_without_answer,
}
