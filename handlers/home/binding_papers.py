"""Binding without the phone on file (手机号换了): the front desk looks at the papers and binds by hand."""

import re
from collections.abc import Mapping

from bot.conversation.forms.engine import ask_next
from bot.conversation.forms.form import Form, Slot, Values, read_nothing
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from handlers.home import binding, consent
from handlers.home.binding import HOME
from handlers.home.binding_request import ask_desk, waiting

_NUMBER = r"(?:电话号?码?|手机号?码?|联系方式|号码)"
# 把我电话改了, 换手机号了: papers take the place of the phone on file.
NEW_NUMBER = re.compile(
    rf"(?:改|换|更新|修改|变更|更换)(?:一?下|成|了)?(?:我|我的|我家的?|登记的?|预留的?|绑定的?|留的?)*{_NUMBER}"
    rf"|(?:我|我的|我家的?|登记的?|预留的?|绑定的?|留的?){_NUMBER}.{{0,3}}(?:改|换|变|更新|停机|不用)(?:一?下|掉)?了?"
)
OTHERS_NUMBER = re.compile(r"物业|客服|前台|管家|楼上|楼下|邻居|手机(?!号)|电话(?:线|机)|坏")
PROBLEM = "登记的手机号对不上，请核对证件后绑定房屋"


def recognises(turn: Turn) -> bool:
    """Return whether the words want the speaker's own number on file changed."""
    return bool(NEW_NUMBER.search(turn.text)) and not OTHERS_NUMBER.search(turn.text)


def start(turn: Turn) -> Reply:
    """Begin a request with the room that the words or the binding just left name, after notice and consent.

    Who is bound needs no papers: only the phone on file is old.
    """
    named = {} if turn.message.tap else binding.find_home(turn, {}, turn.text)
    if turn.person.homes and not named and turn.before.dialogue != binding.FORM.name:
        return turn.say("binding.phone_on_file")
    if turn.before.dialogue == binding.FORM.name:
        named = {HOME: turn.before.slots.get(HOME, ""), **named}
    return _go_on(turn, named)


def tapped(turn: Turn) -> Reply:
    """Take the room from the tapped button; what is on it the person wrote a moment ago."""
    return _go_on(turn, binding.find_home(turn, {}, turn.subject))


def _go_on(turn: Turn, named: Values) -> Reply:
    turn.confidential = True
    if turn.conversation.dialogue == binding.FORM.name:
        # The papers take the place of the phone.
        turn.leave()
    if consent.consented(turn):
        return ask_next(turn, FORM, named)
    return consent.tell(turn, {**named, consent.WHAT_FOR: FORM.name})


def _quote(_turn: Turn, values: Values) -> Mapping[str, str]:
    return {"home": values.get(HOME, "")}


def _open(turn: Turn, values: Values) -> Reply:
    """Ask the front desk to look at the papers; who has asked already is told so."""
    # The papers take the place of a binding that waits behind them.
    consent.drop_parked(turn)
    asked = waiting(turn)
    if asked:
        return turn.say("binding.papers_asked", **turn.desk.values(asked))
    ticket = ask_desk(turn, values[HOME], PROBLEM)
    return turn.say("binding.papers", **turn.desk.values(ticket))


FORM = Form(
    name="bind_papers",
    title="绑定房屋",
    service="bind_papers",
    slots=(
        Slot(
            name=HOME,
            ask="binding.papers_home",
            hint="binding.home_hint",
            find=binding.find_home,
            take=binding.find_home,
            asked_firmly=True,
        ),
    ),
    opening=binding.find_home,
    put_right=read_nothing,
    quote=_quote,
    finish=_open,
    confidential=True,
    left="binding.left",
)

SCRIPTS = FORM.scripts(frozenset({"home"})) | {
    "binding.phone_on_file": frozenset[str](),
    "binding.papers": TICKET_VALUES,
    "binding.papers_asked": TICKET_VALUES,
    "staff.bind_request": TICKET_VALUES,
}
