"""The shipped knowledge hears three people: in panic, old, and chatting."""

from functools import cache
from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.understanding.emergencies import Hearing
from config.yaml_file import read

HERE = Path(__file__).parent


@cache
def hearing() -> Hearing:
    """What hears the shipped emergencies."""
    knowledge = load(HERE.parents[3] / "knowledge")
    return Hearing(knowledge.emergencies, knowledge.listening)


def said_by(person: str) -> dict[str, list[str]]:
    """What the person says, by the emergency that must be heard."""
    document = read(HERE / f"{person}.yaml", person)
    assert document.problems == []
    return document.data


def heard(text: str) -> str:
    """The emergency that is heard in the text."""
    found = hearing().heard(text)
    return found.name if found else "nothing"


CASES = [(person, name) for person in ("panicking", "elderly", "chatting") for name in said_by(person)]


@pytest.mark.parametrize(("person", "name"), CASES)
def test_what_the_person_says_is_heard_as_what_it_is(person: str, name: str) -> None:
    texts = said_by(person)[name]
    assert {text: heard(text) for text in texts} == dict.fromkeys(texts, name)
