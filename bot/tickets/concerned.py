"""Whom words are about: colleagues by name or by role; a complaint is kept from those it is about."""

import re
from functools import cache

from bot.tickets.rules import Rules, staff_address
from bot.tickets.ticket import Ticket
from config.staff import Staff, StaffMember

# What residents call a role of which they name nobody.
ROLE_WORDS = {
    "technician": re.compile(r"师傅|维修工|维修人员|修理工|水电工|电工"),
    "guard": re.compile(r"保安|门岗|门卫|秩序员|岗亭"),
    "butler": re.compile(r"管家|网格员"),
    "front_desk": re.compile(r"前台|客服|接电话的"),
    "manager": re.compile(r"经理"),
}
POST = re.compile(r"^(?:客服|管家|前台|保安|秩序员)(?=.)")
SURNAME = re.compile(r"^[小老](.)$|^(.)(?:师傅|经理|主管|队长)$")


def named_in(words: str, staff: Staff) -> frozenset[str]:
    """Return the ids of the staff whom the words name: 客服小赵, just 小赵, or by surname (老李)."""
    if not _somebody(tuple(member.name for member in staff.people.values())).search(words):
        return frozenset()
    named = {
        id for id, member in staff.people.items() if member.name in words or _short(member.name) in words
    }
    return frozenset(named or {id for id, member in staff.people.items() if _by_surname(member, words)})


def concerned_in(words: str, staff: Staff) -> frozenset[str]:
    """Return the ids of those whom the words name, or where they name nobody, of all in a named role."""
    roles = {role for role, said in ROLE_WORDS.items() if said.search(words)}
    return named_in(words, staff) or frozenset(
        id for id, member in staff.people.items() if roles & set(member.roles) and not member.deputy
    )


def concerned(ticket: Ticket, rules: Rules) -> frozenset[str]:
    """Return the addresses of those whom a complaint is about: nobody judges their own case."""
    if ticket.kind != "complaint":
        return frozenset()
    return frozenset(map(staff_address, concerned_in(ticket.problem, rules.staff)))


def involved(person: str, ticket: Ticket, rules: Rules) -> bool:
    """Return whether a colleague has to do with a ticket.

    That is who has it, was asked, brought it, owns the case, has the skill for it, or makes the call-backs in
    anybody's stead; life and safety are everybody's business.
    """
    member = rules.staff.people.get(person.partition(":")[2])
    if member is not None and member.company:
        # A partner sees what they are asked for, and nothing else.
        return person in {ticket.assignee, *ticket.offered}
    skilled = member is not None and rules.category(ticket.category).skill in member.skills
    known = {ticket.assignee, ticket.case_owner, ticket.opened_by, *ticket.offered, *rules.callers()}
    return ticket.kind == "emergency" or skilled or person in known


def owner_beside(ticket: Ticket, rules: Rules) -> str:
    """Return the ticket's case owner, or when the complaint is about them a manager or the front desk."""
    about = concerned(ticket, rules)
    others = (person for person in (*rules.managers(), *rules.callers()) if person not in about)
    return next(others, ticket.case_owner) if ticket.case_owner in about else ticket.case_owner


@cache
def _short(name: str) -> str:
    return POST.sub("", name)


def _by_surname(member: StaffMember, words: str) -> bool:
    said = _surname_said(member.name)
    return bool(said and said.search(words))


@cache
def _somebody(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what is found in words that may name one of them: in most words none is."""
    surnames = (said.pattern for name in names if (said := _surname_said(name)))
    return re.compile("|".join((*(re.escape(_short(name)) for name in names), *surnames)) or r"(?!)")


@cache
def _surname_said(name: str) -> re.Pattern[str] | None:
    """Return how a colleague of this name is called by surname, None for a name that shows none."""
    found = SURNAME.match(_short(name))
    if found is None:
        return None
    surname = found[1] or found[2]
    # 小孙子 is nobody of ours.
    return re.compile(rf"姓{surname}的|[小老]{surname}(?![子女])|{surname}(?:师傅|经理|主管|队长)")
