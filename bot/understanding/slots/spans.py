"""Where a text names what is only of this one matter: homes, times, plates, phones, amounts."""

import re

from bot.understanding.slots.found import Kind, numbers_in
from bot.understanding.slots.number import NUMERAL
from bot.understanding.slots.plain import plain
from bot.understanding.slots.plate import PROVINCES

Span = tuple[int, int, str]
_COUNTED = "[栋幢号座层楼室点月日刻元块角毛大万多来#-]|[单丹][元员]"
# Words of a slot hold one of these; a text without them, which is most, is seen at once to have none.
SIGNS = re.compile(
    rf"[0-9¥]|{NUMERAL}(?:{NUMERAL}|{_COUNTED})|几[十百千万块]|上[百千万]|[周期拜][一二三四五六日天]"
    rf"|[A-Z](?:[栋幢座]|单元)|[{PROVINCES}] ?[A-Z爱诶欸艾比迪]"
)


def spans(text: str) -> list[Span]:
    """Return from where to where the text names which kind of slot, in order; none runs into another.

    Left are floors alone, spots, rooms, people and days without a number (一楼, 东门, 厨房, 一个人, 明天):
    they tell what is asked.
    """
    said = plain(text)
    if not SIGNS.search(said.text):
        return []
    found = (one for one in numbers_in(said.text) if one.kind is not Kind.FLOOR)
    return [(*said.span(one.start, one.end), one.kind.value) for one in found]
