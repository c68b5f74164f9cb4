"""Leaving phrases out: one by one where the matcher can, else a fifth at a time."""

from pathlib import Path

from bot.knowledge.fifths import left_out
from bot.knowledge.load import load
from bot.understanding.matcher import fit
from bot.understanding.result import LeftOut

from .folder import write


class Large:
    """A matcher of too many phrases."""

    def left_out(self) -> tuple[LeftOut, ...]:
        return ()


def test_every_phrase_is_left_out_once_and_told_by_what_is_left(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path))
    fates = left_out(knowledge, Large())  # type: ignore[arg-type]
    assert sorted(fate.text for fate in fates) == sorted(
        text for intent in knowledge.intents for text in intent.phrases
    )
    # Known phrases would all be answered with certainty.
    assert {fate.confidence for fate in fates} != {100.0}


def test_what_the_matcher_tells_itself_is_taken(tmp_path: Path) -> None:
    knowledge = load(write(tmp_path))
    matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    assert left_out(knowledge, matcher) == list(matcher.left_out())
