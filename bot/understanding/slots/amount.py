"""Amounts of money: 300块, 三百五, 1.2万, 两千多, 128元5角, ￥99.5, 一百来块, 两三百块, 200到300元."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.slots.number import DIGITS, NUMERAL, UNITS, to_number
from bot.understanding.slots.plain import Piece

_N = rf"[万{NUMERAL[1:-1]}]"
_ARABIC = r"(?<![0-9.])[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,2})?"
_NUMBER = rf"(?:{_ARABIC}(?:[万千百]|W(?=[元块]))?|(?<!第)(?<!{_N}){_N}{{1,9}})"
_SOME = r"(?:好?几[十百千万]{1,2}|上[百千万]|[十百](?=[来几]))"
_MORE = "(?:多万?|来|余|几)?"
_YUAN = (
    r"(?:元(?![旦宵素件月老始芳桥里路街])钱?|圆(?=钱|整)|人民币|RMB|块钱|大洋"
    r"|块(?![瓷地砖玻板木石墙铁牌皮布肉豆表草空菜田区头儿垃屏钢泥毛大小漆]))"
)
# 5角 behind 元 is small change; alone it is a corner.
_ONES = "[0-9一二两三四五六七八九]"
# 100块3个 has no change.
_NO_CHANGE = "(?![0-9个块号点月日楼栋单层室户位人天次元张把度吨平年小分米斤条台辆只十百千万])"
_CHANGE = (
    rf"(?P<jiao>{_ONES}{{1,2}})(?:[角毛]|(?=$|[,。!?;、吧了呢啊涨到至降变调一每~-])|(?<!一){_NO_CHANGE})"
    rf"(?:(?P<fen>{_ONES})分)?钱?"
)
_END = (
    r"(?=$|[,。!?;、 ~]|左右|上下|吧|了|呢|啊|吗|就|一个?[月年]|每|都|太|也|是|还|不|没|什么|怎么|能|要|该)"
)
AMOUNT = re.compile(
    rf"(?:[¥$] ?(?P<signed>{_ARABIC}万?)(?:元|块)?"
    rf"|(?:(?P<from>{_NUMBER})(?:元|块钱?)?[到至~-])?(?P<number>{_NUMBER}|{_SOME})(?P<more>{_MORE})"
    rf"(?:{_YUAN}(?:{_CHANGE})?|(?P<small>[角毛](?:(?P<tenth>{_ONES})分?)?(?=钱|$|[,。!?;、吧了呢啊一每])|分(?=钱))钱?"
    rf"|(?P<bare>(?<=[百千万多来几五0-9一二三四六七八九]){_END})))"
)
# Behind these a small number of 块 is money, and a number that is bare.
_MONEY = re.compile(
    r"(?:[收交付花涨扣罚欠卖买赔退价费款钱元共才贵价]|便宜|押金|工资|优惠)(?:[了我的要是:为约到用]|一共|大概|大约){0,3}$"
)
_FROM_MONEY = 8
_ONE_PIECE = 10
_A_COUNT = 2
CENTS = 100


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in cents; from `least` to `most` where a range was said, `about` where nobody is sure."""

    least: int
    most: int
    about: bool = False

    @property
    def label(self) -> str:
        """The amount as people read it: 300元, 99.5元, 200–300元, 100元左右."""
        least, most = (f"{cents / 100:.10g}" for cents in (self.least, self.most))
        span = least if self.least == self.most else f"{least}–{most}"
        return f"{span}元{'左右' if self.about else ''}"


def amounts_in(text: str) -> list[Piece[Amount]]:
    """Return the amounts of money in plain text, and where they are."""
    found = []
    for match in AMOUNT.finditer(text):
        amount = _amount(match) if _is_money(text, match) else None
        if amount:
            found.append(Piece(match.start(), match.end(), amount))
    return found


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether it isn't 两块 of something, nor a bare number that counts anything."""
    number = match["number"]
    if number is None or match["small"]:
        return True
    about_money = bool(_MONEY.search(text, max(0, match.start() - _FROM_MONEY), match.start()))
    if match["bare"] is not None:
        return _bare_is_money(text, match, about_money)
    worth = _worth(number)
    return about_money or not match[0].endswith("块") or worth is None or worth >= _ONE_PIECE


def _bare_is_money(text: str, match: re.Match[str], about_money: bool) -> bool:
    number = match["number"]
    if number.replace(",", "").replace(".", "").isdigit():
        return about_money and ("." in number or len(number) > _A_COUNT)
    large = any(unit in number for unit in "百千万") and len(number) + len(match["more"]) > 1
    return large and (about_money or not _says_else(text, match))


def _says_else(text: str, match: re.Match[str]) -> bool:
    """Whether the words before a bare number tell that it is no money: 住了一百."""
    return text[max(0, match.start() - 1) : match.start()] in set("第住有来等过满两")


def _amount(match: re.Match[str]) -> Amount | None:
    if match["signed"]:
        return _exactly(_worth(match["signed"]))
    if match["small"]:
        worth = _worth(match["number"])
        rest = Decimal(to_number(match["tenth"] or "0") or 0) / 100
        return _exactly(None if worth is None else worth / (100 if match["small"] == "分" else 10) + rest)
    least, most = _span(match["number"])
    if least is None or most is None:
        return None
    first = _worth(match["from"]) if match["from"] else None
    if first is not None and first < most:
        least = first
    scale = UNITS["万"] if match["more"] == "多万" else 1
    about = bool(match["more"]) or match["number"][0] in "几好上"
    change = _change(match["jiao"], match["fen"])
    return Amount(_cents((least + change) * scale), _cents((most + change) * scale), about)


def _change(jiao: str | None, fen: str | None) -> Decimal:
    """五 of 三块五 is fifty cents, 50 of 三块50 too."""
    tenths = Decimal(to_number(jiao or "0") or 0) / (10 if len(jiao or "") < 2 else 100)
    return tenths + Decimal(to_number(fen or "0") or 0) / 100


def _exactly(worth: Decimal | None) -> Amount | None:
    return None if worth is None else Amount(_cents(worth), _cents(worth))


def _span(said: str) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most of a number, 200 and 300 of 两三百, 200 and 900 of 几百."""
    some = said.lstrip("好")
    if some.startswith(("几", "上")):
        unit = _worth(some[1:])
        few = some.startswith("几") and unit is not None
        return (unit * 2, unit * 9) if few and unit is not None else (unit, unit)
    if len(said) > 2 and said[0] in DIGITS and said[1] in DIGITS and said[2] in UNITS:
        return _worth(said[0] + said[2:]), _worth(said[1:])
    worth = _worth(said)
    return worth, worth


def _worth(said: str) -> Decimal | None:
    plain_number, scale = said.replace(",", "").replace("W", "万"), 1
    if plain_number[0].isascii() and plain_number[-1] in UNITS:
        plain_number, scale = plain_number[:-1], UNITS[plain_number[-1]]
    if plain_number.isascii():
        return Decimal(plain_number) * scale
    number = to_number(plain_number)
    return None if number is None else Decimal(number)


def _cents(worth: Decimal) -> int:
    return int(worth * CENTS)
