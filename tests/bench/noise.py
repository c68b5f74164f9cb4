"""What phones, keyboards and moods do to a message."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from bot.understanding import homophones, traditional

Spoil = Callable[[str, Random], str]

FILLERS = ("那个，", "你好啊", "请问一下，", "嗯嗯", "我想问下哈，", "在吗，")
ENDINGS = ("啊", "呢", "哈", "，谢谢啦", "呀呀", "[微笑]", "~~")
FACES = ("😂", "[捂脸]", "🙏", "😭😭")
TRADITIONAL = {new: chr(old) for old, new in reversed(traditional.TABLE.items())}


def _homophone(text: str, chance: Random) -> str:
    """One character becomes another of the same sound."""
    alike = ALIKE
    places = [place for place, letter in enumerate(text) if len(alike.get(letter, "")) > 1]
    if not places:
        return text
    place = chance.choice(places)
    others = [letter for letter in alike[text[place]] if letter != text[place]]
    return text[:place] + chance.choice(others) + text[place + 1 :]


def _dropped(text: str, chance: Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :] if len(text) > 3 else text


def _swapped(text: str, chance: Random) -> str:
    if len(text) < 4:
        return text
    place = chance.randrange(len(text) - 1)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _polite(text: str, chance: Random) -> str:
    return chance.choice(FILLERS) + text + chance.choice(ENDINGS)


def _with_face(text: str, chance: Random) -> str:
    middle = len(text) // 2
    return text[:middle] + chance.choice(FACES) + text[middle:]


def _traditional(text: str, _: Random) -> str:
    return "".join(TRADITIONAL.get(letter, letter) for letter in text)


def _alike() -> dict[str, str]:
    """Each character with all that sound the same."""
    lines = Path(homophones.PLACE).read_text(encoding="utf-8").splitlines()
    groups = [line.split()[1] for line in lines if not line.startswith("#")]
    return {letter: group for group in groups for letter in group}


ALIKE = _alike()

KINDS: dict[str, Spoil] = {
    "a homophone": _homophone,
    "a character dropped": _dropped,
    "two characters swapped": _swapped,
    "fillers around it": _polite,
    "a face inside": _with_face,
    "traditional characters": _traditional,
}
