"""Passes in words: their numbers, what scripts may quote of them, and who is told of them."""

import re
import unicodedata
from datetime import datetime, timedelta

from bot.conversation.turn import Turn
from bot.outbox.notice import Notice, result_notice
from bot.residents.passes import GOODS, Pass, PassState, Standing, moved, standing
from bot.residents.records import KeptPass
from bot.speech.times import WEEKDAYS, say_span, template_fields
from bot.tickets.rules import staff_address

# The letter keeps passes (F1001) apart from tickets (1001).
LETTER = "F"
FIRST_NUMBER = 1000
NUMBER = re.compile(rf"(?<![A-Z0-9]){LETTER}[ -]?(\d{{4,}})(?![A-Z0-9])", re.IGNORECASE)

PASS_VALUES = frozenset({"number", "kind", "subject", "party", "when", "dates", "label", "route", "standing"})
KINDS = {GOODS: "物品放行"}
VISIT = "访客"
IN_CHINESE = {
    Standing.WAITING: "等业主同意",
    Standing.EARLY: "还没到时间",
    Standing.GOOD: "有效",
    Standing.EXPIRED: "已过期",
    Standing.USED: "已放行",
    Standing.CANCELLED: "已取消",
    Standing.REFUSED: "业主没有同意",
    Standing.UNBOUND: "已随解绑作废",
}
# The gate is told beforehand only of what comes so soon: nobody remembers more.
SOON = timedelta(hours=1)


def find_pass_numbers(text: str) -> tuple[str, ...]:
    """Return the pass numbers in the text, as we write them, in order, each once."""
    found = NUMBER.findall(unicodedata.normalize("NFKC", text))
    return tuple(dict.fromkeys(f"{LETTER}{digits}" for digits in found))


def next_number(turn: Turn) -> str:
    """Take the number of a new pass."""
    return f"{LETTER}{FIRST_NUMBER + turn.ledger.take_pass_number()}"


def stands(turn: Turn, one: Pass) -> Standing:
    """Return how the pass stands now.

    Whose tie has ended, in whatever way, lets nobody in any more: that is looked up, not remembered.
    """
    ties = turn.ledger.ties_of(one.person, turn.today)
    return standing(one, turn.now, tied=any(tie.home.label == one.label for tie in ties))


def values_now(turn: Turn, one: Pass) -> dict[str, str]:
    """Return what scripts may quote of a stored pass, with how it stands now."""
    return {**values_of(one, turn.now), "standing": IN_CHINESE[stands(turn, one)]}


def values_of(one: Pass, now: datetime) -> dict[str, str]:
    """Return what scripts may quote of the pass; `when` is seen from `now`, `dates` is good on any day."""
    goods = one.kind == GOODS
    return {
        "number": one.number,
        "kind": KINDS.get(one.kind, VISIT),
        "subject": one.subject,
        "party": one.details.get("party", ""),
        "when": say_span(one.valid_from, one.valid_until, now),
        "dates": say_dates(one.valid_from, one.valid_until),
        "label": one.label,
        "route": f"从{one.label}搬出" if goods else f"去{one.label}",
        "standing": IN_CHINESE[standing(one, now)],
    }


def say_dates(start: datetime, until: datetime) -> str:
    """Return a span within a day as it can be read on any other day: 9月2日（周二）14:30–17:00."""
    return f"{start.month}月{start.day}日（周{WEEKDAYS[start.weekday()]}）{start:%H:%M}–{until:%H:%M}"


def keep(turn: Turn, one: Pass) -> Pass:
    """Have a new pass stored with the turn and return it."""
    turn.records.append(KeptPass(one))
    return one


def move(turn: Turn, one: Pass, state: PassState) -> Pass:
    """Have the pass stored in its new state, which the person of this turn gave it."""
    after = moved(one, state, turn.person.address, turn.now)
    turn.records.append(KeptPass(after, was=one.state))
    return after


def tell(turn: Turn, person: str, one: Pass, script: str) -> None:
    """Queue a notice about the pass for a resident; a template says only what it is about and its number."""
    said = turn.say(script, **values_of(one, turn.now))
    subject = f"{KINDS.get(one.kind, VISIT)} {one.number}"
    fields = template_fields(subject, turn.now, turn.say("pass.template_remark").text)
    notices = turn.desk.docket.notices
    notices.append(result_notice(f"{turn.message.key}:{len(notices)}", person, said, turn.now, fields))


def tell_gate(turn: Turn, one: Pass, script: str) -> None:
    """Queue a notice for every guard on duty, if the pass is good soon."""
    if one.valid_from - turn.now > SOON:
        return
    said = turn.say(script, **values_of(one, turn.now))
    notices = turn.desk.docket.notices
    for guard in guards(turn):
        key = f"{turn.message.key}:{len(notices)}"
        notices.append(Notice(key, guard, script, said.text, turn.now, buttons=said.buttons))


def guards(turn: Turn) -> list[str]:
    """Return the addresses of the guards on duty."""
    people = turn.rules.staff.people
    names = turn.desk.on_duty()
    return [staff_address(name) for name in names if "guard" in people[name].roles]
