"""Checks that phrases and examples name nobody's home, phone or car: they stay in files for years."""

from collections.abc import Iterator

from bot.knowledge import personal
from bot.knowledge.masking import HOME, PHONE, PLATE, Masker
from bot.knowledge.model import Knowledge
from config.problem import Problem

# A bare number or a title may be harmless in a phrase that an admin thought up; these never are.
NEVER = (PHONE, PLATE)


def check_private(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a problem for each phrase or example that holds a phone, a plate or a home."""
    masked = Masker()
    written = [("问法", *said) for intent in knowledge.intents for said in intent.said]
    written += [("样例", example.text, example.file, example.line) for example in knowledge.examples]
    for kind, text, file, line in written:
        safe = masked(text)
        found = [mask for mask in NEVER if mask in safe and mask not in text] + [HOME] * _names_home(text)
        if found:
            what = f"{kind}“{safe}”里写了{'、'.join(mask.strip('[]') for mask in found)}"
            yield Problem(file, line, what, "请去掉它，机器人本来就不拿它来比较")


def _names_home(text: str) -> bool:
    """Whether a home is named; a building by itself is nobody's (只修一栋)."""
    return any(not personal.BUILDING.fullmatch(home[0].strip()) for home in personal.HOME.finditer(text))
