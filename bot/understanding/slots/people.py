"""How many people: 我们三个人, 两大一小, 一家四口, 来5位, 我和我妈, 三四个人, 夫妻俩."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understanding.slots.number import DIGITS, NUMERAL, to_number
from bot.understanding.slots.plain import Piece, apart

_COUNT = rf"(?<![第每几后前{NUMERAL[1:-1]}.]){NUMERAL}{{1,3}}"
_TO = "[到至~-]"
_KINDS = "大人|小孩|孩子|老人|朋友|同学|同事|亲戚|客人|师傅|工人|阿姨|家人|亲友|男的|女的"
_CLOSED = r"(?=$|[,。!?;、 吧呢啊了哦])"
COUNTED = re.compile(
    rf"(?:(?P<least>{_COUNT}){_TO})?(?P<count>{_COUNT})(?P<more>[来多几])?"
    rf"(?:个人(?![都也]没|[都也]不)|口人|人(?![高民工家份脸防事物为力次格生行转])|个(?:{_KINDS})|位(?![置数于子])|名(?:{_KINDS})|(?P<bare>个){_CLOSED})|[俩仨](?:个?人)"
)
GROWN_AND_SMALL = re.compile(
    r"(?P<big>[0-9一二两三四五六七八九])个?大人?[,、和带]{0,2}(?P<small>[0-9一二两三四五六七八九])个?小(?:孩子?|朋友)?"
)
FAMILY = re.compile(
    r"(?:一家|全家|家里|我们家)(?:有|共|一共)?(?P<of>[0-9一二两三四五六七八九十])口|(?P<mouths>[0-9三四五六七八])口之家"
)
TOGETHER = re.compile(
    r"(?:我们|你们|他们|她们|咱们?|夫妻|夫妇|母女|母子|父子|父女|姐妹|兄弟|姐弟|兄妹|老|小|祖孙|爸妈|父母|公婆|们)(?P<both>俩|两口子?|仨|两个|三个)"
    r"(?!人|月|小时|问题|星期|礼拜|地方|单元|房间|卫生间|厕所|楼|灯|门)"
)
_KIN = (
    "爸爸妈妈|爸妈|父母|公婆|岳父母|爷爷奶奶|外公外婆|姥姥姥爷|老两口"
    "|爸爸|妈妈|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|丈母娘|老丈人|老公|老婆|丈夫|妻子|爱人|媳妇|儿子|女儿|孙子|孙女"
    "|哥哥|姐姐|弟弟|妹妹|叔叔|阿姨|舅舅|姑姑|姨妈|爸|妈|哥|姐|弟|妹|朋友|同学|同事|男朋友|女朋友|闺蜜|孩子|宝宝|小孩|保姆|司机|室友"
)
_ONE_OF_THEM = rf"(?:(?:我们?家?的?)?(?:{_KIN})|[我他她](?![们家])|[一二两三四五六七八九1-9]个?(?:{_KINDS}))"
_AND = "(?:和|跟|与|、|还有|加上|加|以及|(?<=我)带着?)"
LISTED = re.compile(rf"{_ONE_OF_THEM}(?:{_AND}{_ONE_OF_THEM}){{0,6}}")
_TWO = re.compile("爸爸妈妈|爸妈|父母|公婆|爷爷奶奶|外公外婆|姥姥姥爷|老两口")
_FIRST_NUMBER = re.compile(NUMERAL)
# 三四个 alone is people only where they are asked for or come: 灯坏了两个.
_BEFORE_BARE = re.compile(r"(?:^|连我|大约|[来有就共是概们带,。:、 ])$")
_SPLIT = re.compile(_AND)
BOTH = {"俩": 2, "两": 2, "仨": 3, "三": 3}
# More are no guests.
MOST = 200
_PAIR = re.compile(r"[一二两三四五六七八][二三四五六七八九]")


@dataclass(frozen=True, slots=True)
class People:
    """How many people: from `least` to `most`; `about` where nobody is sure (十来个)."""

    least: int
    most: int
    about: bool = False

    @property
    def label(self) -> str:
        """The count as staff read it: 3人, 3–4人, 10人左右."""
        span = f"{self.least}" if self.least == self.most else f"{self.least}–{self.most}"
        return f"{span}人{'左右' if self.about else ''}"


def people_in(text: str) -> list[Piece[People]]:
    """Return the counts of people in plain text, and where they are."""
    found = [*_counted(text), *_grown_and_small(text), *_families(text), *_together(text), *_listed(text)]
    return apart(piece for piece in found if 0 < piece.value.least <= piece.value.most <= MOST)


def _counted(text: str) -> Iterator[Piece[People]]:
    for match in COUNTED.finditer(text):
        least, most = _span(match["count"] or match[0][0])
        first = to_number(match["least"]) if match["least"] else None
        before = text[max(0, match.start() - 2) : match.start()]
        if match["bare"] and not _BEFORE_BARE.search(before):
            continue
        if least and most and (first is None or first < most):
            yield Piece(match.start(), match.end(), People(first or least, most, bool(match["more"])))


def _grown_and_small(text: str) -> Iterator[Piece[People]]:
    for match in GROWN_AND_SMALL.finditer(text):
        yield _exactly(match, (to_number(match["big"]) or 0) + (to_number(match["small"]) or 0))


def _families(text: str) -> Iterator[Piece[People]]:
    for match in FAMILY.finditer(text):
        yield _exactly(match, to_number(match["of"] or match["mouths"]) or 0)


def _together(text: str) -> Iterator[Piece[People]]:
    for match in TOGETHER.finditer(text):
        yield _exactly(match, BOTH[match["both"][0]])


def _listed(text: str) -> Iterator[Piece[People]]:
    for match in LISTED.finditer(text):
        count = sum(_counted_as(one) for one in _SPLIT.split(match[0]))
        # 我妈 alone counts nobody.
        if count > 1:
            yield _exactly(match, count)


def _counted_as(one: str) -> int:
    number = _FIRST_NUMBER.search(one)
    return 2 if _TWO.search(one) else to_number(number[0]) or 1 if number else 1


def _exactly(match: re.Match[str], count: int) -> Piece[People]:
    return Piece(match.start(), match.end(), People(count, count))


def _span(said: str) -> tuple[int | None, int | None]:
    """The least and the most: 3 and 4 of 三四, 15 and 16 of 十五六."""
    if _PAIR.fullmatch(said[-2:]) and DIGITS[said[-1]] == DIGITS[said[-2]] + 1:
        return to_number(said[:-1]), to_number(said[:-2] + said[-1])
    number = BOTH.get(said) or to_number(said)
    return number, number
