"""What time does to the roster: gaps are told the evening before, open questions end, who left is noticed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import sha256

from bot.due import Claim, Due
from bot.outbox.notice import Notice, Weight
from bot.speech.phrasebook import Phrasebook
from bot.speech.times import say_day
from bot.tickets.desk import Desk
from bot.tickets.desk.leaving import give_away
from bot.tickets.docket import Docket
from bot.tickets.roster_asking import EXPIRE, expire
from bot.tickets.roster_gaps import gaps, say_gap
from bot.tickets.rules import Rules, staff_address

OnTime = Callable[[Claim, Docket, datetime], None]
Speech = Callable[[str], Phrasebook]

LOOK, LEFT, LEFT_TASK = "roster.look", "roster.left", "roster.left_task"
# Early enough in the evening that somebody can still be asked for tomorrow.
EVENING = time(18)
LETTERS = 12


def look_on(day: date, zone: tzinfo) -> Due:
    """Return the due row of an evening's look at the next day's roster; adding it again changes nothing."""
    return Due(LOOK, "estate", datetime.combine(day, EVENING, zone), day.isoformat())


def leavers(rules: Rules, now: datetime) -> Due:
    """Return the due row of a look for those who left, once a day and once for each list of people."""
    people = sha256(",".join(sorted(rules.staff.people)).encode()).hexdigest()[:LETTERS]
    return Due(LEFT, "estate", now, f"{now.date().isoformat()} {people}")


def roster_watches(rules: Rules, speech: Speech) -> dict[str, OnTime]:
    """Return the handlers of the roster's due rows."""

    def desk_for(claim: Claim, docket: Docket, now: datetime) -> Desk:
        occasion = f"due:{claim.id}"
        return Desk(rules, docket, speech(occasion), now.astimezone(rules.zone), occasion)

    def look(claim: Claim, docket: Docket, now: datetime) -> None:
        desk = desk_for(claim, docket, now)
        tell_gaps(desk)
        tomorrow = desk.now.date() + timedelta(days=1)
        docket.dues += [look_on(tomorrow, rules.zone), leavers(rules, desk.now + timedelta(days=1))]

    def left(claim: Claim, docket: Docket, now: datetime) -> None:
        find_leavers(desk_for(claim, docket, now))

    def left_task(claim: Claim, docket: Docket, now: datetime) -> None:
        ticket = docket.ticket(claim.due.subject)
        if ticket is not None:
            give_away(desk_for(claim, docket, now), ticket)

    def end(claim: Claim, docket: Docket, now: datetime) -> None:
        expire(desk_for(claim, docket, now), claim.due.subject)

    return {LOOK: look, LEFT: left, LEFT_TASK: left_task, EXPIRE: end}


def tell_gaps(desk: Desk) -> None:
    """Tell whoever leads of the hours of the next day in which somebody is missing."""
    tomorrow = desk.now.date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), desk.now.tzinfo)
    found = gaps(desk.rules, midnight, desk.changes, timedelta(days=1))
    if found:
        lines = "\n".join(say_gap(gap, desk.rules) for gap in found)
        _tell_leaders(desk, "staff.roster_gap", day=say_day(midnight, desk.now), gaps=lines)


def find_leavers(desk: Desk) -> None:
    """Look for tickets of those who are no longer on the staff: each is given away by itself, in a moment.

    Were it one piece of work, one ticket that somebody acts on just now would hold up all the others.
    """
    people = {staff_address(name) for name in desk.rules.staff.people}
    found = desk.docket.shelf.left_behind(people)
    desk.docket.dues += [Due(LEFT_TASK, ticket.number, desk.now, desk.source) for ticket in found]
    if found:
        gone = {person for one in found for person in (one.assignee, one.case_owner)} - people - {""}
        names = "、".join(sorted(person.partition(":")[2] for person in gone))
        numbers = "、".join(f"工单号 {ticket.number}" for ticket in found)
        _tell_leaders(desk, "staff.left", names=names, tickets=numbers)


def _tell_leaders(desk: Desk, script: str, **values: str) -> None:
    said = desk.speech.say(script, **values)
    for person in desk.managers():
        key = f"{desk.source}:{len(desk.docket.notices)}"
        desk.docket.notices.append(
            Notice(key, person, script, said.text, desk.now, Weight.URGENT, said.buttons)
        )
