"""Values of template messages fitted to what WeChat allows for their keyword types (else: 47003)."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from bot.channels.template_times import fit_date, fit_time
from bot.errors import BotError

_TYPE = re.compile(r"[a-z_]+")
_NOT_HAN = re.compile("[^\u3400-\u4dbf\u4e00-\u9fff]")
_NUMBER = re.compile(r"(?<![\d.\-])\d{1,29}(\.\d{1,2})?(?![\d.])", re.ASCII)
_PHONE = re.compile(r"(?<![\d\-])(\+\d|\d)[\d\-]{2,15}(?![\d\-])", re.ASCII)
_AMOUNT = re.compile(r"[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_PLATE = re.compile("[\u4e00-\u9fff]?[A-Z0-9]{1,6}[A-Z0-9\u4e00-\u9fff]")


class Unfit(BotError):
    """A value can't be made to fit without saying something untrue (a time that is not one, no amount)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"模板字段 {name} 没有合格的内容", f"unfit template field {name}")


def fit(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the values fitted by the types that start their names ("thing1" is a thing); raises Unfit.

    Rules: WeChat's guide 模板消息, 参数值内容限制说明. An empty value becomes a harmless filler
    where the type has one.
    """
    return {name: _fit_one(name, value) for name, value in fields.items()}


def _fit_one(name: str, value: str) -> str:
    kind = _TYPE.match(name)
    fitted = _FITS.get(kind[0] if kind else "", _thing)(" ".join(value.split()))
    if not fitted:
        raise Unfit(name)
    return fitted


def shorten(text: str, most: int) -> str:
    """Return at most `most` UTF-16 units (WeChat's count; an emoji is two), ending in "…" when cut."""
    if _units(text) <= most:
        return text
    text = text[: most - 1]
    while _units(text) > most - 1:
        text = text[:-1]
    return text.rstrip("，、。；：,.;: ") + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _plain(text: str) -> str:
    """Return the text without emoji and without what can't be seen."""
    return "".join(each for each in text if _is_plain(each)).strip()


def _is_plain(character: str) -> bool:
    category = unicodedata.category(character)
    # Other signs of category So, as in 23℃, lie below the emoji.
    return category not in _UNSEEN and not (category == "So" and character > "\uffff")


def _ascii(text: str, most: int) -> str:
    return "".join(each for each in text if " " <= each <= "~")[:most].strip()


def _thing(text: str) -> str:
    return shorten(_plain(text), 20) or "-"


def _character_string(text: str) -> str:
    return _ascii(text, 32) or "-"


def _number(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0] if found else ""


def _letter(text: str) -> str:
    return "".join(each for each in text if each.isascii() and each.isalpha())[:32]


def _symbol(text: str) -> str:
    return "".join(each for each in _ascii(text, 32) if not each.isalnum())[:5].strip() or "-"


def _amount(text: str) -> str:
    bare = re.sub(r"[,，\s]", "", text)
    return bare if _AMOUNT.fullmatch(bare) else ""


def _phone_number(text: str) -> str:
    # The first whole number: with an extension or a second number appended it would be somebody else's.
    found = _PHONE.search(text.replace(" ", ""))
    return found[0] if found else "-"


def _car_number(text: str) -> str:
    bare = re.sub(r"[·.\s\-]", "", text).upper()
    return bare if _PLATE.fullmatch(bare) else ""


def _name(text: str) -> str:
    return _NOT_HAN.sub("", text)[:10] or _ascii(re.sub(r"\d", "", text), 20) or "-"


def _phrase(text: str) -> str:
    return _NOT_HAN.sub("", text)[:5] or "暂无"


def _const(text: str) -> str:
    # One of the values that WeChat approved beforehand: shortening would make it another.
    return text if _units(text) <= 20 else ""


# Keyword type → the fitted value, "" where nothing true fits.
_FITS: Mapping[str, Callable[[str], str]] = {
    "thing": _thing,
    "number": _number,
    "letter": _letter,
    "symbol": _symbol,
    "character_string": _character_string,
    "time": fit_time,
    "date": fit_date,
    "amount": _amount,
    "phone_number": _phone_number,
    "car_number": _car_number,
    "name": _name,
    "phrase": _phrase,
    "const": _const,
}
