"""Which intents take each other's phrases, seen by leaving out each phrase in turn."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from bot.knowledge.hint import Hint
from bot.knowledge.phrases_check import Phrase
from bot.understanding.result import LeftOut
from config.problem import Problem

# An admin can do something about two intents of which one takes this share of the other's phrases; single
# phrases on the border are what asking back is for.
STOLEN_AT_LEAST = 3
STOLEN_SHARE, HINTED_SHARE = 1 / 3, 1 / 5
SHOWN = 3


@dataclass(frozen=True)
class Theft:
    """The phrases of one intent that another would answer if they were not there."""

    victim: str
    thief: str
    phrases: tuple[Phrase, ...]
    of: int

    @property
    def share(self) -> float:
        return len(self.phrases) / self.of


def thefts(phrases: Iterable[Phrase], left_out: Iterable[LeftOut]) -> list[Theft]:
    """Return who takes phrases of whom with an answer at once, the largest share first."""
    fates = {(fate.intent, fate.text): fate for fate in left_out}
    sizes: dict[str, int] = defaultdict(int)
    taken: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        owner = phrase.intent.name
        sizes[owner] += 1
        fate = fates.get((owner, phrase.words))
        if fate and fate.decision == "answer" and fate.best != owner:
            taken[owner, fate.best].append(phrase)
    found = [Theft(*pair, tuple(some), sizes[pair[0]]) for pair, some in taken.items()]
    return sorted(found, key=lambda theft: (-theft.share, theft.victim, theft.thief))


def check_unseen(phrases: list[Phrase], left_out: Collection[LeftOut]) -> Iterator[Hint]:
    """Yield a hint where there are too many phrases for the matcher to tell who takes whose."""
    if phrases and not left_out:
        first = phrases[0]
        what = f"问法有 {len(phrases)} 条，太多了，检查里没有算哪些意图互相抢问法"
        yield Hint(first.file, first.line, what, "请看 flask kb report，那里会慢慢算")


def check_thefts(found: Iterable[Theft], titles: dict[str, str]) -> Iterator[Problem]:
    """Yield a finding for each theft that an admin should look at, at the first phrase that is taken."""
    for theft in found:
        if len(theft.phrases) < STOLEN_AT_LEAST or theft.share < HINTED_SHARE:
            continue
        first = theft.phrases[0]
        if theft.share >= STOLEN_SHARE:
            remedy = "请把它们移过去，或两边都写得更有区别；真是一件事就合并"
            yield first.problem(_told(theft, titles), remedy)
        else:
            yield first.hint(_told(theft, titles), "有空时请看看是不是放错了地方")


def _told(theft: Theft, titles: dict[str, str]) -> str:
    shown = "、".join(f"“{phrase.text}”（第 {phrase.line} 行）" for phrase in theft.phrases[:SHOWN])
    thief = f"“{titles.get(theft.thief, theft.thief)}”（{theft.thief}）"
    return f"“{titles[theft.victim]}”的 {theft.of} 条问法里有 {len(theft.phrases)} 条更像{thief}：{shown}"
