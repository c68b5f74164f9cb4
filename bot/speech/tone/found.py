"""A place in a text that breaks a rule."""

from typing import NamedTuple

from bot.knowledge.tone_model import ToneGroup


class Found(NamedTuple):
    """The rule's number, from where to before where, and the group of sentences that it is like, if any."""

    rule: int
    start: int
    end: int
    group: ToneGroup | None = None
