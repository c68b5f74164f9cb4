"""An admin's keywords and negatives."""

import numpy as np
import pytest

from bot.understanding.hints import AGAINST, FOR, hints

from .estate import intent

HINTS = hints(
    [
        intent("fee.a", "一", keywords=("发票", "开票"), negatives=("停车",)),
        intent("fee.b", "二", keywords=("发票",)),
    ]
)

TABLE = [
    ("开发票", [FOR, FOR], "both know the word"),
    ("发票和开票", [FOR, FOR], "several keywords count once"),
    ("停车", [AGAINST, 0], "a negative"),
    ("停车发票", [FOR + AGAINST, FOR], "both ways"),
    ("发停票车", [0, 0], "the words must stand together"),
    ("", [0, 0], "nothing"),
]


@pytest.mark.parametrize(("text", "added", "reason"), TABLE)
def test_words_speak_for_or_against(text: str, added: list[float], reason: str) -> None:
    assert HINTS.add_to(np.zeros(2, np.float32), text) == pytest.approx(added), reason
