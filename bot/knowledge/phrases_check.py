"""Checks what residents say: enough phrases, none twice, none that means two things."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.demands import Demands
from bot.knowledge.hint import Hint
from bot.knowledge.model import Intent, Knowledge
from bot.understanding.alike import InOtherWords, near, order_free
from bot.understanding.normalise import Normaliser
from config.problem import Problem

PHRASES_AT_LEAST = 12
# The matcher takes what is so much alike for the same words, whichever intent they belong to.
TAKEN_FOR_THE_SAME = 95
NEARLY_THE_SAME = 90
SHOWN = 3


@dataclass(frozen=True)
class Phrase:
    """A phrase as it is compared: `words` normalised, `key` whatever its order and its synonyms."""

    intent: Intent
    text: str
    file: str
    line: int
    words: str
    canonical: str

    @property
    def key(self) -> str:
        return order_free(self.canonical)

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def problem(self, what: str, remedy: str) -> Problem:
        return Problem(self.file, self.line, what, remedy)

    def hint(self, what: str, remedy: str) -> Hint:
        return Hint(self.file, self.line, what, remedy)


def phrases_of(knowledge: Knowledge) -> list[Phrase]:
    """Return all phrases in the order of the knowledge, those that hold nothing to compare included."""
    normalise, canonical = Normaliser(knowledge.lexicon), InOtherWords(knowledge.lexicon)
    read = [(intent, *said, normalise(said[0])) for intent in knowledge.intents for said in intent.said]
    return [Phrase(*each, canonical(each[-1])) for each in read]


def check_intents(knowledge: Knowledge, demands: Demands, phrases: list[Phrase]) -> Iterator[Problem]:
    """Yield the findings about services, and about phrases one by one and beside each other."""
    for intent in knowledge.intents:
        if intent.service is not None and intent.service not in demands.services:
            known = "、".join(sorted(demands.services))
            what = f"服务“{intent.service}”不存在"
            yield Problem(intent.file, intent.line, what, f"可以写：{known}")
    by_intent: dict[str, list[Phrase]] = {intent.name: [] for intent in knowledge.intents}
    for phrase in phrases:
        by_intent[phrase.intent.name].append(phrase)
    for intent in knowledge.intents:
        yield from _check_intent(intent, by_intent[intent.name])
    yield from _check_neighbours(phrases)


def _check_intent(intent: Intent, phrases: list[Phrase]) -> Iterator[Problem]:
    said: dict[str, Phrase] = {}
    orders: dict[str, Phrase] = {}
    moved: list[Phrase] = []
    for phrase in phrases:
        yield from _check_phrase(phrase, said.get(phrase.words))
        if phrase.words and phrase.words not in said and order_free(phrase.words) in orders:
            moved.append(phrase)
        if phrase.words:
            said.setdefault(phrase.words, phrase)
            orders.setdefault(order_free(phrase.words), phrase)
    if moved:
        yield _moved(moved, orders)
    if len(orders) < PHRASES_AT_LEAST:
        again = len(phrases) - len(orders)
        same = f"（另有 {again} 条只差语序或口头语，不另算）" if again else ""
        what = f"“{intent.title}”只有 {len(orders)} 条不同的问法{same}"
        remedy = f"请补到至少 {PHRASES_AT_LEAST} 条，写住户真会说的话"
        yield Problem(intent.file, intent.line, what, remedy)


def _check_phrase(phrase: Phrase, same: Phrase | None) -> Iterator[Problem]:
    """Yield what is wrong with a phrase beside the same one of its own intent that stands before it."""
    if not phrase.words:
        what = f"问法“{phrase.text}”里没有可以比较的字"
        yield phrase.problem(what, "请写成住户会说的话，不写房号、时间和号码")
    elif same and same.text == phrase.text:
        yield phrase.problem(f"问法“{phrase.text}”写了两次", f"请删掉一条（另一条在第 {same.line} 行）")
    elif same:
        what = f"问法“{phrase.text}”和第 {same.line} 行的“{same.text}”对机器人来说是同一句"
        yield phrase.problem(what, "请换一种说法或删掉一条")


def _moved(moved: list[Phrase], orders: dict[str, Phrase]) -> Hint:
    """All of an intent's phrases that bring only another order, in one hint: they count with their firsts."""
    firsts = (orders[order_free(phrase.words)] for phrase in moved)
    pairs = [
        f"“{phrase.text}”和第 {first.line} 行的“{first.text}”"
        for phrase, first in zip(moved, firsts, strict=True)
    ]
    more = f"等 {len(moved)} 对" if len(moved) > SHOWN else ""
    what = f"{'、'.join(pairs[:SHOWN])}{more}只差语序，两条算一条"
    return moved[0].hint(what, "有空时换一个角度再写")


def _check_neighbours(phrases: list[Phrase]) -> Iterator[Problem]:
    """Yield the phrases that another intent has too, in the same words, in other words, or nearly."""
    pairs = dict.fromkeys(_same_matter(phrases), 0)
    pairs |= {
        (one, other): share
        for one, other, share in near([phrase.words for phrase in phrases], NEARLY_THE_SAME)
    }
    for (one, other), share in sorted(pairs.items()):
        first, second = phrases[one], phrases[other]
        if first.intent is not second.intent and first.words and second.words:
            yield _clash(first, second, share)


def _same_matter(phrases: list[Phrase]) -> Iterator[tuple[int, int]]:
    firsts: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        before = firsts.setdefault(phrase.key, [])
        yield from ((one, number) for one in before)
        before.append(number)


def _clash(first: Phrase, second: Phrase, share: int) -> Problem:
    there = f"“{first.intent.title}”（{first.place}）"
    remedy = "请只留在意思最贴切的一处"
    if first.words == second.words:
        return second.problem(f"问法“{second.text}”在{there}里也有", remedy)
    same = f"问法“{second.text}”和{there}的“{first.text}”"
    if order_free(first.words) == order_free(second.words):
        return second.problem(f"{same}只差语序", remedy)
    if share >= TAKEN_FOR_THE_SAME:
        return second.problem(f"{same}几乎一样", remedy)
    alike = "只差同义词" if first.key == second.key else "几乎一样"
    return second.hint(f"{same}{alike}", "如果真是两件事，请把不同的地方说得更明白")
