"""The tables of handlers and the YAML of the knowledge name the same things."""

import re
from collections.abc import Iterator

import pytest

from bot.conversation.forms.beside import RESUME_TAP
from handlers import DIALOGUES, EVENTS, FORMS, RECOGNISERS, SCRIPTS, SERVICES, SWITCHBOARD, TAPS
from tests.handlers.chat import shipped_rules
from tests.world import shipped_library

KNOWLEDGE = shipped_library().mind().knowledge
INTENTS = {intent.name for intent in KNOWLEDGE.intents}


def buttons() -> Iterator[tuple[str, str]]:
    """Yield each button's id beside the script that shows it."""
    for script in KNOWLEDGE.scripts.values():
        for button in script.buttons:
            yield script.name, button.id
    for entry in shipped_rules().estate.menu:
        yield "estate.yaml: menu", entry.tap


def served(tap: str) -> bool:
    """Whether a tap on this id is answered by somebody."""
    if tap.startswith("service."):
        return tap.removeprefix("service.") in SERVICES
    if tap.startswith("faq."):
        return tap.removeprefix("faq.") in INTENTS
    return tap == RESUME_TAP or tap.partition(":")[0] in {*TAPS, *FORMS}


def test_every_service_that_an_intent_names_has_a_handler_and_every_handler_an_intent() -> None:
    assert {intent.service for intent in KNOWLEDGE.intents if intent.service} == set(SERVICES)


def test_every_button_has_somebody_who_answers_it() -> None:
    assert [(script, tap) for script, tap in buttons() if not served(tap)] == []


def test_every_handler_of_taps_has_a_button_somewhere() -> None:
    written = {tap.partition(":")[0] for _, tap in buttons()}
    # These are put together in code: their number depends on the matter.
    made = {
        "ticket.cancel_or_not",
        "ticket.rate",
        "staff.hand_to",
        "staff.talk_send",
        "household.show",
        "bills.home",
    }
    assert set(TAPS) - written == made
    assert not made & written


def test_every_script_that_handlers_speak_by_is_written_and_quotes_only_what_it_gets() -> None:
    facts = set(shipped_rules().estate.facts)
    assert set(SCRIPTS) - set(KNOWLEDGE.scripts) == set()
    wrong = [
        (name, value)
        for name, values in SCRIPTS.items()
        for text in KNOWLEDGE.scripts[name].texts
        for value in re.findall(r"{(\w+)}", text)
        # How somebody is addressed is known to every reply.
        if value not in values | facts | {"called"}
    ]
    assert wrong == []


def test_recognisers_are_services() -> None:
    assert set(RECOGNISERS) <= set(SERVICES)


def test_the_switchboard_holds_the_tables() -> None:
    assert (SWITCHBOARD.services, SWITCHBOARD.taps, SWITCHBOARD.events) == (SERVICES, TAPS, EVENTS)
    assert SWITCHBOARD.dialogues == DIALOGUES


@pytest.mark.parametrize(
    "table", [SERVICES, DIALOGUES, TAPS, EVENTS], ids=["services", "dialogues", "taps", "events"]
)
def test_every_handler_says_what_it_does(table: dict[str, object]) -> None:
    undescribed = [name for name, handler in table.items() if not handler.__doc__]
    assert [name for name in undescribed if not name.startswith("staff.")] == []


def test_every_emergency_of_the_knowledge_has_a_category_that_pages() -> None:
    categories = shipped_rules().services.categories
    assert {categories[emergency.category].kind for emergency in KNOWLEDGE.emergencies} == {"emergency"}
