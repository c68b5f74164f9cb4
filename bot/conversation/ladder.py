"""How feelings are answered: the worried are heard, thanks end it, anger climbs a ladder towards a manager.

On top of whatever is answered: listen and name the matter, own it, act with a time, a person, a manager's
call. Each angry message in a row is one rung higher; after hours without any it begins anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.conversation import choices
from bot.conversation.delivery import Conversation
from bot.conversation.forms.form import CONFIRM
from bot.conversation.forms.words import YES
from bot.conversation.hearing import LINES, hearing_line, matter_of
from bot.conversation.meaning import by_words
from bot.conversation.misses import SCRIPTS_BY_MISSES
from bot.conversation.switchboard import Switchboard
from bot.conversation.temper import Temper, as_kept, temper_of
from bot.conversation.turn import Turn
from bot.knowledge.model import CHAT
from bot.reply import Reply
from bot.speech.mood import ANGRY, ANXIOUS, GRATEFUL, mark_of
from bot.speech.times import say_time
from bot.tickets.describe import AT_ONCE, TICKET_VALUES
from bot.tickets.desk import following
from bot.tickets.desk.calling_back import manager_calls
from bot.tickets.desk.working import UNTAKEN
from bot.tickets.promise import open_promise
from bot.tickets.relation import broken
from bot.tickets.ticket import DONE, PromiseKind, Ticket

LISTEN, OWN, ACT, PERSON, MANAGER = range(1, 6)
# Whoever worries hears so once in a while, not with every word.
ONCE_IN = timedelta(minutes=10)
THANKS = "chat.thanks"
HUMAN, TALK = "human", "enquiry"
# So many letters beside the anger tell of a matter.
SAYS_MORE = 6
_CLAUSES = re.compile(r"[，。！？；、,!?;\s]+")
# Answers that only ask what was meant; to somebody upset they are no answer.
GUESSES = choices.ASKING | choices.DECLINED | frozenset(SCRIPTS_BY_MISSES.values())
GUESSES |= {"system.nothing_asked", "system.small_talk", "system.small_talk_again", "system.only_signs"}

SCRIPTS = LINES | {
    "mood.standing": TICKET_VALUES,
    "mood.ask_matter": frozenset[str](),
    "mood.own": frozenset({"matter"}),
    "mood.act": TICKET_VALUES,
    "mood.person": frozenset({"matter"}),
    "mood.manager": TICKET_VALUES | {"matter", "manager", "call"},
    THANKS: frozenset[str](),
}


@dataclass(frozen=True)
class _Case:
    """An angry message, what it would be answered, and the ticket that it may be about."""

    turn: Turn
    board: Switchboard
    reply: Reply
    ticket: Ticket | None

    @property
    def guesses(self) -> bool:
        """Whether the answer doesn't answer anything: then the words were nothing but anger."""
        script = self.reply.script
        if script in choices.ASKING and self.ticket is None and _beside(self.turn) >= SAYS_MORE:
            return False
        return script in GUESSES or script.partition(".")[0] == CHAT

    @property
    def in_form(self) -> bool:
        return self.turn.conversation.dialogue in self.board.forms

    @property
    def talks_on(self) -> bool:
        """Whether a colleague was called before, and the words are passed on."""
        return self.with_a_person and self.turn.before.dialogue == HUMAN

    @property
    def with_a_person(self) -> bool:
        return not self.reply.text or self.reply.script.startswith(f"{HUMAN}.")

    def line(self, script: str) -> str:
        """Return what is said before the answer; nothing where the answer says it itself."""
        matter = matter_of(self.turn, self.ticket)
        return "" if self.reply.heard else self.turn.say(script, matter=matter).text


def thanked(turn: Turn, board: Switchboard) -> Reply | None:
    """Return the answer to mere thanks in the middle of a form, which stays open without a word."""
    if not turn.mood.only_thanks or turn.conversation.dialogue not in board.forms:
        return None
    confirms = turn.conversation.step == CONFIRM and YES.match(turn.text.strip())
    return None if confirms else _thanks(turn)


def ends_here(turn: Turn, reply: Reply) -> bool:
    """Return whether nothing is to follow the answer: whoever thanks wants no menu."""
    return turn.mood.only_thanks and reply.script == THANKS


def hear_out(turn: Turn, board: Switchboard, reply: Reply) -> Reply:
    """Return the answer as it is given to somebody who feels so; how they feel is kept while it lasts."""
    if turn.person.is_staff or reply.urgent or not (reply.text or _waits_for_a_person(turn)):
        return reply
    answers: dict[str, Callable[[Turn, Switchboard, Reply], Reply]] = {
        GRATEFUL: _pleased,
        ANXIOUS: _soothed,
        ANGRY: _climbed,
    }
    answer = answers.get(turn.mood.name)
    return answer(turn, board, reply) if answer else reply


def _pleased(turn: Turn, board: Switchboard, reply: Reply) -> Reply:
    _keep(turn, Temper())
    if reply.script not in GUESSES:
        return reply
    _not_missed(turn)
    return _thanks(turn)


def _soothed(turn: Turn, board: Switchboard, reply: Reply) -> Reply:
    kept = temper_of(turn.before)
    told = kept.mood == ANXIOUS and kept.at is not None and turn.now - kept.at < ONCE_IN
    if not told and not kept.angry(turn.now):
        _keep(turn, Temper(ANXIOUS, turn.now, words=mark_of(turn.text)))
    goes_on = turn.before.dialogue in board.forms and turn.before.dialogue == turn.conversation.dialogue
    if told or goes_on or reply.heard or reply.script.startswith(f"{HUMAN}."):
        return reply
    return _before(hearing_line(turn, reply, _ticket(turn)), reply)


def _climbed(turn: Turn, board: Switchboard, reply: Reply) -> Reply:
    kept = temper_of(turn.before)
    telling = board.told_in_full & {turn.before.dialogue, turn.conversation.dialogue}
    reached = kept.rung if kept.angry(turn.now) else 0
    rung = max(LISTEN, reached) if telling else min(MANAGER, reached + 1)
    _keep(turn, Temper(ANGRY, turn.now, rung, mark_of(turn.text)))
    if telling:
        # A complaint is listened to as such.
        return reply
    case = _Case(turn, board, reply, _ticket(turn))
    if case.guesses:
        _not_missed(turn)
        case = replace(case, reply=_to_the_matter(turn, board) or reply)
    return RUNGS[rung](case)


def _to_the_matter(turn: Turn, board: Switchboard) -> Reply | None:
    """Return the answer to what is said beside the anger (垃圾物业，电梯天天坏), None where it is all."""
    clauses = [words for words in _CLAUSES.split(turn.text) if words]
    matter = next((words for words in clauses if len(clauses) > 1 and _is_clear(turn, words)), "")
    if not matter:
        return None
    choices.leave_asked(turn)
    with turn.hearing(matter):
        return by_words(turn, board)


def _is_clear(turn: Turn, words: str) -> bool:
    understood = turn.mind.understand(words)
    return understood.decision == "answer" and not (understood.intent or CHAT).startswith(f"{CHAT}.")


def _listen(case: _Case) -> Reply:
    if case.talks_on:
        return case.reply
    answer = _answer(case)
    line = "" if case.reply.heard else hearing_line(case.turn, case.reply, case.ticket)
    return _before(line, answer)


def _own(case: _Case) -> Reply:
    if case.talks_on:
        return case.reply
    if case.ticket is None and not case.guesses and not case.in_form:
        # Another question is another matter: it is named, and answered.
        return _listen(case)
    return _before(case.line("mood.own"), _answer(case))


def _act(case: _Case) -> Reply:
    """Urge what is open and say the time; with nothing open, have a person take it."""
    ticket, turn = case.ticket, case.turn
    if case.with_a_person or case.in_form or (ticket and ticket.number in case.reply.text):
        return _own(case)
    if ticket is None:
        return _person(case)
    if not any(entry.action == "urged" for entry in turn.desk.docket.entries):
        ticket = following.urge(turn.desk, ticket.number, turn.person.address)
    acted = turn.say("mood.act", **turn.desk.values(ticket))
    return acted if case.guesses else _before(acted.text, case.reply)


def _person(case: _Case) -> Reply:
    """Call a colleague, unless one is called already; what was answered is said all the same."""
    if case.with_a_person:
        return case.reply
    asks = case.guesses or case.in_form or case.reply.script in choices.ASKING
    told = "" if asks else case.reply.text
    called = case.board.services[HUMAN](case.turn)
    text = "\n".join(part for part in (case.line("mood.person"), told, called.text) if part)
    return replace(called, text=text, heard=True)


def _manager(case: _Case) -> Reply:
    """Have a manager call back: about the open ticket, or the talk with a colleague that is opened for it."""
    turn, called = case.turn, None
    if case.ticket is None:
        called = _person(case)
    ticket = case.ticket or _ticket(turn)
    calling = manager_calls(turn.desk, ticket) if ticket else None
    if calling is None:
        return called or _person(case)
    promise = open_promise(calling, PromiseKind.FOLLOW_UP)
    call = say_time(promise.due_at, turn.now) if promise else AT_ONCE
    manager = turn.rules.name_of(calling.case_owner)
    known = turn.desk.values(calling) | {"matter": matter_of(turn, calling)}
    said = turn.say("mood.manager", **known, manager=manager, call=call)
    answered = case.guesses or case.with_a_person or case.in_form or called is not None
    return said if answered else _before(said.text, case.reply)


RUNGS: dict[int, Callable[[_Case], Reply]] = {
    LISTEN: _listen,
    OWN: _own,
    ACT: _act,
    PERSON: _person,
    MANAGER: _manager,
}


def _answer(case: _Case) -> Reply:
    """Return the answer; where it only guesses, how the open ticket stands, or the question what it is."""
    if not case.guesses:
        return case.reply
    choices.leave_asked(case.turn)
    if case.ticket is None:
        return case.turn.say("mood.ask_matter")
    return case.turn.say("mood.standing", **case.turn.desk.values(case.ticket))


def _ticket(turn: Turn) -> Ticket | None:
    """Return the person's ticket that anger is likely to be about: of this turn, late, or the newest."""
    mine = turn.ledger.tickets_of(turn.person.address, turn.now)
    fresh = [each for each in turn.desk.docket.tickets.values() if each.resident == turn.person.address]
    known = {ticket.number: ticket for ticket in (*mine, *fresh)}
    waiting = [each for each in known.values() if each.status not in DONE and each.kind != "praise"]
    # A talk is only about whatever it is about.
    waiting.sort(key=lambda each: (each.kind != TALK, each in fresh, broken(each), each.opened_at))
    return waiting[-1] if waiting else None


def _waits_for_a_person(turn: Turn) -> bool:
    """Whether somebody is angry who is answered by nobody: no colleague has taken the talk yet."""
    if turn.mood.name != ANGRY or turn.conversation.dialogue != HUMAN:
        return False
    ticket = turn.desk.docket.ticket(turn.conversation.slots.get("number", ""))
    return ticket is not None and ticket.status in UNTAKEN


def _beside(turn: Turn) -> int:
    """Return how many letters the words have beside what tells of anger."""
    return len(turn.text) - sum(len(cue.partition("（")[0]) for cue in turn.mood.cues)


def _thanks(turn: Turn) -> Reply:
    return replace(turn.say(THANKS), buttons=())


def _before(line: str, reply: Reply) -> Reply:
    return replace(reply, text=f"{line}\n{reply.text}", heard=True) if line else reply


def _keep(turn: Turn, temper: Temper) -> None:
    known, kept = turn.conversation, as_kept(temper)
    if known.temper == kept:
        return
    # A row that only tells of a mood is forgotten in its time as well.
    at = known.changed_at if known.dialogue else turn.now
    turn.conversation = replace(known, temper=kept, changed_at=at)


def _not_missed(turn: Turn) -> None:
    """Count no miss: it was understood that somebody is upset."""
    before: Conversation = turn.before
    turn.puzzled = False
    turn.conversation = replace(turn.conversation, misses=before.misses, missed_at=before.missed_at)
