"""Binding by the front desk (绑定 1003): who showed their papers is tied to the home of their ticket."""

import re

from bot.conversation.turn import Turn, with_buttons
from bot.outbox.notice import Weight
from bot.reply import Button, Reply
from bot.residents.home import ROLES, Home, Resident
from bot.residents.matching import lives, member_named
from bot.residents.register import Member
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.refused import Refused
from bot.tickets.ticket import Status, Ticket
from bot.understanding.slots.ticket_number import find_ticket_numbers
from handlers.home.binding_request import CATEGORY, settle
from handlers.home.consent import consented
from handlers.home.home_people import bind_beside, role_of

SCRIPTS = {
    "staff.bind_how": frozenset[str](),
    "staff.bind_not_yours": frozenset[str](),
    "staff.bind_nothing": frozenset({"number"}),
    "staff.bind_no_consent": frozenset({"number"}),
    "staff.bind_who": frozenset({"number", "home", "people"}),
    "staff.bind_role": frozenset({"number", "home", "name"}),
    "staff.bound": frozenset({"number", "home", "role", "name"}),
    "staff.bound_off_file": frozenset({"number", "home", "role", "name"}),
    "binding.by_desk": TICKET_VALUES | {"home", "role"},
}

MAY = {"front_desk", "butler", "manager"}
VERB = re.compile(
    r"^\s*(?:工单号?)?\s*(?:[A-Za-z0-9-]*\d{4,}\s*[号:：,，、]?\s*)?绑定(?=$|[\s,，。:：\d]|工单|业主|租户|家人)"
)
ROLE_WORDS = {
    "业主": "owner",
    "房东": "owner",
    "租户": "tenant",
    "租客": "tenant",
    "家人": "family",
    "家属": "family",
}
# Before the name or behind it: 小周房东 is what somebody calls himself, and no role.
ROLE = re.compile(rf"^\W*({'|'.join(ROLE_WORDS)})|(?<=[\s,，。])({'|'.join(ROLE_WORDS)})\W*$")
LONGEST_NAME = 20
NOBODY = "没有登记的人"
# A card holds six buttons (wechat.md 3.3).
MOST_BUTTONS = 6


def begin(turn: Turn) -> Reply | None:
    """Bind the resident of the ticket that is named; None for other words."""
    verb = VERB.match(turn.text)
    if not verb:
        return None
    numbers = find_ticket_numbers(turn.text)
    if len(numbers) != 1:
        return turn.say("staff.bind_how")
    rest = re.sub(re.escape(numbers[0]), " ", turn.text[verb.end() :], count=1, flags=re.IGNORECASE)
    return _bind(turn, numbers[0], rest)


def tapped(turn: Turn) -> Reply:
    """Bind as the tapped button says: the ticket's number, then the name on file or role and name."""
    number, _, words = turn.subject.partition(":")
    return _bind(turn, number, words) if turn.person.is_staff else turn.say("staff.unknown_button")


def _bind(turn: Turn, number: str, words: str) -> Reply:
    if not MAY & set(turn.person.roles):
        return turn.say("staff.bind_not_yours")
    ticket = _request(turn, number)
    said = ROLE.search(words)
    role = ROLE_WORDS[said[1] or said[2]] if said else ""
    name = ROLE.sub("", words, count=1).strip(" \t,，。:：、号")[:LONGEST_NAME]
    if not name:
        return _ask_who(turn, ticket, role)
    member = member_named(turn.ledger.household(ticket.place), name, turn.today)
    if member:
        return _bound(turn, ticket, member, "staff.bound")
    if not role:
        return _ask_role(turn, ticket, name)
    return _bound(turn, ticket, Member(name, "", role), "staff.bound_off_file")


def _request(turn: Turn, number: str) -> Ticket:
    """Return the ticket, or raise `Refused` when it is no resident's request to be bound."""
    ticket = turn.desk.find(number)
    if ticket.category != CATEGORY or not ticket.resident or ticket.status is Status.CANCELLED:
        raise Refused("staff.bind_nothing", number=number)
    if not consented(turn, ticket.resident):
        # They may have taken it back since they asked.
        raise Refused("staff.bind_no_consent", number=number)
    return ticket


def _ask_who(turn: Turn, ticket: Ticket, role: str) -> Reply:
    """Ask who on file it is: role and lease then come from the register."""
    household = turn.ledger.household(ticket.place)
    members = [one for one in (household.members if household else ()) if lives(one, turn.today)]
    fit = [one for one in members if not role or one.role == role]
    names = {one.name: f"{one.name}（{ROLES.get(one.role, one.role)}）" for one in fit[:MOST_BUTTONS]}
    buttons = [Button(f"staff.bind_as:{ticket.number}:{name}", label) for name, label in names.items()]
    people = "、".join(names.values()) or NOBODY
    said = turn.say("staff.bind_who", number=ticket.number, home=ticket.place, people=people)
    return with_buttons(said, *buttons)


def _ask_role(turn: Turn, ticket: Ticket, name: str) -> Reply:
    buttons = [Button(f"staff.bind_as:{ticket.number}:{word} {name}", word) for word in ROLES.values()]
    said = turn.say("staff.bind_role", number=ticket.number, home=ticket.place, name=name)
    return with_buttons(said, *buttons)


def _bound(turn: Turn, ticket: Ticket, member: Member, script: str) -> Reply:
    """Tie the resident, tell them and the home's owners, and settle the ticket."""
    home = Home(ticket.place, f"{ticket.place.partition('栋')[0]}栋")
    known = member.role, member.until
    tie = Resident(ticket.resident, member.name, home, *known, bound_at=turn.now, title=member.title)
    bind_beside(turn, tie, turn.ledger.residents_of(home.label, turn.today))
    role = role_of(tie)
    turn.desk.tell_resident(ticket, "binding.by_desk", Weight.RESULT, home=home.label, role=role)
    settle(turn, ticket, turn.person.address, f"{role} {member.name}")
    return turn.say(script, number=ticket.number, home=home.label, role=role, name=member.name)
