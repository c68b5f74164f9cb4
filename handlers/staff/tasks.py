"""A staff member's tasks by button and typed word: accept, decline, arrive, finish, hand on, note, list."""

from collections.abc import Callable

from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply
from bot.speech.times import say_time
from bot.tickets.concerned import concerned
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.desk import working
from bot.tickets.rules import staff_address
from bot.tickets.scripts import worded
from bot.tickets.ticket import Status, Ticket
from bot.understanding.slots.visit import find_visit
from handlers.staff import talking, wording
from handlers.staff.kept_words import stay, waiting

SCRIPTS = {
    "staff.accepted": TICKET_VALUES,
    "staff.accepted_answer": TICKET_VALUES,
    "staff.finished_answer": TICKET_VALUES,
    "staff.relay_how": frozenset({"number"}),
    "staff.declined_by_you": TICKET_VALUES,
    "staff.arrived": TICKET_VALUES,
    "staff.finished": TICKET_VALUES,
    "staff.waiting": TICKET_VALUES | {"until"},
    "staff.resumed": TICKET_VALUES,
    "staff.handed_on": TICKET_VALUES,
    "staff.noted": TICKET_VALUES,
    "staff.called_back": TICKET_VALUES,
    "staff.called_meanwhile": TICKET_VALUES,
    "staff.ask_note": frozenset({"number"}),
    "staff.ask_colleague": frozenset({"number", "colleagues"}),
    "staff.unknown_colleague": frozenset({"colleagues"}),
    "staff.task_list": frozenset({"tasks"}),
    "staff.task_line": TICKET_VALUES,
    "staff.manager_list": frozenset({"tasks", "untaken"}),
    "staff.no_tasks": frozenset[str](),
    "staff.unknown_button": frozenset[str](),
}

# A card holds six buttons (wechat.md 3.3).
COLLEAGUES = 6


def accept(turn: Turn, number: str, _words: str) -> Reply:
    """Take the task."""
    if turn.desk.find(number).kind == "enquiry":
        return talking.accept(turn, number)
    ticket = working.accept(turn.desk, number, turn.person.address)
    return turn.say(worded("staff.accepted", ticket.kind), **turn.desk.values(ticket))


def decline(turn: Turn, number: str, words: str) -> Reply:
    """Give the task back."""
    ticket = working.decline(turn.desk, number, turn.person.address, words)
    return turn.say("staff.declined_by_you", **turn.desk.values(ticket))


def arrive(turn: Turn, number: str, _words: str) -> Reply:
    """Be on site."""
    ticket = working.arrive(turn.desk, number, turn.person.address)
    return turn.say("staff.arrived", **turn.desk.values(ticket))


def finish(turn: Turn, number: str, words: str) -> Reply:
    """Finish, with the note that came along; of it the resident reads what is marked for them (给住户：…)."""
    told, found = wording.for_resident(turn, turn.desk.find(number), words)
    done = "" if found else told
    ticket = working.finish(turn.desk, number, turn.person.address, words, done)
    if found:
        wording.hold(turn, ticket, told, found)
    if ticket.kind == "enquiry":
        return talking.handed_back(turn, ticket)
    return turn.say(worded("staff.finished", ticket.kind), **turn.desk.values(ticket))


def wait(turn: Turn, number: str, words: str) -> Reply:
    """Put the work off, with the reason and perhaps the time that came along."""
    visit = find_visit(words, turn.now)
    span = (visit.start, visit.until) if visit else None
    ticket = working.wait(turn.desk, number, turn.person.address, words, span)
    until = say_time(ticket.pauses[-1].until, turn.now)
    return turn.say("staff.waiting", **turn.desk.values(ticket), until=until)


def resume(turn: Turn, number: str, _words: str) -> Reply:
    """Go on with what was waited for."""
    ticket = working.resume(turn.desk, number, turn.person.address)
    return turn.say("staff.resumed", **turn.desk.values(ticket))


def note(turn: Turn, number: str, words: str) -> Reply:
    """Add a note, or ask for its words."""
    if not words:
        turn.go_to("staff_note", "words", {**waiting(turn), "number": number})
        return turn.say("staff.ask_note", number=number)
    ticket = working.note(turn.desk, number, turn.person.address, words)
    return turn.say("staff.noted", **turn.desk.values(ticket))


def transfer(turn: Turn, number: str, words: str) -> Reply:
    """Hand the task to the colleague who is named, or ask who takes it."""
    chosen = _named_colleague(turn, words)
    if chosen:
        ticket = working.transfer(turn.desk, number, turn.person.address, staff_address(chosen))
        return turn.say("staff.handed_on", **turn.desk.values(ticket))
    turn.go_to("staff_transfer", "colleague", {**waiting(turn), "number": number})
    names = _colleagues(turn, number)
    people = turn.rules.staff.people
    choices = [Button(f"staff.hand_to:{number}:{name}", people[name].name) for name in names[:COLLEAGUES]]
    said = "、".join(people[name].name for name in names)
    script = "staff.unknown_colleague" if words else "staff.ask_colleague"
    return with_buttons(turn.say(script, number=number, colleagues=said), *choices)


def relay(turn: Turn, number: str, words: str) -> Reply:
    """Pass words on to the resident."""
    if words:
        return talking.relay(turn, number, words)
    enquiry = turn.desk.find(number).kind == "enquiry"
    return talking.choose(turn, number) if enquiry else turn.say("staff.relay_how", number=number)


def called(turn: Turn, number: str, words: str) -> Reply:
    """Record that the resident was called back, which closes the ticket."""
    ticket = working.call_back_done(turn.desk, number, turn.person.address, words)
    script = "staff.called_back" if ticket.status is Status.CLOSED else "staff.called_meanwhile"
    return turn.say(script, **turn.desk.values(ticket))


def listed(turn: Turn) -> Reply:
    """List the person's open tasks, and for managers what nobody has taken."""
    tasks, untaken = turn.ledger.tasks_of(turn.person.address), []
    if turn.person.is_manager:
        mine = turn.person.address
        untaken = [task for task in turn.ledger.unassigned() if mine not in concerned(task, turn.rules)]
    if not tasks and not untaken:
        return turn.say("staff.no_tasks")
    if not untaken:
        return turn.say("staff.task_list", tasks=lines(turn, tasks))
    return turn.say(
        "staff.manager_list", tasks=lines(turn, tasks) or "（没有）", untaken=lines(turn, untaken)
    )


def lines(turn: Turn, tasks: list[Ticket]) -> str:
    """Return the tickets as lines of a list."""
    return "\n".join(turn.say("staff.task_line", **turn.desk.values(ticket)).text for ticket in tasks)


def typed_note(turn: Turn) -> Reply | None:
    """Take the words after 备注 as the note."""
    number = turn.conversation.slots["number"]
    stay(turn, waiting(turn))
    return note(turn, number, turn.text)


def typed_colleague(turn: Turn) -> Reply | None:
    """Take the words after 转单 as the colleague's name; other words end the asking."""
    number = turn.conversation.slots["number"]
    stay(turn, waiting(turn))
    return transfer(turn, number, turn.text) if _named_colleague(turn, turn.text) else None


def tapped_colleague(turn: Turn) -> Reply:
    """Hand the task to the colleague on the tapped button, who must still work here."""
    number, _, name = turn.subject.partition(":")
    if not turn.person.is_staff or name not in turn.rules.staff.people:
        return turn.say("staff.unknown_button")
    turn.leave("staff_transfer")
    ticket = working.transfer(turn.desk, number, turn.person.address, staff_address(name))
    return turn.say("staff.handed_on", **turn.desk.values(ticket))


Act = Callable[[Turn, str, str], Reply]


def _tapped(act: Act) -> Callable[[Turn], Reply]:
    def tapped(turn: Turn) -> Reply:
        return act(turn, turn.subject, "") if turn.person.is_staff else turn.say("staff.unknown_button")

    return tapped


tapped_accept = _tapped(accept)
tapped_decline = _tapped(decline)
tapped_arrive = _tapped(arrive)
tapped_finish = _tapped(finish)
tapped_transfer = _tapped(transfer)
tapped_note = _tapped(note)
tapped_called = _tapped(called)


def _colleagues(turn: Turn, number: str) -> list[str]:
    """Return who is on duty and could take it: of the technicians those of the trade, and a pair of hands."""
    mine = turn.person.address
    skill = turn.rules.category(turn.desk.find(number).category).skill
    people = turn.rules.staff.people
    return [
        name
        for name in turn.desk.on_duty()
        if staff_address(name) != mine
        if "guard" in people[name].roles
        or ("technician" in people[name].roles and skill in people[name].skills)
    ]


def names_colleague(turn: Turn, words: str) -> bool:
    """Return whether the words name one colleague."""
    return _named_colleague(turn, words) is not None


def _named_colleague(turn: Turn, words: str) -> str | None:
    """Return the one colleague who is named in the words: 李师傅, 客服小赵, or just 小赵."""
    people = turn.rules.staff.people
    hits = [name for name, member in people.items() if member.name in words]
    hits = hits or [name for name, member in people.items() if member.name[-2:] in words]
    return hits[0] if len(hits) == 1 else None
