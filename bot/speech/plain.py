"""What people wrote, as nothing but text: no link to tap in it, no markup, nobody's phone number."""

import re

from bot.speech.privacy import without_phones

_MARKUP = str.maketrans("<>", "＜＞")
# http://, weixin://, and those that need no slashes.
_SCHEME = re.compile(r":(?=//)|(?<=tel):|(?<=mailto):|(?<=sms):", re.IGNORECASE)
# Phones make links of bare names, too: www.x.cn, x.com/a, 例子.中国.
_DOT_OF_A_NAME = re.compile(r"(?<=[^\W_])\.(?=[A-Za-z]{2}|中国|公司|网络|xn--)|(?<=www)\.", re.IGNORECASE)


def disarmed(words: str) -> str:
    """Return the words as text in which `<` can't begin a link that WeChat would render."""
    return words.translate(_MARKUP)


def as_text(words: str) -> str:
    """Return the words with what would be a link or markup in full-width signs: http：//x．cn, ＜a＞."""
    plain = disarmed(words)
    return _DOT_OF_A_NAME.sub("．", _SCHEME.sub("：", plain))


def for_staff(words: str) -> str:
    """Return the words as staff may read them in a notice: as text, with phone numbers masked."""
    return as_text(without_phones(words))
