"""One way of writing for what means the same: width, case, script, emoji, repetition."""

import re
import unicodedata

from bot.understanding.traditional import simplified

# WeChat sends its own faces as words: [微笑], [捂脸]; on some phones /:rose or /::)
FACES = re.compile(
    r"\[[\u4e00-\u9fffa-z]{1,5}\]|/:[a-z:()<>@$~,!#*|&^+-]{1,9}|[\u2600-\u27bf\U0001f000-\U0001faff]+"
)
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufe00-\ufe0f]")
# The few faces that say something by themselves; all others are only tone.
SPEAKING_FACES = {
    "👍": "赞",
    "👌": "好的",
    "🙏": "谢谢",
    "🌹": "谢谢",
    "😡": "气死了",
    "🤬": "气死了",
    "😠": "气死了",
}
REPEATED = re.compile(r"([^\d\s])\1{2,}")
MARKS = frozenset("LNM")


def clean(text: str) -> str:
    """Return the text in one way of writing, its punctuation kept."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold()
    for face, words in SPEAKING_FACES.items():
        text = text.replace(face, words)
    # A face in the middle of a word (电😭梯) parts nothing.
    return FACES.sub("", simplified(text)).strip()


def bare(text: str) -> str:
    """Return cleaned text as runs of letters, characters and digits with single spaces between."""
    kept = text
    if not text.isalnum():
        kept = "".join([letter if unicodedata.category(letter)[0] in MARKS else " " for letter in text])
    return " ".join(REPEATED.sub(r"\1", kept).split())
