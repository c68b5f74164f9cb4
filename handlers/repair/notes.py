"""What a report tells besides place, trouble and time: a note for the technician, or another matter."""

import re

from bot.conversation.forms.words import IMPATIENT, QUESTION
from bot.understanding.slots.phone import find_phones
from bot.understanding.slots.plate import find_plates

LONGEST = 60
SHORTEST = 4
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Words that think aloud, thank, or say that something is wrong but not what.
NO_NOTE = re.compile(
    r"想想|想一|不对|错|改|不知道|不清楚|再说|不懂|不明白|没想好|谢谢|你好|您好|[哈呵嘿]{2}|天气|通知"
)
# Without any of these it is hardly a sentence about something.
TELLING = re.compile(r"[家门人楼栋狗猫有在的别先要台把张厅]|钥匙|电话|孩子|老人")
CLAUSES = re.compile(r"[，,。！!；;\n\s]+")
GUEST = re.compile(
    r"(?:亲戚|朋友|同学|同事|客人|[姐妹哥弟爸妈舅姑姨]|爷爷|奶奶|外公|外婆)[^修]{0,4}(?:要|会|想)?(?:过来|来访|来玩|来吃饭|要来)"
)
ASKED_BESIDES = re.compile(r"顺便(?:问|打听|查)|(?:想)?问(?:一?下|问)")
BEFORE = re.compile(r"^(?:哦|对了|还有|另外|顺便|那个|[，,：:、\s])+")


def with_note(note: str, words: str) -> str:
    """Return the note with these words added, as it was when they tell nothing worth keeping."""
    said = BEFORE.sub("", words.strip())
    if said in note or not _tells_something(said):
        return note
    return f"{note}；{said}".strip("；")[:LONGEST]


def without_other_matters(words: str) -> tuple[str, str]:
    """Return the words without the clauses of another matter (guests, questions), and those clauses."""
    clauses = [clause for clause in CLAUSES.split(words) if clause]
    others = [clause for clause in clauses if _another_matter(clause)]
    if not others or len(others) == len(clauses):
        return words, ""
    return "，".join(clause for clause in clauses if clause not in others), "，".join(others)[:LONGEST]


def _another_matter(clause: str) -> bool:
    return bool(find_plates(clause) or GUEST.search(clause) or ASKED_BESIDES.search(clause))


def _tells_something(words: str) -> bool:
    if QUESTION.search(words) or NO_NOTE.search(words) or IMPATIENT.search(words):
        return False
    sentence = len(CHINESE.findall(words)) >= SHORTEST and TELLING.search(words)
    return bool(sentence or find_phones(words))
