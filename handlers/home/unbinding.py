"""Unbinding (解绑): as easy as binding (PIPL 15), at once, and with what stays said."""

from collections.abc import Mapping

from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import read_by
from bot.conversation.forms.form import Form, Values
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.records import Unbound
from handlers.home import consent
from handlers.home.home_people import role_of
from handlers.home.own_home import HOME, find_home, home_slot, only_home


def start(turn: Turn) -> Reply:
    """Ask which home, if there are several, and whether it is really meant."""
    if turn.person.homes:
        return begin(turn, FORM)
    consent.withdraw(turn)
    return turn.say("unbinding.nothing")


def _opening(turn: Turn, values: Values, words: str) -> Values:
    return read_by((only_home, find_home), turn, values, words)


def _quote(turn: Turn, values: Values) -> Mapping[str, str]:
    tie = turn.person.tie_to(values.get(HOME, ""))
    return {"home": values.get(HOME, ""), "role": role_of(tie) if tie else ""}


def _finish(turn: Turn, values: Values) -> Reply:
    """Untie the person; with the last home the consent goes, too."""
    label = values[HOME]
    if turn.person.tie_to(label) is None:
        # The owner or the lease was quicker.
        return start(turn)
    turn.records.append(Unbound(turn.person.address, label))
    if len(turn.person.homes) > 1:
        return turn.say("unbinding.done", home=label)
    consent.withdraw(turn)
    return turn.say("unbinding.done_last", home=label)


FORM = Form(
    name="unbind",
    title="解绑房屋",
    service="unbind",
    slots=(home_slot("unbinding.which", "unbinding.which_hint"),),
    opening=_opening,
    put_right=find_home,
    quote=_quote,
    finish=_finish,
    summary="unbinding.summary",
    again="unbinding.confirm_again",
    left="unbinding.left",
)

SCRIPTS = FORM.scripts(frozenset({"home", "role"})) | {
    "unbinding.left": frozenset({"title"}),
    "unbinding.nothing": frozenset[str](),
    "unbinding.done": frozenset({"home"}),
    "unbinding.done_last": frozenset({"home"}),
}
