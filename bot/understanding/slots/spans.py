"""Where a text names what is only of this one matter: homes, times, plates, phones, amounts, people."""

import re

from bot.understanding.slots.found import Kind, found_in
from bot.understanding.slots.number import NUMERAL
from bot.understanding.slots.plain import plain
from bot.understanding.slots.plate import PROVINCES

Span = tuple[int, int, str]
_COUNTED = (
    "[栋幢号座层楼室点月日刻元块角毛位口大万多来几人俩#-]|[单丹][元员]"
    "|个(?:[人大小老孩朋同亲客师工阿家男女]|$|[,。!?;、 吧呢啊了哦])"
)
_KIN = "[我他她爸妈爷奶外姥公婆岳丈老爱媳儿女孙哥姐弟妹叔阿舅姑姨朋同闺孩宝小保司室男]"
# Words of a slot hold one of these; a text without them, which is most, is seen at once to have none.
SIGNS = re.compile(
    rf"[0-9¥俩仨]|{NUMERAL}(?:{NUMERAL}|{_COUNTED})|[周期拜][一二三四五六日天]|[A-Z](?:[栋幢座]|单元)"
    rf"|[{PROVINCES}] ?[A-Z爱诶欸艾比迪]|[我们妻妇女子父妹弟兄孙爸母老小]两[个口]"
    rf"|爸妈|爸爸妈妈|父母|公婆|老两口|[和跟与、加带]{_KIN}|还有{_KIN}|[几上][十百千万]|元旦|国庆|圣诞|儿童节"
)


def spans(text: str) -> list[Span]:
    """Return from where to where the text names which kind of slot, in order; none runs into another.

    Spots, rooms and days without a number (东门, 厨房, 明天上午) are left: they tell what is asked.
    """
    said = plain(text)
    if not SIGNS.search(said.text):
        return []
    return [
        (*said.span(one.start, one.end), one.kind.value)
        for one in found_in(said.text)
        if one.kind is not Kind.DAY
    ]
