"""The roster by chat: a colleague asks for a swap or a leave, the partner and the manager say yes or no."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from bot.conversation.turn import Turn
from bot.message import user_of
from bot.reply import Reply
from bot.speech.times import say_span
from bot.tickets import roster_asking
from bot.tickets.roster import on_duty
from bot.tickets.roster_change import ChangeKind, ChangeState, DutyChange, expiry
from bot.tickets.roster_days import shifts_of, span_of
from bot.tickets.roster_scripts import ROSTER_SCRIPTS
from handlers.staff import roster_answers
from handlers.staff.roster_words import Span, Wish, leave_span, mates, swap_span, whole_days, wish_in

SCRIPTS = (
    ROSTER_SCRIPTS
    | roster_answers.SCRIPTS
    | {
        "staff.swap_how": frozenset[str](),
        "staff.leave_how": frozenset[str](),
        "staff.swap_with_whom": frozenset({"colleagues"}),
        "staff.swap_no_shift": frozenset({"partner"}),
        "staff.swap_same": frozenset({"partner", "when"}),
        "staff.leave_no_shift": frozenset[str](),
    }
)

LETTERS = 8


def begin(turn: Turn) -> Reply | None:
    """Serve words about the roster; None for other words, and for people of a partner company."""
    me, text = user_of(turn.person.address), turn.text.strip()
    if turn.rules.staff.company_of(me):
        return None
    told = roster_answers.typed(turn, me, text)
    if told is not None:
        return told
    wish = wish_in(text, turn.rules.staff, turn.now, me)
    if wish is None:
        return None
    return _swap(turn, me, wish) if wish.kind is ChangeKind.SWAP else _leave(turn, me, wish)


def _swap(turn: Turn, me: str, wish: Wish) -> Reply:
    staff = turn.rules.staff
    if wish.days is None:
        return turn.say("staff.swap_how")
    others = list(wish.others) or (mates(staff, me) if wish.mate else [])
    if len(others) != 1 or staff.company_of(others[0]):
        named = [staff.people[name].name for name in others or mates(staff, me)]
        return turn.say("staff.swap_with_whom", colleagues="、".join(named) or "那位同事")
    partner = others[0]
    span = swap_span(staff, (me, partner), wish, turn.now)
    if span is None:
        return turn.say("staff.swap_no_shift", partner=staff.people[partner].name)
    change = _change(turn, ChangeKind.SWAP, me, partner, span)
    if not _changes_anything(turn, change):
        when = say_span(*span, turn.now)
        return turn.say("staff.swap_same", partner=staff.people[partner].name, when=when)
    roster_asking.ask(turn.desk, change)
    return turn.say("staff.swap_sent", **roster_asking.values_of(turn.desk, change))


def _leave(turn: Turn, me: str, wish: Wish) -> Reply:
    staff = turn.rules.staff
    if wish.days is None:
        return turn.say("staff.leave_how")
    span = leave_span(staff, me, wish, turn.now)
    if span is None and turn.person.is_manager and wish.days[1] >= turn.today:
        # Who leads is on no roster, and is missed at any hour.
        span = whole_days(wish.days, turn.now)
    if span is None:
        return turn.say("staff.leave_no_shift")
    partner = next(iter(wish.others), "") if len(wish.others) == 1 else ""
    change = roster_asking.ask(turn.desk, _change(turn, ChangeKind.LEAVE, me, partner, span))
    script = "staff.leave_allowed" if change.state is ChangeState.ALLOWED else "staff.leave_sent"
    return turn.say(script, **roster_asking.values_of(turn.desk, change))


def _change(turn: Turn, kind: ChangeKind, me: str, partner: str, span: Span) -> DutyChange:
    # The same delivery asks for the same change, however often it is decided.
    number = sha256(turn.message.key.encode()).hexdigest()[:LETTERS]
    state = ChangeState.ASKED
    return DutyChange(number, kind, me, partner, *span, state, turn.now, expiry(span[0], turn.now))


def _changes_anything(turn: Turn, change: DutyChange) -> bool:
    """Whether somebody else would stand there in any shift of the span."""
    staff, known = turn.rules.staff, turn.desk.changes
    swapped = [*known, replace(change, state=ChangeState.ALLOWED)]
    moments = (
        max(start, change.start)
        for day in range((change.until - change.start).days + 2)
        for date in [change.start.date() + timedelta(days=day)]
        for shift in shifts_of(staff, date)
        for start, until in [span_of(shift, date, turn.now)]
        if start < change.until and until > change.start
    )
    return any(set(on_duty(staff, at, known)) != set(on_duty(staff, at, swapped)) for at in moments)
