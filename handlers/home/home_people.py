"""People of a home as their neighbours and housemates may see them, and how they are told of changes."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from bot.conversation.turn import Turn
from bot.outbox.notice import result_notice
from bot.reminders.quiet_hours import after_quiet
from bot.residents.home import OWNER, ROLES, Resident
from bot.residents.records import Bound
from bot.speech.times import template_fields

NAMELESS = "未留姓名"
HIDDEN = "**"
LETTERS = 10

SCRIPTS = {"household.template_remark": frozenset[str]()}


def hidden_name(name: str) -> str:
    """Return a name as others may read it: 林**."""
    return f"{name[0]}{HIDDEN}" if name else NAMELESS


def mark_of(person: str) -> str:
    """Return what stands for a person in a button that somebody else sees."""
    return sha256(person.encode()).hexdigest()[:LETTERS]


def say_day(day: date) -> str:
    """Return a day that may be long ago or far ahead: 2025年9月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def role_of(tie: Resident) -> str:
    """Return what the person is in this home: 业主."""
    return ROLES.get(tie.role, tie.role)


def bind_beside(turn: Turn, tie: Resident, others: Sequence[Resident]) -> None:
    """Have the tie stored and the home's owners told.

    `others` are the home's ties as the whole decision read them, once: if they are others by the time it is
    stored, it is decided again.
    """
    turn.records.append(Bound(tie, frozenset(one.person for one in others)))
    for owner in (one.person for one in others if one.role == OWNER and one.person != tie.person):
        values = {"home": tie.home.label, "name": hidden_name(tie.name), "role": role_of(tie)}
        tell(turn, owner, "household.new_member", **values, mark=mark_of(tie.person))


def tell(turn: Turn, person: str, script: str, home: str, **values: str) -> None:
    """Queue a notice about a home for one of its people; it wakes nobody at night."""
    said = turn.say(script, home=home, **values)
    at = after_quiet(turn.now, turn.rules.estate.quiet_hours)
    notices = turn.desk.docket.notices
    fields = template_fields(home, at, turn.say("household.template_remark").text)
    notices.append(result_notice(f"{turn.message.key}:home{len(notices)}", person, said, at, fields))
