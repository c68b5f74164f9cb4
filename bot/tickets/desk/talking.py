"""A resident and a colleague talk: words passed on both ways, and how the talk ends."""

from datetime import datetime, timedelta

from bot.outbox.notice import Weight
from bot.tickets.desk import working
from bot.tickets.desk.core import Desk
from bot.tickets.promise import counted_on, made, released, settled
from bot.tickets.refused import Refused
from bot.tickets.talk import ASKED_FOR_A_PERSON, BACK, SAID, SAYS_NOTHING, TOLD, Talk, talk_in
from bot.tickets.ticket import ENDED, PromiseKind, Status, Ticket

# What the matter of an enquiry is called until the resident says more.
ASKING = "想找人工客服"
LONGEST = 120
# With what a talk has come to its end.
ANSWERS = {PromiseKind.RESOLUTION, PromiseKind.ANSWER}

# A resident who waits for an answer so long: the colleague is reminded …
NUDGE_AFTER = timedelta(minutes=10)
# … and after so long it is a broken promise. Where the resident is silent so long, the talk is over.
QUIET = timedelta(minutes=30)


def talk_on(desk: Desk, ticket: Ticket) -> Talk:
    """Return how the talk over a ticket stands, this occasion's changes included."""
    fresh = [entry for entry in desk.docket.entries if entry.number == ticket.number]
    return talk_in(ticket, (*desk.docket.shelf.timeline(ticket.number), *fresh))


def begin(desk: Desk, number: str, staff: str) -> Ticket:
    """Take an enquiry: from now on the colleague talks, and the bot is silent."""
    ticket = working.accept(desk, number, staff)
    watch(desk, ticket)
    return ticket


def may_say(desk: Desk, number: str, staff: str) -> Ticket:
    """Return the ticket to whose resident this colleague may write; raises `Refused` where they may not."""
    ticket = working.may_write(desk, number, staff)
    if ticket.kind == "enquiry" and ticket.status in ENDED:
        raise Refused(f"staff.{ticket.status}_already", **desk.values(ticket))
    return ticket


def say(desk: Desk, number: str, staff: str, words: str) -> Ticket:
    """Pass a colleague's words on to the resident; who speaks first has taken the talk."""
    ticket = may_say(desk, number, staff)
    begins = ticket.status in working.UNTAKEN
    if begins:
        ticket = working.take(desk, ticket, staff)
    desk.write(ticket, staff, TOLD, words)
    told = desk.change(ticket)
    speaker = desk.rules.name_of(staff)
    # Nobody has told the resident yet how to get out of the talk.
    script = "human.colleague_begins" if begins and _is_talk(told) else "human.colleague_says"
    desk.tell_resident(told, script, Weight.RESULT, words=words, speaker=speaker)
    watch(desk, told)
    return told


def hear(desk: Desk, ticket: Ticket, words: str) -> Ticket:
    """Pass the resident's words on to whoever has the ticket and whoever spoke last."""
    speaker = talk_on(desk, ticket).speaker
    desk.write(ticket, ticket.resident, SAID, words)
    unnamed = ticket.problem == ASKING and not SAYS_NOTHING.match(words)
    known = desk.change(ticket, problem=words[:LONGEST] if unnamed else ticket.problem)
    desk.tell_staff(known, known.assignee, "staff.resident_says", words=words)
    if known.assignee and speaker != known.assignee:
        # Whoever has not taken the talk answers by naming it: the buttons are not theirs.
        desk.tell_staff(known, speaker, "staff.resident_answers", words=words)
    watch(desk, known)
    return known


def answer(desk: Desk, ticket: Ticket, words: str) -> Ticket:
    """Pass words on about a ticket that is no talk: to whoever wrote of it last, and to who has it."""
    speaker = talk_on(desk, ticket).speaker
    desk.write(ticket, ticket.resident, SAID, words)
    known = desk.change(ticket)
    for person in dict.fromkeys((speaker, known.assignee)):
        desk.tell_staff(known, person, "staff.resident_answers", words=words)
    return known


def hand_back(desk: Desk, number: str, staff: str) -> Ticket:
    """End a talk in which the resident got an answer; raise `Refused` where nobody has said a word."""
    ticket = desk.find_for(number, staff)
    if ticket.status is not Status.FINISHED and not talk_on(desk, ticket).speaker:
        raise Refused("staff.say_first", **desk.values(ticket))
    return working.finish(desk, number, staff, "")


def end(desk: Desk, ticket: Ticket, words: str) -> Ticket:
    """End the talk at the resident's wish; the colleague hears it, and keeps the ticket."""
    ended = over(desk, _given_back(desk, ticket, words))
    desk.tell_staff(ended, ended.assignee, "staff.resident_done", words=words)
    return ended


def break_off(desk: Desk, ticket: Ticket) -> Ticket:
    """End the talk because the resident can't be reached any more; the colleague hears it."""
    ended = _given_back(desk, ticket, "unfollowed")
    desk.tell_staff(ended, ended.assignee, "staff.resident_left")
    return ended


def promised_again(desk: Desk, ticket: Ticket) -> Ticket:
    """Give a talk that is asked for once more a new time for its answer, if none is promised any more."""
    if counted_on(ticket):
        return ticket
    known, name = desk.rules.level(ticket.category).promises, desk.rules.services.level_name(ticket.category)
    fresh = made(known, desk.now, None, desk.rules.calendar, name)
    return desk.promise(ticket, *(row for row in fresh if row.kind in ANSWERS))


def _is_talk(ticket: Ticket) -> bool:
    return ticket.category == ASKED_FOR_A_PERSON


def _given_back(desk: Desk, ticket: Ticket, words: str) -> Ticket:
    desk.write(ticket, ticket.resident, BACK, words)
    return desk.change(ticket)


def over(desk: Desk, ticket: Ticket) -> Ticket:
    """Settle what a talk has promised when it is over: nobody apologises for an answer that was given."""
    if not _is_talk(ticket):
        return desk.change(ticket)
    if not talk_on(desk, ticket).speaker:
        return desk.change(ticket, promises=released(ticket.promises))
    return desk.change(ticket, promises=settled(ticket.promises, working.RESOLUTION, desk.now))


def watch(desk: Desk, ticket: Ticket) -> None:
    """Have the silence after these words looked at; an untaken talk is watched by its promises anyway."""
    talk = talk_on(desk, ticket)
    if not talk.taken or not talk.goes_on(desk.now, QUIET):
        return
    since = desk.now if talk.answered else at_work(desk, ticket)
    # The occasion keeps this look apart from all others.
    detail = f"{talk.mark}#{desk.source}"
    if not talk.answered:
        desk.later("talk.nudge", ticket, since + NUDGE_AFTER, detail)
    desk.later("talk.silence", ticket, since + QUIET, detail)


def at_work(desk: Desk, ticket: Ticket) -> datetime:
    """Return when somebody who could answer is on duty: now, or when the next shift begins."""
    skill = desk.rules.category(ticket.category).skill
    return desk.now if desk.able(skill) else desk.next_able(skill) or desk.now
