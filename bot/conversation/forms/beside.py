"""What becomes of an open form when another matter comes between: asked again, or parked for later."""

from collections.abc import Mapping
from dataclasses import replace

from bot.conversation.forms.engine import ASKED, ask_again, ask_next, joined, open_values, quiet_for_long
from bot.conversation.forms.form import Form
from bot.conversation.forms.parking import brought_forward, follows, parked, taken_up
from bot.conversation.turn import Turn
from bot.reply import Button, Reply

RESUME_TAP = "form.resume"

SCRIPTS = {
    "form.parked": frozenset({"title"}),
    "form.follows": frozenset({"title"}),
    "form.nothing_parked": frozenset[str](),
}

Forms = Mapping[str, Form]


def with_open_form(turn: Turn, forms: Forms, reply: Reply) -> Reply:
    """Return the reply to another matter together with what becomes of the form that was open before it.

    An emergency or silence stands alone: the form then waits without a word.
    """
    was = forms.get(turn.before.dialogue)
    said = bool(reply.text) and not reply.urgent
    if was is None:
        over = turn.before.dialogue not in {"", ASKED} or follows(turn.conversation.parked)
        ended = over and not turn.conversation.dialogue
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
    if not follows(turn.conversation.parked):
        turn.conversation = replace(turn.conversation, parked=parked(turn.before, turn.now, was.secrets()))
    return _with_waiting(turn, forms, reply) if said else reply


def resume(turn: Turn, forms: Forms) -> Reply:
    """Open a parked form again and ask for what it still needs: the one of the tapped button, or the last."""
    left, wanted = turn.conversation, turn.subject or turn.conversation.parked.get("dialogue", "")
    is_open, form = forms.get(left.dialogue), forms.get(wanted)
    if form is not None and form is is_open:
        return ask_again(turn, form)
    waiting = brought_forward(left.parked, wanted)
    if form is None or not waiting:
        return turn.say("form.nothing_parked")
    turn.conversation = taken_up(replace(left, parked=waiting), turn.now)
    if not turn.conversation.dialogue:
        return turn.say("form.nothing_parked")
    if is_open is not None:
        now_behind = replace(left, parked=turn.conversation.parked)
        kept = parked(now_behind, turn.now, is_open.secrets())
        turn.conversation = replace(turn.conversation, parked=kept)
    return ask_next(turn, form, open_values(turn, form))


def take_up_again(turn: Turn, forms: Forms, form: Form) -> None:
    """Open a parked form again whose button was tapped, unless another one is open."""
    left = turn.conversation
    waiting = {} if left.dialogue in forms else brought_forward(left.parked, form.name)
    if waiting:
        turn.conversation = taken_up(replace(left, parked=waiting), turn.now)


def _untouched(turn: Turn) -> bool:
    """Whether nobody has written to the open dialogue in this turn."""
    return turn.conversation.slots is turn.before.slots


def _with_waiting(turn: Turn, forms: Forms, reply: Reply) -> Reply:
    form = forms.get(turn.conversation.parked.get("dialogue", ""))
    if form is None:
        return reply
    if follows(turn.conversation.parked):
        return reply if turn.conversation.dialogue else _with_next(turn, form, reply)
    line = turn.say("form.parked", title=form.title).text
    go_on = Button(f"{RESUME_TAP}:{form.name}", f"接着{form.title}")
    return replace(reply, text=f"{reply.text}\n\n{line}", buttons=(*reply.buttons, go_on))


def _with_next(turn: Turn, form: Form, reply: Reply) -> Reply:
    """Return the reply and go on with the matter that was noted with the one that has just ended."""
    turn.conversation = taken_up(turn.conversation, turn.now)
    if not turn.conversation.dialogue:
        return reply
    question = ask_again(turn, form)
    said = turn.say("form.follows", title=form.title).text
    return joined(reply, replace(question, text=f"{said}\n{question.text}"))
