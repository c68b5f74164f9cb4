"""Suggestion (建议): one open question at most, thanks, and the front desk answers."""

import re
from collections.abc import Mapping

from bot.conversation.forms.engine import ASKED, SENT_FIRST, begin
from bot.conversation.forms.filling import PHOTOS
from bot.conversation.forms.form import Form, Slot, Values, read_nothing
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.tickets.describe import TICKET_VALUES
from bot.understanding.traditional import simplified
from handlers.own_matter import open_own

ONLY_SUGGESTING = re.compile(
    r"[我想要有提给你们物业来的，,\s]*(?:[一]?[个条点些]|小)*(?:意见反馈|建议|意见|想法|主意|出个主意)"
    r"(?:你们|物业|改进|一下|想说|想提|要提|[吧了啊呀。！!~\s])*"
)
SUGGESTS = re.compile(
    r"^(?:[我想要有提给你们物业来，,\s]*(?:一?[个条点些]|小)*建议|希望(?:物业|小区|你们)(?:能|可以)"
    r"|我?(?:有一?个|提一?个|出一?个)小?(?:想法|主意|意见))"
)
LONGEST = 120
SHORTEST = 4


def start(turn: Turn) -> Reply:
    """Take a suggestion that was told at once, or ask what it is; another open form stays open."""
    told = {} if turn.message.tap else first_words(turn, {}, turn.text)
    busy = turn.before.dialogue not in {"", ASKED, SENT_FIRST, FORM.name}
    return _hand_in(turn, told) if told and busy else begin(turn, FORM)


def recognises(turn: Turn) -> bool:
    """Return whether the words suggest something."""
    return bool(SUGGESTS.match(simplified(turn.text)))


def first_words(_turn: Turn, _values: Values, words: str) -> Values:
    """Read the suggestion in the words, unless they only announce one."""
    said = words.strip()
    return {} if len(said) < SHORTEST or ONLY_SUGGESTING.fullmatch(said) else {"matter": said}


def any_words(_turn: Turn, _values: Values, words: str) -> Values:
    """Take the words, whatever they are: a person will understand them."""
    return {"matter": words.strip()}


def _quote(_turn: Turn, _values: Values) -> Mapping[str, str]:
    return {}


def _hand_in(turn: Turn, values: Values) -> Reply:
    matter = values["matter"]
    ticket = open_own(turn, "suggestion", matter[:LONGEST], values.get(PHOTOS, ""), words=matter)
    return turn.say("suggestion.thanked", **turn.desk.values(ticket))


FORM = Form(
    name="suggestion",
    title="建议",
    service="suggestion",
    slots=(
        Slot(
            name="matter",
            ask="suggestion.ask",
            hint="suggestion.hint",
            find=read_nothing,
            take=first_words,
            anyway=any_words,
            in_own_words=True,
        ),
    ),
    opening=first_words,
    put_right=read_nothing,
    quote=_quote,
    finish=_hand_in,
    takes_photos=True,
    sealed=True,
)

SCRIPTS = FORM.scripts(frozenset()) | {"suggestion.thanked": TICKET_VALUES}
