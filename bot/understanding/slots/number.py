"""Numbers as people write them: 12, 十二, 一百二十, 一二零一, 两, 一万二."""

import re

DIGITS = {"零": 0, "〇": 0, "一": 1, "幺": 1, "二": 2, "两": 2, "三": 3, "四": 4}
DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
# What a number is written with; 万 counts money, and no floor or hour.
NUMERAL = r"[0-9零〇一幺二两三四五六七八九十百千]"
SPOKEN_DIGIT = r"[零〇一幺二两三四五六七八九]"
LONGEST = 9
_ARABIC = re.compile(rf"[0-9]{{1,{LONGEST}}}")


def to_number(text: str) -> int | None:
    """Return the number that the whole text is, or None. 三百五 is 350, as it is said."""
    if _ARABIC.fullmatch(text):
        return int(text)
    if (
        not text
        or len(text) > LONGEST
        or any(letter not in DIGITS and letter not in UNITS for letter in text)
    ):
        return None
    if not any(letter in UNITS for letter in text):
        return int("".join(str(DIGITS[letter]) for letter in text))
    return _with_myriads(text)


def _with_myriads(text: str) -> int | None:
    before, myriad, rest = text.partition("万")
    if not myriad:
        return _with_units(text)
    most, least = to_number(before), to_number(rest) if rest else 0
    if most is None or least is None or "万" in rest:
        return None
    # 一万二 is said for 12,000.
    return most * UNITS["万"] + least * (1000 if len(rest) == 1 else 1)


def _with_units(text: str) -> int | None:
    total, digit, unit = 0, None, UNITS["万"]
    for letter in text:
        if letter in UNITS:
            if UNITS[letter] >= unit:
                return None
            unit = UNITS[letter]
            total += (1 if digit is None else digit) * unit
            digit = None
        elif digit:
            return None
        else:
            digit = DIGITS[letter]
    short = unit // 10 if unit > 10 and "零" not in text and "〇" not in text else 1
    return total + (digit or 0) * short
