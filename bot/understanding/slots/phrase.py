"""Where a text names a time: 明天上午, 周六下午三点半, 今晚八点到九点, 昨天八点; not yet which time it is."""

import re
from collections.abc import Iterator

from bot.understanding.slots.day import DAY, PAST
from bot.understanding.slots.festival import FESTIVAL
from bot.understanding.slots.hours import CLOCK, PART
from bot.understanding.slots.number import NUMERAL

_TO = "(?:到|至|[-~])"
_ABOUT = "(?:左右|前后|来钟|许|多)?"
_BOUND = r"[以之]?[前后]|才?(?:下班|到家|回家|回来)(?:[以之]?后)?"
# Only where a time can begin is one looked for.
_BEGINS = (
    "(?=[大前后明今当过半这本下周星礼元妇三劳五儿六教国十平圣月上昨去刚往天每凌清一早中午放傍晚夜深白全]"
    f"|{NUMERAL})"
)
# 8-10点: the first hour waits for its 点.
_FIRST = rf"{NUMERAL}{{1,2}}(?={_TO}{NUMERAL}{{1,3}}点)"
PHRASE = re.compile(
    rf"{_BEGINS}(?P<past>{PAST})?(?:(?P<day>{DAY})(?:{_TO}(?P<last_day>{DAY}))?)?"
    rf"[的 ]?(?P<part>{PART})?[的 ]?"
    rf"(?:(?P<clock>{_FIRST}|{CLOCK})(?P<about>{_ABOUT})"
    rf"(?:{_TO}(?P<until_part>{PART})?(?P<until>{CLOCK}))?(?P<bound>{_BOUND})?)?"
)
# 三点 alone is a time only where nothing else can be meant: 快一点, 三点建议 are none.
_AFTER_BARE_CLOCK = re.compile(r" ?(?:$|[,。!?;、吧来过可行上在方有好])")
_BEFORE_NO_CLOCK = re.compile(r"(?<!差不)[快早晚慢好大小多少有差宜了]$")
# 远一点 is a little; one o'clock stands at the beginning, or behind 在 and the like.
_LITTLE = re.compile("一点")
_BEFORE_ONE = re.compile(r"(?:^|[在到约就是从,。;!? ])$")
_LATER = re.compile(r"(?![一两二]点)")
# 五一 is a name, 前两天 a while ago.
_NUMBER = re.compile(rf"(?<![前过]){NUMERAL}|[周期拜][日天]")
_NAME = re.compile(FESTIVAL)
_NUMBERED = ("past", "day", "last_day", "part", "clock", "until")
_CLEAR = re.compile("[:钟半刻分整时]")
_END_OF_CLAUSE = re.compile("[,。;!?\n]")
_BEFORE = 3


def phrases_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the phrases in plain text that name a time, those about the past too (`past`)."""
    for match in PHRASE.finditer(text):
        if match["past"] or match["day"] or match["part"] or (match["clock"] and _is_time(text, match)):
            yield match


def to_come(text: str) -> Iterator[re.Match[str]]:
    """Yield the phrases that may name a time to come: in a clause about yesterday, hours alone don't."""
    past_at = None
    for match in phrases_in(text):
        if match["past"]:
            past_at = match.end()
        elif match["day"] or past_at is None or _END_OF_CLAUSE.search(text, past_at, match.start()):
            past_at = None
            yield match


def numbered_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where plain text names a clock, a weekday or a date; 明天 before it is left.

    Hours count wherever they stand (说好六点停工), only 一点 and 两点 must be sure to be some.
    """
    for match in PHRASE.finditer(text):
        dated = next((name for name in ("past", "day") if _has_number(match[name] or "")), None)
        hours = match["clock"] and (match["part"] or _LATER.match(match["clock"]) or _is_time(text, match))
        if dated or hours:
            first = dated or ("part" if match["part"] else "clock")
            last = max(
                match.end(name)
                for name in _NUMBERED
                if match[name] and (hours or name in (dated, "last_day"))
            )
            yield match.start(first), last


def end_of(match: re.Match[str]) -> int:
    """Return where a phrase ends, without what is only said after it."""
    return match.start() + len(match[0].rstrip("的 "))


def _has_number(days: str) -> bool:
    return bool(_NUMBER.search(days)) and not _NAME.match(days)


def _is_time(text: str, match: re.Match[str]) -> bool:
    about = match["about"] not in ("", "多")
    if match["until"] or match["bound"] or about or _CLEAR.search(match["clock"]):
        return True
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    little = _LITTLE.match(match["clock"]) and not _BEFORE_ONE.search(before)
    after = _AFTER_BARE_CLOCK.match(text, match.end())
    return bool(after and not little and not _BEFORE_NO_CLOCK.search(before))
