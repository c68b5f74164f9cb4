"""Number plates: province, letter, five places, or six for new energy (GA 36-2018: no I, no O)."""

import re
import unicodedata

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLACE = r"[A-HJ-NP-Z0-9]"
PLATE = re.compile(
    rf"([{PROVINCES}])[ ·•.-]?([A-HJ-NP-Z])[ ·•.-]?"
    rf"([DF]{_PLACE}\d{{4}}|\d{{5}}[DF]|{_PLACE}{{4}}[学警港澳挂]|{_PLACE}{{5}})(?![A-Z0-9])",
    re.IGNORECASE,
)


def find_plates(text: str) -> tuple[str, ...]:
    """Return the plates in the text, capitals without gaps, in order, each once."""
    found = PLATE.finditer(unicodedata.normalize("NFKC", text))
    plates = ["".join(match.groups()).upper() for match in found]
    return tuple(dict.fromkeys(plate for plate in plates if any(letter.isdigit() for letter in plate[2:])))
