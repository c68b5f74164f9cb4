"""A button's label that is typed: what nothing else explains is read as the tap that it stands for."""

from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn
from bot.reply import FAQ, SERVICE, Reply
from bot.speech.phrasebook import TO_STAFF

LONGEST = 12


def typed(turn: Turn, board: Switchboard) -> Reply | None:
    """Return what the button does whose label the words are; None when they are none, or of several.

    A button about one ticket or pass has a service that finds out which (`board.typed`).
    """
    label = turn.text.strip(" \t\r\n。.!！")
    ids = _ids(turn, label) if 0 < len(label) <= LONGEST else set()
    means = {service for tap in ids if (service := _service(board, tap))}
    asks = {tap.removeprefix(FAQ) for tap in ids if tap.startswith(FAQ)}
    if len(means) == 1 and not asks:
        return board.services[means.pop()](turn)
    intent = turn.mind.intent(asks.pop()) if len(asks) == 1 and not means else None
    if intent is None:
        return None
    return board.services[intent.service](turn) if intent.service else turn.say(intent.name)


def _ids(turn: Turn, label: str) -> set[str]:
    scripts = turn.speech.knowledge.scripts
    shown = (script for name, script in scripts.items() if not name.startswith(TO_STAFF))
    return {button.id for script in shown for button in script.buttons if button.label == label}


def _service(board: Switchboard, tap: str) -> str:
    known = (
        tap.removeprefix(SERVICE) if tap.startswith(SERVICE) else board.typed.get(tap.partition(":")[0], "")
    )
    return known if known in board.services else ""
