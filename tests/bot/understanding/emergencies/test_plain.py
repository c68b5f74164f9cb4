"""Frightened writing made plain."""

import pytest

from bot.understanding.emergencies.plain import Plain

# what is written, what is left, why
WRITTEN = [
    ("着火了", "着火了", "nothing to do"),
    ("著火了", "着火了", "traditional characters"),
    ("着\u200b火\ufe0f了", "着火了", "what can't be seen is gone"),
    ("着😭火😭了", "着火了", "faces are gone"),
    ("着👍火", "着火", "faces that speak elsewhere are only tone here"),
    ("🔥🔥🔥", "火", "a picture that says the word"),
    ("🆘", "救命", "another"),
    ("着火[捂脸]了", "着火 了", "faces that are words"),
    ("着嗯火呃了", "着火了", "breath between the letters"),
    ("着火！！快", "着火  快", "marks are gaps"),
    ("着火\n快", "着火 快", "lines are gaps"),
    ("着火火火火了", "着火了", "repeated in fright"),
    ("嘶嘶嘶嘶响", "嘶嘶响", "what known words hold twice stays twice"),
    ("11119", "11119", "numbers stay as they are"),
    ("ＳＯＳ Help", "sos help", "width and case"),
    ("e\u0301", "e", "marks upon letters"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "plain", "reason"), WRITTEN)
def test_what_is_written_is_made_plain(text: str, plain: str, reason: str) -> None:
    assert Plain({"嘶嘶响", "着火"})(text) == plain, reason
