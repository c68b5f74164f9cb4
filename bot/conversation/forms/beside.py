"""What becomes of an open form when another matter comes between: asked again, or parked for later."""

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation.forms.engine import ask_again, ask_next, joined, open_values, quiet_for_long
from bot.conversation.forms.form import Form
from bot.conversation.forms.parking import parked, taken_up
from bot.conversation.turn import Turn
from bot.reply import Button, Reply

RESUME_TAP = "form.resume"

SCRIPTS = {"form.parked": frozenset({"title"}), "form.nothing_parked": frozenset[str]()}

Forms = Mapping[str, Form]


def with_open_form(turn: Turn, forms: Forms, reply: Reply) -> Reply:
    """Return the reply to another matter together with what becomes of the form that was open before it.

    An emergency or silence stands alone: the form then waits without a word.
    """
    was = forms.get(turn.before.dialogue)
    said = bool(reply.text) and not reply.urgent
    if was is None:
        ended = turn.before.dialogue and not turn.conversation.dialogue
        return _with_waiting(turn, forms, reply) if ended and said else reply
    if _untouched(turn):
        if not said:
            return reply
        if not quiet_for_long(turn):
            return joined(reply, ask_again(turn, was))
        turn.leave()
    elif turn.conversation.dialogue == was.name:
        return reply
    elif not turn.conversation.dialogue and not reply.urgent:
        # Finished or left: whatever waited behind it may go on.
        return _with_waiting(turn, forms, reply)
    turn.conversation = replace(turn.conversation, parked=parked(turn.before, turn.now, was.secrets()))
    return _with_waiting(turn, forms, reply) if said else reply


def resume(turn: Turn, forms: Forms) -> Reply:
    """Open the parked form again and ask for what it still needs; one that is open waits instead."""
    left, is_open = turn.conversation, forms.get(turn.conversation.dialogue)
    if is_open is not None and not left.parked:
        return ask_again(turn, is_open)
    if left.parked:
        turn.conversation = taken_up(left, turn.now)
    if is_open is not None:
        now_behind = replace(left, parked=turn.conversation.parked)
        kept = parked(now_behind, turn.now, is_open.secrets())
        turn.conversation = replace(turn.conversation, parked=kept)
    form = forms.get(turn.conversation.dialogue)
    if form is None:
        return turn.say("form.nothing_parked")
    return ask_next(turn, form, open_values(turn, form))


def _untouched(turn: Turn) -> bool:
    """Whether nobody has written to the open dialogue in this turn."""
    return turn.conversation.slots is turn.before.slots


def _with_waiting(turn: Turn, forms: Forms, reply: Reply) -> Reply:
    form = forms.get(turn.conversation.parked.get("dialogue", ""))
    if form is None:
        return reply
    line = turn.say("form.parked", title=form.title).text
    go_on = Button(RESUME_TAP, f"接着{form.title}")
    return replace(reply, text=f"{reply.text}\n\n{line}", buttons=(*reply.buttons, go_on))
