"""One turn of a form: begin, take an answer, a tap or a photo, ask for what is missing, confirm, finish."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.forms.filling import (
    PHOTOS,
    TRIES,
    answered,
    changed,
    found,
    missing,
    read_by,
    still_good,
)
from bot.conversation.forms.form import CONFIRM, Form, Slot, Values
from bot.conversation.forms.words import (
    BARE_NO,
    LEAVE,
    NOTHING_SAID,
    QUESTION,
    RESUME,
    WAIT,
    YES,
    meant_instead,
)
from bot.conversation.shelf_life import RULE
from bot.conversation.turn import Turn, with_buttons
from bot.message import MessageKind
from bot.reply import Button, Reply

# After so long in silence the next words are a new matter, unless they answer what was asked.
QUIET = timedelta(minutes=30)
# What people with a photo say next belongs to it.
PHOTO_FIRST = "photo"
# A word of greeting or thanks is no other matter.
CHAT = "chat"
# From here on a person may be of more help than another hint.
MANY_TRIES = 2

SCRIPTS = {
    "form.left": frozenset({"title"}),
    "form.wait": frozenset({"title"}),
    "form.nothing_open": frozenset({"title"}),
    "form.photo_kept": frozenset[str](),
    "form.stuck": frozenset({"title"}),
}


def begin(turn: Turn, form: Form) -> Reply:
    """Begin a form with all that the first words tell already; a tap does not begin an open one anew."""
    words = "" if turn.message.tap else turn.text
    if turn.before.dialogue == form.name and not words:
        return ask_next(turn, form, open_values(turn, form))
    photos = turn.before.slots.get(PHOTOS, "") if turn.before.dialogue == PHOTO_FIRST else ""
    values: Values = {PHOTOS: photos} if photos else {}
    return ask_next(turn, form, read_by([form.opening], turn, values, words))


def go_on(turn: Turn, form: Form) -> Reply | None:
    """Take the next words as what was asked for or as anything else that the form lacks.

    Returns None when they are another matter: the form stays as it is, and the router asks again after it.
    """
    values, step = open_values(turn, form), turn.conversation.step
    words = turn.text.strip()
    if LEAVE.match(words):
        return leave(turn, form)
    if WAIT.match(words):
        turn.go_to(form.name, step, turn.before.slots)
        return turn.say("form.wait", title=form.title)
    if NOTHING_SAID.match(words) or RESUME.match(words):
        return ask_next(turn, form, values)
    if step == CONFIRM and YES.match(words):
        return _finish(turn, form, values)
    if _another_matter(turn, form, values):
        return None
    return _corrected(turn, form, values) if step == CONFIRM else _answered(turn, form, values)


def tapped(turn: Turn, form: Form) -> Reply:
    """Take a tapped button of the form; one that belongs to an ended form says so."""
    if turn.conversation.dialogue != form.name:
        reply = turn.say("form.nothing_open", title=form.title)
        return with_buttons(reply, Button(f"service.{form.service}", f"重新{form.title}"))
    values = open_values(turn, form)
    if turn.subject == "no":
        return leave(turn, form)
    if turn.subject == "yes" and turn.conversation.step == CONFIRM:
        return _finish(turn, form, values)
    name, _, key = turn.subject.partition("=")
    slot = form.slot(name)
    choices = slot.choices(turn, values) if slot else ()
    label = next((choice.label for choice in choices if choice.key == key), turn.text)
    if slot is None or not label:
        return ask_next(turn, form, values)
    return ask_next(turn, form, {**values, TRIES: "", **slot.take(turn, values, label)})


def without_words(turn: Turn, form: Form) -> Reply | None:
    """Take a photo or a location as part of the form; None for what the form has no use for."""
    values, location = open_values(turn, form), turn.message.location
    if turn.message.kind is MessageKind.IMAGE and form.takes_photos:
        photos = f"{values.get(PHOTOS, '')} {turn.message.media}".strip()
        return joined(turn.say("form.photo_kept"), ask_next(turn, form, {**values, PHOTOS: photos}))
    if form.located and location and location.label:
        return ask_next(turn, form, {**values, **form.located(turn, values, location.label)})
    return None


def ask_again(turn: Turn, form: Form) -> Reply:
    """Ask once more for what the open form still needs."""
    return ask_next(turn, form, open_values(turn, form))


def ask_next(turn: Turn, form: Form, values: Values) -> Reply:
    """Ask for what is missing; when nothing is, have it confirmed, or finish a form without summary."""
    slot = missing(form, turn, values)
    if slot is not None:
        return _ask(turn, form, slot, values, slot.ask)
    if not form.summary:
        return _finish(turn, form, values)
    return _confirm(turn, form, values, form.summary)


def leave(turn: Turn, form: Form) -> Reply:
    """Leave the form; nothing of it is kept."""
    turn.leave()
    return turn.say("form.left", title=form.title)


def quiet_for_long(turn: Turn) -> bool:
    """Return whether the open dialogue has waited so long that the words may be a new matter."""
    since = turn.before.changed_at
    return bool(since and turn.now - since > QUIET)


def joined(aside: Reply, question: Reply) -> Reply:
    """Return what comes first and then the question, with the buttons of the question."""
    if not aside.text:
        return question
    return replace(question, text=f"{aside.text}{RULE}{question.text}")


def open_values(turn: Turn, form: Form) -> Values:
    """Return what the open form knows; answers that time has overtaken are forgotten."""
    return still_good(form, turn, turn.conversation.slots)


def _another_matter(turn: Turn, form: Form, values: Values) -> bool:
    """Whether the words are a question or wish of another kind, and no answer."""
    if BARE_NO.match(turn.text) or meant_instead(turn.text):
        return False
    if changed(values, found(form, turn, values, turn.text)):
        return False
    return quiet_for_long(turn) or _surely_another(turn, form)


def _surely_another(turn: Turn, form: Form) -> bool:
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    if understood.decision != "answer" or intent is None or intent.service == form.service:
        return False
    slot = form.slot(turn.conversation.step)
    firm = slot is not None and slot.asked_firmly and not QUESTION.search(turn.text)
    return bool(intent.service) or (intent.topic != CHAT and not firm)


def _answered(turn: Turn, form: Form, values: Values) -> Reply:
    slot = form.slot(turn.conversation.step)
    if slot is None:
        return ask_next(turn, form, values)
    meant = meant_instead(turn.text)
    told = answered(form, slot, turn, values, turn.text)
    if meant and not changed(values, told):
        told = read_by([form.put_right], turn, values, turn.text)
    if changed(values, told):
        return ask_next(turn, form, {**told, TRIES: ""})
    tries = int(values.get(TRIES) or 0) + 1
    if tries >= MANY_TRIES and slot.anyway:
        return ask_next(turn, form, {**values, TRIES: "", **slot.anyway(turn, values, turn.text)})
    return _hint(turn, form, slot, {**values, TRIES: str(tries)})


def _hint(turn: Turn, form: Form, slot: Slot, values: Values) -> Reply:
    hint = _ask(turn, form, slot, values, slot.hint)
    if int(values[TRIES]) < MANY_TRIES:
        return hint
    stuck = turn.say("form.stuck", title=form.title)
    return replace(joined(hint, stuck), buttons=hint.buttons + stuck.buttons)


def _corrected(turn: Turn, form: Form, values: Values) -> Reply:
    """Put right what the words name at the summary."""
    told = read_by([form.put_right], turn, values, turn.text)
    if not changed(values, told):
        return _confirm(turn, form, values, form.again)
    return ask_next(turn, form, told)


def _ask(turn: Turn, form: Form, slot: Slot, values: Values, script: str) -> Reply:
    turn.go_to(form.name, slot.name, values)
    choices = [
        Button(f"{form.name}:{slot.name}={choice.key}", choice.label) for choice in slot.choices(turn, values)
    ]
    return with_buttons(turn.say(script, **form.quote(turn, values)), *choices)


def _confirm(turn: Turn, form: Form, values: Values, script: str) -> Reply:
    turn.go_to(form.name, CONFIRM, values)
    return turn.say(script, **form.quote(turn, values))


def _finish(turn: Turn, form: Form, values: Values) -> Reply:
    if missing(form, turn, values) is not None:
        return ask_next(turn, form, values)
    turn.leave()
    return form.finish(turn, values)
