"""Phone numbers: mobiles, with or without +86 and gaps, and landlines with their area code."""

import re
import unicodedata

_MOBILE = r"(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})"
_LANDLINE = r"(0\d{2,3}[ -]?[2-8]\d{6,7})"
PHONE = re.compile(rf"(?<![\d-])(?:{_MOBILE}|{_LANDLINE})(?!\d)")


def find_phones(text: str) -> tuple[str, ...]:
    """Return the phone numbers in the text, digits only, in order."""
    found = PHONE.finditer(unicodedata.normalize("NFKC", text))
    return tuple(re.sub(r"\D", "", match[1] or match[2]) for match in found)
