"""The parts of a message that may be matters of their own, as its words divide them. Pure text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Longer messages tell one story in many sentences.
LONGEST = 300
MOST_PARTS = 8
# Words that begin another matter. 还有 is only a verb before what may be left of something (还有多久).
CONNECTIVE = (
    r"另外|还有(?!多|几|人|没有|谁|什么|哪|完|一[天周年])(?:就是)?(?:一?[个件](?:事情?|问题))?|其次|对了|以及"
    r"|(?:顺便|顺带)(?:再?问一?[下问句]|再?问|打听一?下|说一?[下声句])?|再(?:问|说)一?[个下件](?:问题|事情?)?"
    r"|(?:另|第二)一?[个件](?:问题|事情?)(?:是|就是)?"
)
# 1、 begins a line or follows a sign; what stands in brackets or a circle needs none.
_NUMBER = (
    r"(?:(?:^|(?<=[\s，,。；;：:！!？?]))(?:[1-6一二三四五六][、.．)）](?!\d)|第[一二三四五六][、,，:：])"
    r"|[(（][1-6一二三四五六][)）]|[①②③④⑤⑥])"
)
NUMBERING = re.compile(_NUMBER)
# Most messages speak of one matter: a quick look tells.
_MAYBE = re.compile(rf"{CONNECTIVE}|[\n；;]|[1一][、.．)）]|[(（①]|[。！？!?]\s*[^\s。！？!?~～]")
_FIRM = rf"[\s，,。；;、！!？?]*(?:{CONNECTIVE}|{_NUMBER})[，,：:、\s]*"
_BETWEEN = re.compile(rf"(?P<firm>{_FIRM})|[。；;！!\n]+|(?<=[？?])(?=[^？?])")
_COMMA = re.compile(r"[，,]\s*")
_ASKS = re.compile(
    r"[?？]|[吗呢么][\s。!！~]*$|怎么|怎样|如何|多少|几[点号天次楼]|哪[里儿个天些]|在哪|什么|谁|能不能|可不可以|要不要|是不是"
    r"|有没有|为啥"
)
_EDGES = " \t\r\n，,。；;、：:！!~"


class Part(NamedTuple):
    """Where a part stands in the message; `firm`: a word or number set it apart, not a mere sign."""

    start: int
    until: int
    firm: bool


def may_be_several(text: str) -> bool:
    """Return whether the words could speak of several matters at all: quick, and true too often."""
    if len(text) > LONGEST:
        return False
    return bool(_MAYBE.search(text)) or (("，" in text or "," in text) and _asks_twice(text))


def asks(words: str) -> bool:
    """Return whether the words ask something."""
    return bool(_ASKS.search(words))


def parts_of(text: str) -> list[Part]:
    """Return the parts of the text, in order; one part when nothing divides it.

    A comma divides questions alone (物业费怎么交，停车月租多少): between statements it only takes a breath.
    """
    found = [part for whole in _divided(text) for part in _by_questions(text, whole)]
    return found if len(found) <= MOST_PARTS else []


def words_of(text: str, part: Part) -> str:
    """Return the words of a part."""
    return text[part.start : part.until].strip(_EDGES)


def _divided(text: str) -> Iterator[Part]:
    start, firm = 0, False
    for between in _BETWEEN.finditer(text):
        if text[start : between.start()].strip(_EDGES):
            yield Part(start, between.start(), firm)
            firm = False
        start = between.end()
        firm = firm or between["firm"] is not None
    if text[start:].strip(_EDGES):
        yield Part(start, len(text), firm)


def _by_questions(text: str, whole: Part) -> Iterator[Part]:
    """Divide a part before each question that follows a question."""
    start, clause, firm, asked = whole.start, whole.start, whole.firm, False
    for comma in [*_COMMA.finditer(text, whole.start, whole.until), None]:
        end = comma.start() if comma else whole.until
        asking = asks(text[clause:end])
        if asked and asking:
            yield Part(start, clause, firm)
            start, firm = clause, False
        asked, clause = asked or asking, comma.end() if comma else end
    yield Part(start, whole.until, firm)


def _asks_twice(text: str) -> bool:
    return sum(map(asks, _COMMA.split(text))) > 1
