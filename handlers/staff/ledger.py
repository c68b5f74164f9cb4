"""What staff ask of the ledger: 为什么1001 (why these deadlines), 本月履约 (how many promises were kept)."""

import re

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.kept import broken_lines, in_all, month_of, shares
from bot.tickets.why import why

SCRIPTS = {
    "staff.why": frozenset({"why"}),
    "staff.kept": frozenset({"month", "all", "shares", "broken"}),
    "staff.kept_none": frozenset({"month"}),
    "staff.kept_for_managers": frozenset[str](),
}

# obey() has put a number that stood first behind the words.
WHY = re.compile(r"^(?:为什么|为啥|时限)\s*(?:工单号?)?\s*([A-Za-z0-9-]*\d{4,})[?？。]?$")
KEPT = re.compile(r"^(?P<month>本月|这个月|上月|上个月)?(?:的)?履约(?:率|情况)?[?？。]?$")
LAST = {"上月", "上个月"}
# So many of the broken promises are read on a phone.
LISTED = 8


def asked(turn: Turn, text: str) -> Reply | None:
    """Answer a question about the ledger; None for other words."""
    known = WHY.match(text)
    if known:
        ticket = turn.desk.find_for(known[1], turn.person.address)
        return turn.say("staff.why", why=why(ticket, turn.rules, turn.now, in_full=False))
    wanted = KEPT.match(text)
    return _kept(turn, wanted["month"] in LAST) if wanted else None


def _kept(turn: Turn, last: bool) -> Reply:
    if not turn.person.is_manager:
        return turn.say("staff.kept_for_managers")
    span = month_of("", turn.now, turn.rules.zone)
    if last:
        first = span[0]
        earlier = first.replace(year=first.year - (first.month == 1), month=(first.month - 2) % 12 + 1)
        span = (earlier, first)
    kept, month = turn.ledger.kept(span, turn.now), f"{span[0].year}年{span[0].month}月"
    if not kept.tallies:
        return turn.say("staff.kept_none", month=month)
    return turn.say(
        "staff.kept",
        month=month,
        all=in_all(kept),
        shares="\n".join(map(str, shares(kept, "category", turn.rules))),
        broken="\n".join(broken_lines(kept.broken[-LISTED:], turn.now)),
    )
