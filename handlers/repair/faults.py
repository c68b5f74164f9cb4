"""Several faults in one report: each of another trade becomes a ticket of its own."""

import re
from collections.abc import Callable, Sequence

from bot.conversation.parts import NUMBERING
from bot.conversation.turn import Turn
from bot.understanding.slots.place import find_places
from handlers.denied import without_denied

PARTS = re.compile(r"[，,。！!；;、\n]+|(?:还有|另外|以及|顺便)")
BETWEEN = re.compile(r"^(?:还有|另外|以及|顺便|然后|也|就是|，)+")
MANY = 4
# Words that tell of a trouble, whatever thing it is.
TROUBLE = re.compile(
    r"坏|不|漏|响|掉|裂|断|堵|松|破|修|没|臭|脏|卡|烂|异常|怪|问题|故障|失灵|声音|歪|翘|锈|霉|湿|积水|冒|烫|冷|味"
    r"|滴|淌|爆|停|跳|闪|抖|鼓|溢|返|反|起皮|起泡|渣|塌|碎|砸|垃圾|枯|杂草|慢|吵|飞线|私拉|占|堆"
)


def faults_in(problem: str, category_of: Callable[[str], str]) -> list[str]:
    """Return the faults that a report tells of, in its order: one, unless trades or places are different.

    What names no trade belongs to the fault before it ("厨房漏水，地上都是水").
    """
    faults: list[tuple[str, str]] = []
    nothing_known = category_of("")
    for part in PARTS.split(NUMBERING.sub("，", problem)):
        words = BETWEEN.sub("", part.strip())
        if not words:
            continue
        trade = category_of(words)
        if faults and trade == faults[-1][0] != nothing_known and _elsewhere(faults[-1][1], words):
            faults.append((trade, words))
        elif faults and (trade in {nothing_known, faults[-1][0]} or faults[-1][0] == nothing_known):
            last_trade, said = faults[-1]
            faults[-1] = (trade if last_trade == nothing_known else last_trade, f"{said}，{words}")
        else:
            faults.append((trade, words))
    return [words for _, words in faults] if 1 < len(faults) <= MANY else [problem]


def _elsewhere(before: str, words: str) -> bool:
    """Whether the words name a building or spot of their own (卫生间灯坏了，还有3栋楼道灯不亮)."""
    was, now = ({(one.building, one.spot) for one in find_places(text)} for text in (before, words))
    return bool(now - {(None, None)}) and was != now


def said_of(faults: Sequence[str]) -> str:
    """Return the faults as a summary shows them: numbered lines when there are several."""
    if len(faults) == 1:
        return faults[0]
    return "".join(f"\n  {number}. {fault}" for number, fault in enumerate(faults, start=1))


def names_trouble(turn: Turn, words: str) -> bool:
    """Return whether the words name a thing of some trade and what ails it: neither 老槐树那边 nor 没漏水."""
    told = without_denied(words)
    trade = turn.rules.category_of(told) != turn.rules.services.fallback
    return trade and bool(TROUBLE.search(told))
