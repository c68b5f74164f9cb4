"""The tone check that is shipped, fitted once, and a small one of a few sentences."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.model import Knowledge
from bot.speech.tone.check import ToneCheck, fit_tone
from config.configuration import load_configuration

SHIPPED = Path(__file__).parents[4] / "knowledge"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that is shipped."""
    return load(SHIPPED)


@pytest.fixture(scope="session")
def shipped(knowledge: Knowledge) -> ToneCheck:
    """Its tone check, knowing the demo estate's facts."""
    facts = load_configuration(SHIPPED.parent / "config", lambda _: None).estate.facts
    return fit_tone(knowledge.tone, knowledge.lexicon).knowing(facts.values())
