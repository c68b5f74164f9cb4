"""The answers to the notice before binding: yes goes on with what was wanted, no is served all the same."""

from bot.conversation.forms.engine import ask_next
from bot.conversation.forms.filling import found
from bot.conversation.turn import Turn
from bot.reply import Reply
from handlers.home import binding, binding_papers, consent

FORMS = {form.name: form for form in (binding.FORM, binding_papers.FORM)}


def answered(turn: Turn) -> Reply | None:
    """Take the words as the answer to the notice; None when they are another matter."""
    turn.confidential = True
    yes = consent.said_yes(turn)
    if yes is None:
        return _too_early(turn) if consent.tells_already(turn) else None
    return tapped_agree(turn) if yes else consent.refuse(turn)


def _too_early(turn: Turn) -> Reply:
    """Ask for the consent first; of what was written the room alone is kept, it need not be typed again."""
    kept = {**turn.conversation.slots, **binding.find_home(turn, {}, turn.text)}
    turn.go_to(consent.DIALOGUE, turn.conversation.step, kept)
    return turn.say("binding.consent_first")


def tapped_agree(turn: Turn) -> Reply:
    """Record the consent and go on with what was asked for."""
    kept = dict(consent.agree(turn))
    form = FORMS.get(kept.pop(consent.WHAT_FOR, ""), binding.FORM)
    words = "" if turn.message.tap else turn.text
    return ask_next(turn, form, found(form, turn, kept, words))


def tapped_refuse(turn: Turn) -> Reply:
    """Serve the person all the same."""
    return consent.refuse(turn)
