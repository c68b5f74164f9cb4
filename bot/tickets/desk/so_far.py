"""The conversation so far, for the colleague who takes it over: short, as text, without phone numbers."""

from datetime import datetime, timedelta

from bot.speech.plain import for_staff
from bot.tickets.desk.core import Desk
from bot.tickets.docket import Said
from bot.tickets.rules import is_staff
from bot.tickets.ticket import Ticket

# What was said longer before belongs to another matter.
BEFORE = timedelta(hours=2)
LINES = 8
LONGEST = 40
SPEAKERS = {"resident": "住户", "bot": "机器人"}


def so_far(desk: Desk, ticket: Ticket) -> str:
    """Return the last lines of the conversation in which the resident asked for a person, "" for none."""
    said = desk.docket.shelf.talk_of(ticket.resident, ticket.opened_at - BEFORE)
    # A repeated delivery is logged twice; lines that come in batches may come late.
    lines = sorted(dict.fromkeys(said), key=_second)[-LINES:]
    if not lines:
        return ""
    talk = "\n".join(_line(desk, line) for line in lines)
    return desk.speech.say("staff.talk_so_far", **desk.values(ticket), talk=talk).text


def _second(line: Said) -> datetime:
    # WeChat's times have no fractions; within a second the order of writing counts.
    return line.at.replace(microsecond=0)


def _line(desk: Desk, line: Said) -> str:
    speaker = desk.rules.name_of(line.speaker) if is_staff(line.speaker) else SPEAKERS[line.speaker]
    words = for_staff(" ".join(line.text.split()))
    return f"{speaker}：{words[:LONGEST]}{'…' if len(words) > LONGEST else ''}"
