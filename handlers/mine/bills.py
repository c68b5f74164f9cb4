"""A resident's own bills as the register has them, and a colleague who checks a sum that looks wrong."""

from collections.abc import Sequence

from bot.conversation.choices import to_choose
from bot.conversation.turn import Turn
from bot.reply import Button, Reply
from bot.residents.home import OWNER, TENANT, Resident
from bot.residents.register import Bill
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import talking
from bot.tickets.desk.opening import Matter, open_ticket
from bot.tickets.ticket import DONE, Ticket
from bot.understanding.slots.place import Place, find_places
from handlers import human
from handlers.home.home_people import say_day
from handlers.mine.bill_words import paid, total, unpaid, yuan

# Who owes money is their own affair (PIPL 28, finance): owner and tenant are parties to the contract; family
# are on file without the payer having agreed to show them.
SEES = frozenset({OWNER, TENANT})
# More lines than this are no help on a phone; the sum counts them all.
UNPAID_LINES, PAID_LINES = 8, 3
CHECK = "请核对账单"

SCRIPTS = {
    "bills.unbound": frozenset[str](),
    "bills.of_the_payer": frozenset[str](),
    "bills.not_yours": frozenset[str](),
    "bills.which": frozenset[str](),
    "bills.none": frozenset({"home"}),
    "bills.all_paid": frozenset({"home", "lines"}),
    "bills.unpaid": frozenset({"home", "count", "sum", "lines"}),
    "bills.paid_lately": frozenset({"lines"}),
    "bills.line": frozenset({"item", "period", "amount"}),
    "bills.due_line": frozenset({"item", "period", "amount", "day"}),
    "bills.late_line": frozenset({"item", "period", "amount", "day"}),
    "bills.paid_line": frozenset({"item", "period", "amount", "day"}),
    "bills.more": frozenset({"count"}),
    "bills.checked": TICKET_VALUES,
}


def show(turn: Turn) -> Reply:
    """Show the bills of the home that is meant; whoever has several and names none is asked."""
    if not turn.person.ties:
        return turn.say("bills.unbound")
    homes = [tie for tie in turn.person.ties if tie.role in SEES]
    if not homes:
        return turn.say("bills.of_the_payer")
    meant = _named(turn.text, homes)
    if not meant:
        return turn.say("bills.not_yours")
    if len(meant) == 1:
        return _bills(turn, meant[0].home.label)
    choices = [Button(f"bills.home:{tie.home.label}", tie.home.label) for tie in meant]
    return to_choose(turn, turn.say("bills.which"), choices)


def tapped_home(turn: Turn) -> Reply:
    """Show the bills of the tapped home, if it still is the resident's."""
    return _bills(turn, turn.subject) if _may_see(turn, turn.subject) else turn.say("bills.not_yours")


def tapped_wrong(turn: Turn) -> Reply:
    """Have a colleague check the bills of a home; what the resident writes next goes along."""
    if not _may_see(turn, turn.subject):
        return turn.say("bills.not_yours")
    ticket = _to_check(turn, f"{CHECK}（{turn.subject}）")
    turn.go_to(human.DIALOGUE, "words", {"number": ticket.number})
    return turn.say("bills.checked", **turn.desk.values(ticket))


def _may_see(turn: Turn, label: str) -> bool:
    tie = turn.person.tie_to(label)
    return tie is not None and tie.role in SEES


def _own(turn: Turn, label: str) -> list[Bill]:
    """Return the bills that are this person's affair: a tenant's are those that fell due since they came.

    What was owed before is the owner's matter, or that of the tenant before them.
    """
    tie, bills = turn.person.tie_to(label), turn.ledger.bills_of(label)
    if tie is None or tie.role != TENANT or tie.bound_at is None:
        return bills
    since = tie.bound_at.date()
    return [bill for bill in bills if bill.due_on is None or bill.due_on >= since]


def _named(words: str, ties: Sequence[Resident]) -> list[Resident]:
    """Return the ties that the words name, all when they name no place."""
    places = [place for place in find_places(words) if place.building]
    if not places:
        return list(ties)
    return [tie for tie in ties if any(_is_at(tie, place) for place in places)]


def _is_at(tie: Resident, place: Place) -> bool:
    """Whether the home is the place, or lies in the building or entrance that was named."""
    named = Place(place.building, place.entrance, home=place.home).label
    return tie.home.label == named if place.home else tie.home.label.startswith(named)


def _bills(turn: Turn, label: str) -> Reply:
    # A colleague who takes over reads what was said before: not what a home owes.
    turn.private = True
    bills = _own(turn, label)
    if not bills:
        return turn.say("bills.none", home=label)
    left, lately = unpaid(bills), _paid_lines(turn, bills)
    if not left:
        return turn.say("bills.all_paid", home=label, lines=lately)
    lines = [_line(turn, bill) for bill in left[:UNPAID_LINES]]
    if len(left) > UNPAID_LINES:
        lines.append(turn.say("bills.more", count=len(left) - UNPAID_LINES).text)
    if lately:
        lines.append(turn.say("bills.paid_lately", lines=lately).text)
    return turn.say("bills.unpaid", home=label, count=len(left), sum=total(left), lines="\n".join(lines))


def _paid_lines(turn: Turn, bills: Sequence[Bill]) -> str:
    return "\n".join(_line(turn, bill) for bill in paid(bills)[:PAID_LINES])


def _line(turn: Turn, bill: Bill) -> str:
    """Return one bill in words; that its day is over is told without a reproach."""
    known = {"item": bill.item, "period": bill.period, "amount": yuan(bill.cents)}
    if bill.paid_on:
        return turn.say("bills.paid_line", **known, day=say_day(bill.paid_on)).text
    if bill.due_on is None:
        return turn.say("bills.line", **known).text
    script = "bills.late_line" if bill.due_on < turn.today else "bills.due_line"
    return turn.say(script, **known, day=say_day(bill.due_on)).text


def _to_check(turn: Turn, words: str) -> Ticket:
    """Ask in the enquiry that is open, or open one: a resident talks with one colleague at a time."""
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    known = next((one for one in mine if one.category == "enquiry" and one.status not in DONE), None)
    if known is not None:
        return talking.hear(turn.desk, known, words)
    tie = turn.person.tie_to(turn.subject)
    assert tie is not None
    address = turn.person.address
    place, building = tie.home.label, tie.home.building
    matter = Matter("enquiry", place, words, resident=address, reporter=address, building=building)
    return open_ticket(turn.desk, matter)
