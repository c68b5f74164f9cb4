"""First words, help, and a person when one is wanted; what comes without words."""

from typing import Any

import pytest

from bot.message import Location, MessageKind
from tests.handlers.chat import Chat

EVENT = MessageKind.EVENT

# message, script, why
ANSWERED: list[tuple[dict[str, Any], str, str]] = [
    ({"kind": EVENT, "event": "subscribe"}, "welcome.back", "her home is still bound"),
    ({"kind": EVENT, "event": "unsubscribe"}, "", "nobody could read it"),
    ({"text": "你能做什么"}, "welcome.help", "help"),
    ({"kind": MessageKind.IMAGE}, "media.image", "a photo"),
    ({"kind": MessageKind.VIDEO}, "media.image", "a video"),
    ({"kind": MessageKind.VOICE}, "media.voice", "a voice that was not recognised"),
    ({"kind": MessageKind.VOICE, "text": "你能做什么"}, "welcome.help", "a voice that was"),
    ({"kind": MessageKind.UNKNOWN}, "media.other", "whatever WeChat invents next"),
    ({"kind": MessageKind.LINK}, "media.link", "a link"),
]


@pytest.mark.parametrize(("given", "script", "why"), ANSWERED)
def test_answered(given: dict[str, Any], script: str, why: str) -> None:
    assert Chat().says(**given).script == script, why


def test_a_location_is_repeated_by_its_name() -> None:
    spot = Location(34.7, 113.6, "云栖花园东门")
    assert "云栖花园东门" in Chat().says(kind=MessageKind.LOCATION, location=spot).text
