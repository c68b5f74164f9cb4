"""Every shipped reply in every mood: said in full, with values long and empty, and nothing gapes."""

import re
from functools import cache
from itertools import product

import pytest

from bot.conversation.hearing import GROUPS, LINES
from bot.knowledge.demands import Demands
from bot.knowledge.load import load
from bot.knowledge.model import Knowledge, Script
from bot.knowledge.options import MOODS, RELATIONS
from bot.speech.filling import Values, addressed, filled
from bot.speech.parts import choose
from bot.speech.setting import Setting
from config.settings import read_settings
from parts import Parts

# What a reader would stumble over: a comma before the end, a bracket around nothing, two commas.
GAPES = re.compile(
    r"[，、：][。！？；]|[，、]{2}|（[，、\s]*）|“”|「」|^[，。、；：！？）]|[{}]", re.MULTILINE
)
# Said to nobody who is upset.
NEVER = re.compile(r"冷静|淡定|消消气|别生气|不要激动|别激动|何必")
MOST_WAYS = range(6)


@cache
def knowledge() -> Knowledge:
    return load(read_settings().knowledge_dir)


@cache
def demands() -> Demands:
    return Parts(read_settings()).demands()


def ways(script: Script) -> set[str]:
    """Return what the script says in all moods, relations and on several occasions."""
    return {
        choose(script, Setting("official:w", mood=mood, related=lambda known=relation: known), str(key)).text
        for mood, relation, key in product(MOODS, RELATIONS, MOST_WAYS)
    }


SCRIPTS = sorted(knowledge().scripts)


@pytest.mark.parametrize("name", SCRIPTS)
def test_without_any_value_nothing_gapes(name: str) -> None:
    for text, called in product(ways(knowledge().scripts[name]), ("", "王女士")):
        said = filled(addressed(text, called), Values(demands().facts))
        assert not GAPES.search(said), said


@pytest.mark.parametrize("name", SCRIPTS)
def test_nobody_is_told_to_calm_down(name: str) -> None:
    assert not [text for text in ways(knowledge().scripts[name]) if NEVER.search(text)]


@pytest.mark.parametrize("name", sorted(LINES))
def test_every_group_has_three_lines_for_each_mood_that_differ(name: str) -> None:
    (hear,) = knowledge().scripts[name].parts
    for mood in ("angry", "anxious"):
        first = [option.text for option in hear.options if mood in option.mood and not option.relation]
        assert len(first) >= 3
        # They differ in what they say, not by a prefix or by an ending.
        assert len({text[:6] for text in first}) == len({text[-6:] for text in first}) == len(first)


def test_every_topic_of_a_question_has_a_group() -> None:
    general = {"chat", "service"}
    topics = {intent.topic for intent in knowledge().intents if intent.service is None}
    assert topics - general <= set(GROUPS)
