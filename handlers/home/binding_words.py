"""The words of binding: a room and a phone as people type and say them, yes and no to the notice."""

import re
import unicodedata

from bot.understanding.slots.phone import find_phones
from bot.understanding.slots.place import Place, find_places

# The word itself, alone or before the room; other words of assent count when nothing else is said.
AGREE = re.compile(r"^我?同意(?:绑定)?(?:[的了吧啊呀，,。!！~\s]|$)")
ASSENT = re.compile(
    r"^(?:我?愿意|好的?|可以|行|嗯+|没问题|ok)(?:的|了|吧|啊|呀|谢谢|[，,。!！~\s])*$", re.IGNORECASE
)
REFUSE = re.compile(
    r"^(?:那|还是|我)*(?:不(?:太)?(?:同意|愿意|想绑|绑|行|可以|要|用|好)|先不|暂时不|算了|取消|以后再说|再说吧)"
)
# Somebody with a home wants another one.
ONE_MORE = re.compile(r"再绑|另(?:外)?(?:一|1)?套|还有(?:一|1)?套|第二套|加一套|多绑|两套|三套|不止一套|名下")
SPOKEN = str.maketrans("零〇一幺二三四五六七八九", "001123456789")
GAPS = re.compile(r"(?<=\d)[\s\-—–.·,，、]+(?=\d)")
MOBILE = re.compile(r"(?<!\d)(?:\+?86)?(1[3-9]\d{9})(?!\d)")


def agrees(words: str) -> bool:
    """Return whether the words agree to the notice."""
    return bool(AGREE.match(words.strip()) or ASSENT.match(words.strip()))


def refuses(words: str) -> bool:
    """Return whether the words refuse what the notice asks for."""
    return bool(REFUSE.match(words.strip()))


def phone_in(words: str) -> str:
    """Return the phone number in the words, digits only, "" for none: 138 0000 1111, +86…, 一三八零….

    A room that is written beside it ("1201 13800001111") is no part of it.
    """
    plain = unicodedata.normalize("NFKC", words)
    written = find_phones(plain)
    if written:
        return written[0]
    for place in find_places(plain):
        plain = plain.replace(place.words, " ； ") if place.home else plain
    spoken = MOBILE.search(GAPS.sub("", plain.translate(SPOKEN)))
    return spoken[1] if spoken else ""


def room_in(words: str) -> Place | None:
    """Return the home that the words name with its building, None for none or one without number."""
    found = (place for place in find_places(words) if place.home and place.building)
    return next(found, None)


def label_of(place: Place) -> str:
    """Return the home of a place as the register writes it (3栋2单元1201), whatever else was named of it."""
    entrance = f"{place.entrance}单元" if place.entrance else ""
    return f"{place.building}栋{entrance}{place.home}"
