"""What a colleague writes to a resident is read first: what would hurt waits, with a better wording."""

import re
from collections.abc import Sequence

from bot.conversation.turn import Turn
from bot.outbox.notice import Notice, Weight
from bot.reply import SILENCE, Reply
from bot.speech.times import say_time
from bot.speech.tone.finding import Finding
from bot.tickets.desk.wording_silence import wait_for
from bot.tickets.promise import counted_on
from bot.tickets.ticket import Ticket
from handlers.staff.kept_words import DIALOGUE, Held, mark_of, waiting, with_held

SCRIPTS = {
    "staff.wording_held": frozenset({"number", "mark", "words", "findings", "better"}),
    "staff.wording_warned": frozenset({"number", "mark", "words", "findings", "better"}),
    "staff.wording_finding": frozenset({"excerpt", "title", "why"}),
    "relay.in_time": frozenset({"plan"}),
    "relay.better_in_time": frozenset({"better", "plan"}),
    "relay.no_time_yet": frozenset[str](),
    "relay.better_no_time_yet": frozenset({"better"}),
    "relay.with_it": frozenset[str](),
}

# Rules of the tone check, and what no sender may answer for (bot.speech.tone.finding).
BARE_TIME, ERROR = "bare_time", "error"
# These are always about somebody.
PERSONAL = frozenset({"exposure", "insult"})
# The step in which a card asks what is to become of words.
ASKED = "wording"
# What of a note its writer wants the resident to read.
FOR_RESIDENT = re.compile(r"(?:^|[\s,，。;；、])(?:给|告诉)住户[:：](?P<words>.+)$", re.DOTALL)
# Words for whoever reported a matter.
OF_PEOPLE = re.compile("业主|住户|租户|租客|客户|老人|老太|老头|大爷|大妈|阿姨|自己|人家|态度|[他她你您]")
# What a card has room for.
SHOWN, LONGEST = 2, 60
# What stands in for what is no secret to the resident while words are read.
PROMISED, HOME, COLLEAGUE = "说好的时间", "您家", "同事"
# How residents are addressed behind their surname.
TITLE = "(?:女士|先生|小姐|阿姨|大姐|大哥|大爷|大妈|奶奶|爷爷|叔叔?|姐|哥|老师|总)"


def findings(turn: Turn, ticket: Ticket, words: str) -> tuple[Finding, ...]:
    """Return what is wrong with words for the ticket's resident, the worst first.

    A time that they were promised may be repeated; their own home and name and colleagues' names may be said.
    In an emergency 马上离开 is no order: there nothing holds words up but what is somebody else's, or an
    insult.
    """
    found = turn.mind.tone.findings(_without_own(turn, ticket, words), ticket_at_hand=True)
    if ticket.kind == "emergency":
        return tuple(finding for finding in found if finding.rule in PERSONAL)
    return found


def hurtful(turn: Turn, matter: str, place: str) -> bool:
    """Return whether the name of a matter at a place can't be read by its resident.

    A broken thing hurts nobody: only what is said of people can. A time is when they are at home.
    """
    found = turn.mind.tone.findings(_without_home(matter, place))
    errors = [finding for finding in found if finding.severity == ERROR]
    return any(one.rule in PERSONAL or OF_PEOPLE.search(one.excerpt) for one in errors)


def for_resident(turn: Turn, ticket: Ticket, note: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the part of a note that is meant for the resident (给住户：…), and what is wrong with it."""
    marked = FOR_RESIDENT.search(note)
    words = marked["words"].strip() if marked and ticket.resident else ""
    return words, findings(turn, ticket, words) if words else ()


def only_warnings(found: Sequence[Finding]) -> bool:
    """Return whether the words may go out on the sender's word."""
    return all(finding.severity != ERROR for finding in found)


def hold(turn: Turn, ticket: Ticket, words: str, found: Sequence[Finding]) -> Reply:
    """Keep the words and ask what is to become of them: on the tapped card, or on a new one.

    A text has no buttons in WeCom.
    """
    mark, better = mark_of(turn), better_for(turn, ticket, found)
    before = turn.conversation.slots if turn.conversation.dialogue == DIALOGUE else {}
    others = {name: slot for name, slot in before.items() if name not in waiting(turn)}
    turn.go_to(DIALOGUE, ASKED, {**others, **with_held(turn, mark, Held(ticket.number, words, better))})
    said = turn.say(
        "staff.wording_warned" if only_warnings(found) else "staff.wording_held",
        number=ticket.number,
        mark=mark,
        words=_short(words),
        findings="\n".join(_told(turn, finding) for finding in _plainest(found)[:SHOWN]),
        better=better,
    )
    docket, person = turn.desk.docket, turn.person.address
    wait_for(turn.desk, ticket, person, mark)
    if turn.message.tap:
        return said
    key = f"{turn.message.key}:wording"
    docket.notices.append(Notice(key, person, said.script, said.text, turn.now, Weight.URGENT, said.buttons))
    return SILENCE


def better_for(turn: Turn, ticket: Ticket, found: Sequence[Finding]) -> str:
    """Return a ready sentence for the ticket; where the words named a time, it tells the promised one.

    It passes the check itself.
    """
    others = [finding for finding in _plainest(found) if finding.rule != BARE_TIME]
    in_time = any(finding.rule == BARE_TIME for finding in found)
    candidates = [_fitted(turn, ticket, others[0].better if others else "", in_time)]
    candidates += [finding.better for finding in others]
    passing = (words for words in candidates if words and not findings(turn, ticket, words))
    return next(passing, turn.say("relay.with_it").text)


def _plainest(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those of a half sentence whose time explains them."""
    times = [finding.excerpt for finding in found if finding.rule == BARE_TIME]
    return [
        finding
        for finding in found
        if finding.rule == BARE_TIME or not any(time in finding.excerpt for time in times)
    ]


def _fitted(turn: Turn, ticket: Ticket, better: str, in_time: bool) -> str:
    """Return the better wording, with the promised time behind it where a time was named."""
    if not in_time:
        return better
    plan = turn.desk.values(ticket)["plan"] if counted_on(ticket) else ""
    script = "in_time" if plan else "no_time_yet"
    if better:
        return turn.say(f"relay.better_{script}", better=better, plan=plan).text
    return turn.say(f"relay.{script}", plan=plan).text


def _without_own(turn: Turn, ticket: Ticket, words: str) -> str:
    """Return the words without what is no secret to the resident and no new promise."""
    times = {say_time(row.due_at, turn.now) for row in counted_on(ticket)}
    times |= {time.removeprefix("今天") for time in times}
    for said in sorted(times, key=len, reverse=True):
        # 晚上10:30 is another time than 10:30.
        words = re.sub(rf"(?<![午上晚夜晨]){re.escape(said).replace(':', '[:：]')}", PROMISED, words)
    return _without_home(_without_names(turn, ticket, words), ticket.place)


def _without_names(turn: Turn, ticket: Ticket, words: str) -> str:
    """Return the words without colleagues' names, and without the resident's own where they are addressed."""
    for member in turn.rules.staff.people.values():
        words = words.replace(member.name, COLLEAGUE)
    ties = turn.ledger.ties_of(ticket.resident, turn.today) if ticket.resident else ()
    for surname in {tie.name[0] for tie in ties if tie.name}:
        words = re.sub(rf"(^|[，。！？!?,\s]){surname}{TITLE}[，,\s]*", r"\1", words)
    return words


def _without_home(words: str, place: str) -> str:
    return re.sub(rf"(?<!\d){re.escape(place)}(?!\d)", HOME, words) if place else words


def _told(turn: Turn, finding: Finding) -> str:
    known = {"excerpt": _short(finding.excerpt), "title": finding.title, "why": finding.why}
    return turn.say("staff.wording_finding", **known).text


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
