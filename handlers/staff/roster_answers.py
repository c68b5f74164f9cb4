"""Yes, no and taking back what was asked of the roster, by button and typed word; and who is on duty."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import pairwise

from bot.conversation.turn import Turn
from bot.message import user_of
from bot.reply import Reply
from bot.speech.times import say_span
from bot.tickets import roster_asking
from bot.tickets.refused import Refused
from bot.tickets.roster import on_duty
from bot.tickets.roster_change import ChangeState, DutyChange
from bot.tickets.roster_days import shifts_of, span_of

SCRIPTS = {
    "staff.duty_list": frozenset({"shifts"}),
    "staff.duty_line": frozenset({"when", "names"}),
}

LISTING = re.compile(
    r"^(?:看一?下|查一?下)?(今天|今晚|明天|明晚)?的?(?:值班表|排班表?|谁在?[值当]班)[?？。]?$"
)
TAKES_BACK = re.compile(r"^(?:撤回|取消)(?:换班|请假)了?[。!！]?$|^不(?:换班?|请假)了[。!！]?$")
# Without the matter it is an answer only where one is waited for.
YES = re.compile(r"^同意(?:换班|请假|顶班|替班)?[。!！]?$")
NO = re.compile(r"^(?:不同意|拒绝)(?:换班|请假|顶班|替班)?[。!！]?$")
NAMES_IT = re.compile(r"[换顶替]班|请假")


def typed(turn: Turn, me: str, text: str) -> Reply | None:
    """Serve a typed answer or the question who is on duty; None for other words."""
    asked = LISTING.match(text)
    if asked:
        return _listed(turn, tomorrow=bool(asked[1]) and asked[1].startswith("明"))
    if TAKES_BACK.match(text):
        mine = [one for one in turn.ledger.duty_asked(turn.now) if one.who == me]
        return _answered(turn, mine, ChangeState.WITHDRAWN)
    yes, no = YES.match(text), NO.match(text)
    if not yes and not no:
        return None
    waiting = [one for one in turn.ledger.duty_asked(turn.now) if _my_word(turn, one, me)]
    if not waiting and not NAMES_IT.search(text):
        return None
    agreeing = bool(waiting) and waiting[-1].state is ChangeState.ASKED
    words = (
        (ChangeState.AGREED, ChangeState.DECLINED) if agreeing else (ChangeState.ALLOWED, ChangeState.REFUSED)
    )
    return _answered(turn, waiting, words[0] if yes else words[1])


def _my_word(turn: Turn, one: DutyChange, me: str) -> bool:
    if one.state is ChangeState.ASKED:
        return one.partner == me
    return turn.person.is_manager and me not in {one.who, one.partner}


def _answered(turn: Turn, changes: list[DutyChange], state: ChangeState) -> Reply:
    """Take the newest of these changes to a state."""
    if not changes:
        raise Refused("staff.change_unknown")
    return _stepped(turn, changes[-1], state)


def _stepped(turn: Turn, change: DutyChange, state: ChangeState) -> Reply:
    me = user_of(turn.person.address)
    after = roster_asking.step(turn.desk, change, state, me)
    # What was just settled is told as it stands; what waits for the manager now, in words of its own.
    values = roster_asking.values_of(turn.desk, after)
    script = "staff.change_answered" if state is ChangeState.AGREED else f"staff.{after.kind}_{after.state}"
    return turn.say(script, **values)


def _tapped(state: ChangeState) -> Callable[[Turn], Reply]:
    def tapped(turn: Turn) -> Reply:
        change = turn.ledger.duty_change(turn.subject) if turn.person.is_staff else None
        if change is None:
            raise Refused("staff.change_unknown")
        return _stepped(turn, change, state)

    return tapped


tapped_agree = _tapped(ChangeState.AGREED)
tapped_decline = _tapped(ChangeState.DECLINED)
tapped_allow = _tapped(ChangeState.ALLOWED)
tapped_refuse = _tapped(ChangeState.REFUSED)


def _listed(turn: Turn, *, tomorrow: bool) -> Reply:
    """Say who is on duty in the shifts of a day, with the changes that were made."""
    day = turn.today + timedelta(days=1 if tomorrow else 0)
    staff, lines = turn.rules.staff, []
    edges = _edges(turn, datetime.combine(day, time(), turn.now.tzinfo))
    for start, until in pairwise(edges):
        names = [staff.people[name].name for name in on_duty(staff, start, turn.desk.changes)]
        said = turn.say(
            "staff.duty_line", when=say_span(start, until, turn.now), names="、".join(names) or "没有人"
        )
        lines.append(said.text)
    return turn.say("staff.duty_list", shifts="\n".join(lines))


def _edges(turn: Turn, midnight: datetime) -> list[datetime]:
    """Return the moments of a day at which somebody comes or goes, its ends included."""
    after = midnight + timedelta(days=1)
    days = [midnight.date() + timedelta(days=day) for day in (-1, 0)]
    staff, changes = turn.rules.staff, turn.desk.changes
    edges = {
        edge for day in days for shift in shifts_of(staff, day) for edge in span_of(shift, day, midnight)
    }
    edges |= {edge for one in changes for edge in (one.start, one.until)}
    inside = sorted({midnight, *(edge for edge in edges if midnight <= edge < after)})
    there = [on_duty(staff, edge, changes) for edge in inside]
    kept = [edge for number, edge in enumerate(inside) if not number or there[number] != there[number - 1]]
    return [*kept, after]
