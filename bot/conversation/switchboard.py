"""The tables that say which handler serves what; handlers/ fills them in, the router looks things up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.forms.form import Form
from bot.conversation.turn import Handler, Turn
from bot.reply import Reply

# Answers, or leaves the words to whoever comes next.
Offer = Callable[[Turn], Reply | None]


@dataclass(frozen=True)
class Switchboard:
    """Which handler serves what.

    `services` by the name in an intent's `service`, `forms` and other `dialogues` by the name of the open
    dialogue (a service of `always` that says so is served from within any form), `taps` by
    the part of a button's id before the colon (`typed` names the service that its typed label asks for),
    `events` by WeChat's lower-case name; `emergency` and `not_text` serve one case each.
    Those `beforehand` are asked before anything else is made of words that no dialogue takes. `recognisers`
    say whether words are a service's matter by what they name; `listeners` are asked when words were not
    understood for sure, or mean what `giving_way` names (topics, intents, recognisers). A service
    `told_in_full` takes whatever is told after its matter.
    A dialogue returns None when the words are a new matter, `staff_words` when they are no command.
    `scripts` lists every reply script that handlers speak by, with the values it may quote.
    """

    services: Mapping[str, Handler]
    beforehand: Sequence[Offer]
    recognisers: Mapping[str, Callable[[Turn], bool]]
    listeners: Sequence[Offer]
    giving_way: frozenset[str]
    told_in_full: frozenset[str]
    forms: Mapping[str, Form]
    always: Mapping[str, Callable[[Turn], bool]]
    dialogues: Mapping[str, Offer]
    taps: Mapping[str, Handler]
    typed: Mapping[str, str]
    events: Mapping[str, Handler]
    staff_words: Offer
    emergency: Handler
    not_text: Handler
    scripts: Mapping[str, frozenset[str]]
