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
from bot.conversation.forms.on_time import remind_later
from bot.conversation.forms.words import (
    BARE_NO,
    IMPATIENT,
    LEAVE,
    NOTHING_SAID,
    QUESTION,
    RESUME,
    WAIT,
    WISH,
    YES,
    meant_instead,
)
from bot.conversation.shelf_life import RULE
from bot.conversation.turn import Turn, with_buttons
from bot.knowledge.model import CHAT
from bot.message import MessageKind
from bot.reply import Button, Reply

# After so long in silence the next words are a new matter, unless they answer what was asked.
QUIET = timedelta(minutes=30)
# What people say after a photo or a location belongs to it.
SENT_FIRST = "sent"
LOCATION = "location"
# The step in which it waits behind another matter.
WAITING = "waiting"
# The dialogue of whoever was asked back what they mean.
ASKED = "asked"
# A short cry is no complaint yet.
LONGEST_CRY = 12
# Fewer characters may name what somebody wants to know (开发票).
SHORTEST_STATEMENT = 7
# From here on a person may be of more help than another hint.
MANY_TRIES = 2

SCRIPTS = {
    "form.left": frozenset({"title"}),
    "form.wait": frozenset({"title"}),
    "form.nothing_open": frozenset({"title"}),
    "form.photo_kept": frozenset[str](),
    "form.stuck": frozenset({"title"}),
    "form.heard": frozenset({"title"}),
    "form.overtaken": frozenset({"title"}),
    "form.place_stays": frozenset({"label"}),
}


def begin(turn: Turn, form: Form) -> Reply:
    """Begin a form with all that the first words tell already; one that is open goes on instead."""
    turn.confidential |= form.confidential
    turn.sealed |= form.sealed
    words = "" if turn.message.tap else turn.text
    if turn.conversation.dialogue == form.name:
        values = open_values(turn, form)
        if not words:
            return ask_next(turn, form, values)
        if not quiet_for_long(turn):
            return _taken(turn, form, values)
    return ask_next(turn, form, read_by([form.opening], turn, _sent_before(turn, form), words))


def go_on(turn: Turn, form: Form) -> Reply | None:
    """Take the next words as what was asked for or as anything else that the form lacks.

    Returns None when they are another matter: the form stays as it is, and the router asks again after it.
    """
    turn.confidential |= form.confidential
    values, step = open_values(turn, form), turn.conversation.step
    words = turn.text.strip()
    if LEAVE.match(words):
        return leave(turn, form)
    if WAIT.match(words):
        turn.go_to(form.name, step, turn.before.slots)
        return turn.say("form.wait", title=form.title)
    pressed = _typed_button(turn, form, words) if step == CONFIRM else ""
    if pressed == "no":
        return leave(turn, form)
    if pressed == "yes" or (step == CONFIRM and YES.match(words)):
        return _finish(turn, form, values)
    if NOTHING_SAID.match(words) or RESUME.match(words):
        return ask_next(turn, form, values)
    if _is_a_cry(turn, form, values):
        return joined(turn.say("form.heard", title=form.title), ask_next(turn, form, values))
    if _another_matter(turn, form, values):
        return None
    return _taken(turn, form, values)


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
        told = form.located(turn, values, location.label)
        question = ask_next(turn, form, {**values, **told})
        return question if told else joined(turn.say("form.place_stays", label=location.label), question)
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
    return turn.say(form.left, title=form.title)


def quiet_for_long(turn: Turn) -> bool:
    """Return whether the open dialogue has waited so long that the words may be a new matter."""
    since = turn.before.changed_at
    return bool(since and turn.now - since > QUIET)


def joined(aside: Reply, question: Reply) -> Reply:
    """Return what comes first and then the question, with the buttons of the question before the others."""
    if not aside.text:
        return question
    buttons = {button.id: button for button in (*question.buttons, *aside.buttons)}
    text = f"{aside.text}{RULE}{question.text}"
    heard = aside.heard or question.heard
    return replace(question, text=text, buttons=tuple(buttons.values()), heard=heard)


def open_values(turn: Turn, form: Form) -> Values:
    """Return what the open form knows; answers that time has overtaken are forgotten."""
    turn.sealed |= form.sealed
    return still_good(form, turn, turn.conversation.slots)


def _typed_button(turn: Turn, form: Form, words: str) -> str:
    """Return which of the summary's buttons has the words for its label: yes or no, "" for none."""
    buttons = turn.speech.knowledge.scripts[form.summary].buttons if form.summary else ()
    return next((button.id.partition(":")[2] for button in buttons if button.label == words), "")


def _sent_before(turn: Turn, form: Form) -> Values:
    """Return what a photo and a location that came before the first words tell the form."""
    sent = turn.before.slots if turn.before.dialogue in {SENT_FIRST, ASKED} else {}
    photos, label = sent.get(PHOTOS, ""), sent.get(LOCATION, "")
    values: Values = {PHOTOS: photos} if photos and form.takes_photos else {}
    return {**values, **form.located(turn, values, label)} if label and form.located else values


def _is_a_cry(turn: Turn, form: Form, values: Values) -> bool:
    """Whether the words only tell that somebody loses patience, and nothing of the matter."""
    cried = len(turn.text) <= LONGEST_CRY and IMPATIENT.search(turn.text)
    return bool(cried) and not changed(values, found(form, turn, values, turn.text))


def _another_matter(turn: Turn, form: Form, values: Values) -> bool:
    """Whether the words are a question or wish of another kind, and no answer."""
    slot = form.slot(turn.conversation.step)
    owned = slot is not None and slot.owns(turn.text)
    if owned or BARE_NO.match(turn.text) or meant_instead(turn.text):
        return False
    if changed(values, found(form, turn, values, turn.text)) or _means_this(turn, form):
        return False
    return quiet_for_long(turn) or _surely_another(turn, form)


def _surely_another(turn: Turn, form: Form) -> bool:
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    if understood.decision != "answer" or intent is None or intent.service == form.service:
        return False
    slot = form.slot(turn.conversation.step)
    question = QUESTION.search(turn.text)
    # A long statement that is like a question tells more of the matter (鞋柜在门口挡路).
    tells = len(turn.text) >= SHORTEST_STATEMENT and not question and not WISH.search(turn.text)
    firm = slot is not None and (slot.in_own_words or (slot.asked_firmly and not question) or tells)
    # A greeting is no answer to anything.
    return bool(intent.service) or intent.topic == CHAT or not firm


def _taken(turn: Turn, form: Form, values: Values) -> Reply:
    """Take the words as the answer to what was asked, or as putting the summary right."""
    confirming = turn.conversation.step == CONFIRM
    return _corrected(turn, form, values) if confirming else _answered(turn, form, values)


def _answered(turn: Turn, form: Form, values: Values) -> Reply:
    slot = form.slot(turn.conversation.step)
    if slot is None:
        return ask_next(turn, form, values)
    told = answered(form, slot, turn, values, turn.text)
    if meant_instead(turn.text):
        put_right = read_by([form.put_right], turn, values, turn.text)
        told = put_right if changed(values, put_right) else told
    if changed(values, told):
        return ask_next(turn, form, {**told, TRIES: ""})
    if _means_this(turn, form):
        return ask_next(turn, form, values)
    tries = int(values.get(TRIES) or 0) + 1
    taken = slot.anyway(turn, values, turn.text) if tries >= MANY_TRIES and slot.anyway else {}
    if taken:
        return ask_next(turn, form, {**values, TRIES: "", **taken})
    return _hint(turn, form, slot, {**values, TRIES: str(tries)})


def _means_this(turn: Turn, form: Form) -> bool:
    """Whether the words only say once more what the form is for (我要报修)."""
    understood = turn.mind.understand(turn.text)
    intent = turn.mind.intent(understood.intent or "")
    return understood.decision == "answer" and intent is not None and intent.service == form.service


def _hint(turn: Turn, form: Form, slot: Slot, values: Values) -> Reply:
    hint = _ask(turn, form, slot, values, slot.hint)
    if int(values[TRIES]) < MANY_TRIES:
        return hint
    stuck = turn.say("form.stuck", title=form.title)
    return replace(hint, text=f"{hint.text}{RULE}{stuck.text}", buttons=hint.buttons + stuck.buttons)


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
    remind_later(turn)
    return turn.say(script, **form.quote(turn, values))


def _finish(turn: Turn, form: Form, values: Values) -> Reply:
    if missing(form, turn, values) is not None:
        # What was agreed on has been overtaken by time.
        return joined(turn.say("form.overtaken", title=form.title), ask_next(turn, form, values))
    turn.leave(form.name)
    return form.finish(turn, values)
