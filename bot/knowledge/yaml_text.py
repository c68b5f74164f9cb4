"""Writes words as YAML that an admin would write: plain where that is safe, in quotes where it isn't."""

import json
import re

# What begins with a letter, a character or a digit, and holds no sign that YAML reads, needs no quotes.
_PLAIN = re.compile(r"[\w\u4e00-\u9fff](?:[^#:\n\r\t\"'{}\[\],&*!|>%@`]|:(?! ))*(?<![\s:])")
_READ_OTHERWISE = re.compile(r"(?:null|true|false|yes|no|on|off|~|[\d.+-][\da-fox.,:_+-]*)", re.IGNORECASE)


def scalar(text: str) -> str:
    """Return the text as one YAML scalar."""
    if _PLAIN.fullmatch(text) and not _READ_OTHERWISE.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)
