"""What a complaint becomes: place and words of its ticket, the ticket it goes with, the trouble within it."""

import re

from bot.conversation.forms.form import Values
from bot.conversation.turn import Turn
from bot.tickets.concerned import named_in
from bot.tickets.desk.opening import Matter
from bot.tickets.rules import Rules
from bot.tickets.ticket import DONE, Status, Ticket
from bot.understanding.slots.ticket_number import find_ticket_numbers
from bot.understanding.traditional import simplified
from handlers.own_matter import NOT_BOUND
from handlers.places import report_place
from handlers.tickets import recent
from handlers.voices.complaint_words import hidden

LONGEST = 120
UNSIGNED = "匿名住户"
# How the resident hears that nobody will see who it was.
KEPT_BACK = "不留名，处理的同事看不到是谁"
MENDED = frozenset({"repair", "hazard"})
# Complaints that wait for something, and words that do.
PRESSING = frozenset({"complaint_slow", "complaint_inefficient", "complaint_promise"})
WAITING = re.compile(r"没人(?:管|来|修|理)|还没|拖|等了|迟迟|催")
AGAIN = re.compile(r"又(?:坏|漏|堵|不)|还是(?:漏|堵|坏|不)|没修好|修不好|修了.{0,4}次")
CLAUSES = re.compile(r"[，,。！!；;：:？?\n\s]+")


def matter_of(turn: Turn, values: Values, late: Ticket | None) -> Matter:
    """Return the complaint as it is handed to the desk; without a name nothing in it tells whose it is."""
    person, unsigned = turn.person, values.get("anonymous") == "yes"
    told = values["matter"]
    words = hidden(told, person.homes, person.name) if unsigned else told
    home = person.home
    return Matter(
        category=turn.rules.complaint_of(simplified(told)),
        place=_place(turn, told, unsigned),
        # Whose ticket it is tells who complains.
        problem=_problem(turn.rules, simplified(words), None if unsigned else late),
        resident=person.address,
        reporter=person.address,
        building="" if unsigned or home is None else home.building,
        words=words,
    )


def signature(turn: Turn, values: Values) -> str:
    """Return by whom the complaint is, as the resident reads it."""
    home = turn.person.home
    return (
        KEPT_BACK
        if values.get("anonymous") == "yes"
        else home.label
        if home
        else turn.person.name or NOT_BOUND
    )


def linked_ticket(turn: Turn, words: str) -> Ticket | None:
    """Return the resident's own ticket that the complaint is about: named, or waited for, or broken again."""
    mine = [
        ticket for ticket in recent(turn) if ticket.kind in MENDED and ticket.status is not Status.CANCELLED
    ]
    words = simplified(words)
    numbers = find_ticket_numbers(words)
    if numbers:
        return next((ticket for ticket in mine if ticket.number in numbers), None)
    trade = turn.rules.category_of(words)
    known = trade != turn.rules.services.fallback
    waits = [
        ticket for ticket in mine if ticket.status not in DONE and (ticket.category == trade or not known)
    ]
    if waits and (turn.rules.complaint_of(words) in PRESSING or WAITING.search(words)):
        return waits[-1]
    again = [ticket for ticket in mine if known and ticket.category == trade and AGAIN.search(words)]
    return again[-1] if again else None


def trouble_in(rules: Rules, words: str) -> str:
    """Return the clauses that tell of something broken, "" for none."""
    troubles = [
        clause for clause in CLAUSES.split(words) if rules.category_of(clause) != rules.services.fallback
    ]
    return "，".join(troubles)


def _place(turn: Turn, words: str, unsigned: bool) -> str:
    home = turn.person.home
    found = report_place(words, home)
    spot = found.label if found and found.public and found.can_be_found else ""
    if unsigned:
        # A spot of the resident's own building would tell where they live.
        named = spot if spot and not (home and found and found.building == home.building) else ""
        return f"{UNSIGNED}（{named}）" if named else UNSIGNED
    return spot or (home.label if home else NOT_BOUND)


def _problem(rules: Rules, words: str, late: Ticket | None) -> str:
    """Return the words as the ticket is called: shortened, with all that decides who handles it."""
    kept = words[:LONGEST]
    names = [rules.staff.people[name].name for name in sorted(named_in(words, rules.staff))]
    missing = [name for name in names if name not in kept]
    about = f"（说到{'、'.join(missing)}）" if missing else ""
    return f"{kept}{about}{f'（工单号 {late.number}）' if late else ''}"
