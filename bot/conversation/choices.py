"""What was given to choose from, the sentence that it was about, and what is typed instead of tapped."""

import re
import unicodedata
from collections.abc import Sequence

from bot.conversation.forms.engine import ASKED, SENT_FIRST, WAITING, quiet_for_long
from bot.conversation.misses import ASKED_BACK, whole
from bot.conversation.turn import Turn, with_buttons
from bot.knowledge.model import CHAT, Intent
from bot.reply import FAQ, Button, Reply

# More than three to choose from is no help on a phone.
CHOICES = 3
# What is kept until somebody chooses: their sentence, and the buttons that they see.
WORDS, OFFERED = "words", "offered"
# The steps: one of several, or yes and no.
WHICH, WHETHER = "which", "whether"
NONE = "none"
# No sentence is longer in what is kept.
LONGEST_SENTENCE = 300
# A label is no longer; who writes more says something else.
LONGEST = 12
SHORTEST = 2

SCRIPTS = {
    "system.is_it": frozenset[str](),
    "system.which": frozenset[str](),
    "system.which_again": frozenset[str](),
    "system.none_of_these": frozenset[str](),
}
# Of these, what asks which is meant, and what answers that it is none.
ASKING = frozenset({"system.is_it", "system.which", "system.which_again"})
DECLINED = frozenset({"system.none_of_these"})

_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "①": 1, "②": 2, "③": 3, "④": 4, "⑤": 5}
_BEFORE = r"(?:我?(?:是|要|想|选|问的?是?|说的?是?|点)|就|就是|应该是)*"
_NUMBER = re.compile(
    rf"{_BEFORE}第?\s*(?P<number>[1-5一二两三四五①②③④⑤])\s*(?:个|号|项|条|种)?(?:吧|的|问题)*"
)
_LAST = re.compile(rf"{_BEFORE}(?:最后|最下面|末尾)(?:那|一)?[个条]?(?:吧|的)*")
_YES = re.compile(r"(?:是的?|对的?|嗯+|没错|就是|就?是?(?:这个|它)|好的?|可以|行)+[吧呢啊呀]*")
_NONE = re.compile(
    r"(?:[都全]|一个)?(?:不是|不对|没有|没|错了?|不要)(?:的|这些?个?|那些?个?|一个)*(?:都不是)?(?:我想?要?问的|我要的)?[吧呢啊呀]*|0"
)
_FILLERS = re.compile(rf"^{_BEFORE}|[吧呢啊呀的了]+$")
_SIGNS = re.compile(r"[\s。.!！?？,，、~～“”\"'「」]+")


def worth_asking(turn: Turn, names: Sequence[str]) -> list[Intent]:
    """Return the intents that somebody could have meant to ask about: nobody chooses to be greeted."""
    known = (turn.mind.intent(name) for name in names)
    return [intent for intent in known if intent is not None and intent.topic != CHAT]


def ask_back(turn: Turn, intents: Sequence[Intent]) -> Reply:
    """Ask which of the intents is meant; the sentence is kept for the one that is chosen."""
    turn.missed(ASKED_BACK)
    # Who was asked back before may have had enough of choosing: that script offers a person as well.
    first = "system.is_it" if len(intents) == 1 else "system.which"
    intents = intents[:CHOICES]
    asked = turn.say("system.which_again" if whole(turn.conversation) else first)
    offered = {button.label for button in asked.buttons}
    choices = [choice for choice in buttons_of(intents) if choice.label not in offered]
    return to_choose(turn, asked, choices, turn.text)


def to_choose(turn: Turn, question: Reply, buttons: Sequence[Button], words: str = "") -> Reply:
    """Return the question with its buttons; what is typed next may choose one of them.

    `words` is the sentence that it is about; a photo or location that came before it is kept, too. An open
    form or talk goes on: there the buttons can only be tapped.
    """
    if turn.conversation.dialogue in {"", SENT_FIRST, ASKED}:
        sent = turn.conversation.slots if turn.conversation.dialogue else {}
        offered = "\n".join(f"{button.id} {button.label}" for button in buttons)
        turn.go_to(ASKED, WHICH, {**sent, WORDS: words[:LONGEST_SENTENCE], OFFERED: offered})
    return with_buttons(question, *buttons)


def whether(turn: Turn, question: Reply) -> Reply:
    """Return the question, whose first button means yes and the second no, so that both can be typed."""
    to_choose(turn, question, question.buttons)
    if turn.conversation.dialogue == ASKED:
        turn.go_to(ASKED, WHETHER, turn.conversation.slots)
    return question


def buttons_of(intents: Sequence[Intent]) -> list[Button]:
    """Return the buttons that offer these intents."""
    return [Button(f"{FAQ}{intent.name}", intent.title) for intent in intents]


def chosen(turn: Turn) -> str:
    """Return the id of the button that the words choose, `NONE` for none of them, "" for no choice at all."""
    said = _SIGNS.sub("", unicodedata.normalize("NFKC", turn.text[: LONGEST * 3]))
    offered = _offered(turn)
    if not said or len(said) > LONGEST or not offered or quiet_for_long(turn):
        return ""
    yes_or_no = turn.conversation.step == WHETHER
    if _NONE.fullmatch(said):
        return offered[-1].id if yes_or_no else NONE
    if _YES.fullmatch(said):
        return offered[0].id if yes_or_no or len(offered) == 1 else ""
    number = _NUMBER.fullmatch(said)
    if number:
        at = _NUMBERS.get(number["number"]) or int(number["number"])
        return offered[at - 1].id if at <= len(offered) else ""
    if _LAST.fullmatch(said):
        return offered[-1].id
    return _by_label(_FILLERS.sub("", said), offered)


def words_for(turn: Turn, tap: str) -> str:
    """Return the sentence for which this button was offered a while ago, "" for none."""
    offered = tap in {button.id for button in _offered(turn)} and not quiet_for_long(turn)
    return turn.conversation.slots.get(WORDS, "") if offered else ""


def leave_asked(turn: Turn) -> None:
    """Ask no more; what was sent before the words waits for a report that is plainly one."""
    if turn.conversation.dialogue != ASKED:
        return
    sent = {name: value for name, value in turn.conversation.slots.items() if name not in {WORDS, OFFERED}}
    if sent:
        turn.go_to(SENT_FIRST, WAITING, sent)
    else:
        turn.leave()


def _offered(turn: Turn) -> list[Button]:
    if turn.conversation.dialogue != ASKED:
        return []
    lines = (line.partition(" ") for line in turn.conversation.slots.get(OFFERED, "").splitlines())
    return [Button(tap, label) for tap, _, label in lines]


def _by_label(said: str, offered: Sequence[Button]) -> str:
    """Return the id of the one button whose label the words are, or are a part of."""
    labels = {button.id: _SIGNS.sub("", button.label) for button in offered}
    same = [tap for tap, label in labels.items() if label == said]
    part = [tap for tap, label in labels.items() if len(said) >= SHORTEST and said in label]
    return next(iter(same or (part if len(part) == 1 else [])), "")
