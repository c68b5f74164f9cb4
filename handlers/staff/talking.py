"""A colleague talks with residents: plain words go to the one who is meant, and never to another."""

import re
from collections.abc import Mapping

from bot.conversation.turn import Turn
from bot.outbox.notice import Notice, Weight
from bot.reply import SILENCE, Button, Reply
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import talking, working
from bot.tickets.desk.talk_silence import UNSENT_AFTER
from bot.tickets.desk.talking import talk_on
from bot.tickets.refused import Refused
from bot.tickets.talk import Talk
from bot.tickets.ticket import DONE, Ticket
from handlers.staff import wording
from handlers.staff.kept_words import (
    DIALOGUE,
    MOST,
    UNSENT,
    mark_of,
    settle,
    stay,
    still_held,
    unsent,
    waiting,
)

SCRIPTS = {
    "staff.enquiry_accepted": TICKET_VALUES,
    "staff.talk_chosen": TICKET_VALUES,
    "staff.talk_chosen_unsent": TICKET_VALUES,
    "staff.relayed": TICKET_VALUES,
    "staff.talk_sent": TICKET_VALUES,
    "staff.talk_sent_but": TICKET_VALUES | {"words"},
    "staff.talk_kept": TICKET_VALUES,
    "staff.talk_which": frozenset({"words", "talks"}),
    "staff.talk_line": TICKET_VALUES,
    "staff.talk_is_over": frozenset({"number"}),
    "staff.talk_not_that": frozenset({"number"}),
    "staff.talk_blocked": frozenset({"number"}),
    "staff.talk_handed_back": TICKET_VALUES,
    "staff.talk_words_only": frozenset[str](),
}

# "1001 您好", "1001您好": the number first, as it stands in the notice; with nothing behind it chooses.
# An amount, a year or a time is no ticket.
NUMBER_FIRST = re.compile(
    r"^\s*(?:工单号?)?\s*(?P<number>\d{4,})(?!\s*(?:[.\-/~:：]\d|[元块年度平万千多人户栋米斤个分%％]|左右))"
    r"[号:：,，、\s]*(?P<words>.*)$",
    re.DOTALL,
)
# The step of asking for whom words are.
WHICH = "which"


def open_talks(turn: Turn) -> dict[str, Talk]:
    """Return the talks that are this colleague's now, those asked for and not yet accepted included."""
    enquiries = [task for task in turn.ledger.tasks_of(turn.person.address) if task.kind == "enquiry"]
    return {talk.number: talk for task in enquiries if (talk := talk_on(turn.desk, task)).open}


def chosen(turn: Turn) -> str:
    """Return the number of the talk that plain words belong to without doubt, "" for none.

    That is the one chosen last, as long as it goes on and nobody else has written since.
    """
    talks, slots = open_talks(turn), turn.conversation.slots
    if turn.conversation.dialogue != DIALOGUE:
        only = next(iter(talks.values())) if len(talks) == 1 else None
        return only.number if only and only.taken else ""
    number = slots.get("number", "")
    if any(slots.get(other) != talk.heard for other, talk in talks.items() if other != number):
        return ""
    return number if _still_chosen(turn, number, talks) else ""


def go_on(turn: Turn) -> Reply | None:
    """Pass plain words on to the resident who is meant, ask when that is not sure; None without any talk."""
    talks, slots = open_talks(turn), turn.conversation.slots
    number, words = _addressed(turn.text, talks) if talks else ("", "")
    kept = _kept(turn)
    if number:
        return relay(turn, number, words or kept) if words or kept else choose(turn, number)
    meant = chosen(turn)
    if meant:
        return relay(turn, meant, turn.text)
    if talks:
        return _ask(turn, talks, turn.text)
    over = slots.get("number", "") if turn.conversation.dialogue == DIALOGUE else ""
    stay(turn, still_held(turn))
    return turn.say("staff.talk_is_over", number=over) if over else None


def relay(turn: Turn, number: str, words: str) -> Reply:
    """Pass words on to the resident of a ticket; what would hurt them is held back and asked about."""
    ticket = may_write(turn, number)
    found = wording.findings(turn, ticket, words)
    return wording.hold(turn, ticket, words, found) if found else deliver(turn, number, words)


def deliver(turn: Turn, number: str, words: str, mark: str = "") -> Reply:
    """Pass on words that were checked and confirm to whom they went; what waited under `mark` is settled."""
    settle(turn, mark)
    if turn.desk.find(number).kind != "enquiry":
        ticket = working.say_to_resident(turn.desk, number, turn.person.address, words)
        return turn.say(_arrived(turn, ticket, "staff.relayed"), **turn.desk.values(ticket))
    ticket = talking.say(turn.desk, number, turn.person.address, words)
    if ticket.assignee == turn.person.address:
        _remember(turn, number, {name: kept for name, kept in waiting(turn).items() if kept != words})
    last = next((kept for kept in reversed(unsent(turn).values()) if kept != words), "")
    if last:
        return turn.say("staff.talk_sent_but", **turn.desk.values(ticket), words=last)
    return turn.say(_arrived(turn, ticket, "staff.talk_sent"), **turn.desk.values(ticket))


def may_write(turn: Turn, number: str) -> Ticket:
    """Return the ticket to whose resident the colleague may write; raises `Refused` where they may not."""
    ticket = talking.may_say(turn.desk, number, turn.person.address)
    until = turn.ledger.conversation(ticket.resident).blocked_until
    if ticket.kind == "enquiry" and until is not None and turn.now < until:
        # Who is on the list for abuse could answer nobody.
        raise Refused("staff.talk_blocked", number=number)
    return ticket


def _arrived(turn: Turn, ticket: Ticket, sent: str) -> str:
    """Return the script that says whether the words have reached the resident or wait for their next ones."""
    return sent if turn.ledger.reaches(ticket.resident, turn.now) else "staff.talk_kept"


def choose(turn: Turn, number: str) -> Reply:
    """Take the talk if nobody has, and have the next plain words go there."""
    ticket = turn.desk.find_for(number, turn.person.address)
    asked = _kept(turn)
    if ticket.status in DONE:
        raise Refused(f"staff.{ticket.status}_already", **turn.desk.values(ticket))
    if ticket.status in working.UNTAKEN:
        ticket = talking.begin(turn.desk, number, turn.person.address)
    elif ticket.assignee != turn.person.address:
        raise Refused("staff.not_yours", **turn.desk.values(ticket))
    _remember(turn, number, waiting(turn))
    script = "staff.talk_chosen_unsent" if asked else "staff.talk_chosen"
    return turn.say(script, **turn.desk.values(ticket))


def accept(turn: Turn, number: str) -> Reply:
    """Take an enquiry: the next plain words go to its resident."""
    ticket = talking.begin(turn.desk, number, turn.person.address)
    _remember(turn, number, waiting(turn))
    return turn.say("staff.enquiry_accepted", **turn.desk.values(ticket))


def hand_back(turn: Turn, number: str, _words: str) -> Reply:
    """End the talk: the resident hears it, and the bot answers again."""
    return handed_back(turn, talking.hand_back(turn.desk, number, turn.person.address))


def handed_back(turn: Turn, ticket: Ticket) -> Reply:
    """Say that the talk is over; plain words go there no more."""
    if turn.conversation.slots.get("number") == ticket.number and turn.conversation.dialogue == DIALOGUE:
        stay(turn, waiting(turn))
    return turn.say("staff.talk_handed_back", **turn.desk.values(ticket))


def tapped_reply(turn: Turn) -> Reply:
    """Choose the talk of the tapped button."""
    return choose(turn, turn.subject) if turn.person.is_staff else turn.say("staff.unknown_button")


def tapped_send(turn: Turn) -> Reply:
    """Send the words that the card asked about to the resident of the tapped button."""
    if not turn.person.is_staff:
        return turn.say("staff.unknown_button")
    number, _, mark = turn.subject.partition(":")
    kept = _kept(turn, mark)
    return relay(turn, number, kept) if kept else choose(turn, number)


def tapped_hand_back(turn: Turn) -> Reply:
    """End the talk of the tapped button."""
    return hand_back(turn, turn.subject, "") if turn.person.is_staff else turn.say("staff.unknown_button")


def without_words(turn: Turn) -> Reply | None:
    """Say that only words can be passed on; None for who is in no talk."""
    return turn.say("staff.talk_words_only") if open_talks(turn) else None


def _addressed(text: str, talks: Mapping[str, Talk]) -> tuple[str, str]:
    """Return the number of the talk that the words begin with and the words behind it, "" for no number.

    Raises `Refused` for a number that is none of these talks'.
    """
    said = NUMBER_FIRST.match(text)
    if not said:
        return "", ""
    if said["number"] not in talks:
        # Meant for somebody else: whoever is chosen now must not read it.
        raise Refused("staff.talk_not_that", number=said["number"])
    return said["number"], said["words"].strip()


def _still_chosen(turn: Turn, number: str, talks: Mapping[str, Talk]) -> bool:
    """Whether the talk goes on, or nothing has happened in it since it was chosen."""
    if number in talks:
        return True
    ticket = turn.desk.docket.ticket(number) if number else None
    if ticket is None or ticket.assignee != turn.person.address or ticket.status in DONE:
        return False
    return talk_on(turn.desk, ticket).mark == turn.conversation.slots.get("mark")


def _remember(turn: Turn, number: str, kept: Mapping[str, str]) -> None:
    """Have plain words go to this talk, until somebody else writes; what is kept waits on."""
    mark = talk_on(turn.desk, turn.desk.find(number)).mark
    others = {other: talk.heard for other, talk in open_talks(turn).items() if other != number}
    turn.go_to(DIALOGUE, "words", {**kept, **others, "number": number, "mark": mark})


def _kept(turn: Turn, mark: str = "") -> str:
    """Return the words of one card, or those that were asked about just now, "" for none."""
    if mark:
        return unsent(turn).get(f"{UNSENT}{mark}", "")
    asked = turn.conversation.step == WHICH
    return next(reversed(unsent(turn).values()), "") if asked else ""


def _ask(turn: Turn, talks: Mapping[str, Talk], words: str) -> Reply:
    """Keep the words and ask for whom they are: a text has no buttons in WeCom, so a card asks."""
    mark = mark_of(turn)
    # Each card sends its own words: those before may be meant for somebody else.
    turn.go_to(DIALOGUE, WHICH, {**dict(list(waiting(turn).items())[1 - MOST :]), f"{UNSENT}{mark}": words})
    lines = [turn.say("staff.talk_line", **turn.desk.values(talk.ticket)).text for talk in talks.values()]
    said = turn.say("staff.talk_which", words=words, talks="\n".join(lines))
    buttons = tuple(
        Button(f"staff.talk_send:{number}:{mark}", f"发给 {number}") for number in list(talks)[:MOST]
    )
    key, docket = f"{turn.message.key}:which", turn.desk.docket
    person = turn.person.address
    docket.notices.append(Notice(key, person, said.script, said.text, turn.now, Weight.URGENT, buttons))
    first = next(iter(talks.values())).ticket
    turn.desk.later("talk.unsent", first, turn.now + UNSENT_AFTER, f"{person}#{turn.now.isoformat()}")
    return SILENCE
