"""The matters of one message: told apart where it speaks of several and each is surely understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.choices import worth_asking
from bot.conversation.parts import asks, may_be_several, parts_of, words_of
from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn

# A greeting, thanks, or what is denied.
SHORT = 8


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: the words that tell of it, and what they surely mean.

    `service` serves it; without one `intent` is the question; of an unsure one `offered` are the intents that
    it may mean. A word or number set a `firm` one apart.
    """

    words: str
    service: str = ""
    intent: str = ""
    offered: tuple[str, ...] = ()
    firm: bool = False

    @property
    def sure(self) -> str:
        """The service or intent that is surely meant, "" for none."""
        return self.service or self.intent


def matters_in(turn: Turn, board: Switchboard) -> list[Matter]:
    """Return the matters when the message surely speaks of several, or of one beside mere words; else []."""
    told = each_part(turn, board)
    wanted = next((each for each in told if each.service in board.always), None)
    if wanted is not None:
        # Who asks for a person tells that person all of it.
        return [replace(wanted, words=turn.text)]
    matters: list[Matter] = []
    for each in told:
        if not matters or _another(board, matters, each):
            matters = _and(matters, each)
        else:
            matters[-1] = _longer(matters[-1], each)
    matters = [each for each in matters if each.sure or each.offered]
    if len(matters) > 1:
        return matters if any(each.sure for each in matters) else []
    # 好的谢谢，另外物业费怎么交: one question, with something short before it.
    around = [each for each in told if not each.sure]
    alone = len(matters) == 1 and all(len(each.words) <= SHORT for each in around)
    return (
        [replace(matters[0], words=turn.text)]
        if alone and matters[0].intent and not matters[0].service
        else []
    )


def beside(turn: Turn, board: Switchboard, service: str) -> tuple[str, list[Matter]]:
    """Return the words that are for the open form of `service`, and the other matters beside them."""
    told = each_part(turn, board)
    others = [each for each in told if each.firm and _is_other(each, service)]
    if service in board.told_in_full:
        return turn.text, []
    return "，".join(each.words for each in told if each not in others), others


def each_part(turn: Turn, board: Switchboard) -> list[Matter]:
    """Return what each part of the message means by itself; [] when nothing could divide it."""
    if not may_be_several(turn.text):
        return []
    parts = parts_of(turn.text)
    return [_matter(turn, board, words_of(turn.text, part), part.firm) for part in parts]


def _matter(turn: Turn, board: Switchboard, words: str, firm: bool) -> Matter:
    sure = {**board.always, **board.recognisers}
    with turn.hearing(words):
        recognised = next((name for name, knows in sure.items() if knows(turn)), "")
    if recognised:
        return Matter(words, recognised, firm=firm)
    understood = turn.mind.understand(words)
    if understood.decision == "answer" and understood.intent:
        known = worth_asking(turn, [understood.intent])
        return Matter(words, known[0].service or "", known[0].name, firm=firm) if known else Matter(words)
    if understood.decision != "ask" or not asks(words):
        return Matter(words, firm=firm)
    offered = tuple(intent.name for intent in worth_asking(turn, understood.offered))
    return Matter(words, offered=offered, firm=firm)


def _another(board: Switchboard, before: Sequence[Matter], this: Matter) -> bool:
    """Whether the part is a matter of its own, and not more of what was told before it."""
    last = before[-1]
    if not (this.sure or this.offered) or not (last.sure or last.offered):
        # 你好，我是3栋的: nothing by itself, and part of what follows.
        return False
    if last.service in board.told_in_full:
        # Who complains counts up what is wrong, and asks what nobody needs to answer.
        return this.firm and this.sure != last.sure and bool(this.service or (this.sure and asks(this.words)))
    if this.offered or last.offered:
        return this.firm or not (this.service or last.service)
    if this.service:
        return this.sure != last.sure and (this.firm or not last.service or this.service in board.recognisers)
    # A statement that resembles a question tells more of what is broken (厨房漏水，还有楼上也漏).
    return this.sure != last.sure and (asks(this.words) or (this.firm and not last.service))


def _is_other(this: Matter, service: str) -> bool:
    return this.service not in {"", service} if this.service else bool(this.intent) and asks(this.words)


def _and(matters: list[Matter], this: Matter) -> list[Matter]:
    """Return the matters with one more; what is said again of an earlier one belongs to that."""
    for number, known in enumerate(matters):
        if this.sure and known.sure == this.sure:
            return [*matters[:number], _longer(known, this), *matters[number + 1 :]]
    return [*matters, this]


def _longer(known: Matter, more: Matter) -> Matter:
    meant = known if known.sure or known.offered else more
    return replace(meant, words=f"{known.words}，{more.words}", firm=known.firm)
