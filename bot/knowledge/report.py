"""`flask kb report`: how much the knowledge covers, where it is weak, and how it did lately."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.knowledge.asked import Asked, Outcome, Outcomes
from bot.knowledge.fifths import left_out
from bot.knowledge.model import Knowledge
from bot.knowledge.phrases_check import Phrase, phrases_of
from bot.knowledge.stealing import Theft, thefts
from bot.understanding.matcher import Matcher
from bot.understanding.result import LeftOut

WEAKEST, PAIRS, BUSIEST, VERSIONS, SHOWN = 10, 10, 20, 5, 3


@dataclass(frozen=True)
class Strength:
    """How an intent's phrases fare when each is left out: `right` win, `at_once` are answered so."""

    name: str
    phrases: int
    right: int
    at_once: int

    @property
    def share(self) -> float:
        return self.right / self.phrases if self.phrases else 1.0


def strengths(phrases: Iterable[Phrase], fates: Iterable[LeftOut]) -> list[Strength]:
    """Return the strength of each intent, the weakest first."""
    known = {(fate.intent, fate.text): fate for fate in fates}
    of_intent: dict[str, list[LeftOut]] = defaultdict(list)
    for phrase in phrases:
        fate = known.get((phrase.intent.name, phrase.words))
        of_intent[phrase.intent.name] += [fate] if fate else []
    found = []
    for name, some in of_intent.items():
        right = [fate for fate in some if fate.best == name]
        at_once = sum(fate.decision == "answer" for fate in right)
        found.append(Strength(name, len(some), len(right), at_once))
    return sorted(found, key=lambda one: (one.share, one.at_once, one.name))


def coverage(knowledge: Knowledge, matcher: Matcher) -> Iterator[str]:
    """Yield what is covered, by topic, then the weakest intents and the pairs that are confused most."""
    phrases, fates = phrases_of(knowledge), left_out(knowledge, matcher)
    strong = {one.name: one for one in strengths(phrases, fates)}
    yield (
        f"知识库里有 {len(knowledge.intents)} 个意图，{len(phrases)} 条问法，"
        f"{len(knowledge.scripts)} 段话术，{len(knowledge.examples)} 条样例，"
        f"{len(knowledge.emergencies)} 种紧急情况。"
    )
    yield ""
    yield "话题（每条问法假装没写过，还能听对的比例）："
    for topic, names in sorted(_topics(knowledge).items()):
        some = [strong[name] for name in names if name in strong]
        said = sum(one.phrases for one in some)
        right = _share(sum(one.right for one in some), said)
        yield f"  {topic}：{len(names)} 个意图，{said} 条问法，听对 {right}"
    yield ""
    yield from _weakest(knowledge, list(strong.values()))
    yield from _confused(knowledge, thefts(phrases, fates))


def _topics(knowledge: Knowledge) -> dict[str, list[str]]:
    topics: dict[str, list[str]] = defaultdict(list)
    for intent in knowledge.intents:
        topics[intent.topic].append(intent.name)
    return topics


def _weakest(knowledge: Knowledge, found: list[Strength]) -> Iterator[str]:
    places = {intent.name: intent for intent in knowledge.intents}
    weak = [one for one in found[:WEAKEST] if one.right < one.phrases]
    if weak:
        yield "最弱的意图（多补几条不同的说法最见效）："
    for one in weak:
        intent = places[one.name]
        yield (
            f"  {one.name}（{intent.title}，{intent.file}:{intent.line}）："
            f"{one.phrases} 条里听对 {one.right}，其中直接回答 {one.at_once}"
        )
    if weak:
        yield ""


def _confused(knowledge: Knowledge, found: list[Theft]) -> Iterator[str]:
    titles = {intent.name: intent.title for intent in knowledge.intents}
    pairs = sorted(found, key=lambda theft: -len(theft.phrases))[:PAIRS]
    if pairs:
        yield "最容易混的（前面的问法会被后面的抢去）："
    for theft in pairs:
        some = "、".join(f"“{phrase.text}”（{phrase.place}）" for phrase in theft.phrases[:SHOWN])
        thief = titles.get(theft.thief, theft.thief)
        yield f"  {titles[theft.victim]} → {thief}：{len(theft.phrases)} 条，{some}"
    if pairs:
        yield ""


def lately(
    asked: Sequence[Asked], outcomes: Outcomes, knowledge: Knowledge, matcher: Matcher
) -> Iterator[str]:
    """Yield what came of the messages of some days, under which version, and what they were about."""
    yield f"  {_came_of(asked, outcomes)}"
    versions = list(dict.fromkeys(one.knowledge for one in asked if one.knowledge))
    if len(versions) > 1:
        yield "其中按知识库的版本（后面的新）："
        for version in versions[-VERSIONS:]:
            yield f"  {version}：{_came_of([one for one in asked if one.knowledge == version], outcomes)}"
    about = _about([one for one in asked if outcomes.of(one) == "answered"], knowledge, matcher)
    titles = {intent.name: intent.title for intent in knowledge.intents}
    if about:
        yield "问得最多的："
    for name, count in about.most_common(BUSIEST):
        yield f"  {count} 次  {name}（{titles[name]}）"
    silent = len(knowledge.intents) - len(about)
    yield f"没有人问到的意图：{silent} 个"


def _came_of(asked: Sequence[Asked], outcomes: Outcomes) -> str:
    counts = Counter(outcomes.of(one) for one in asked)
    heard = len(asked) - counts["silent"]
    names: tuple[tuple[Outcome, str], ...] = (("answered", "答了"), ("asked", "反问"), ("missed", "没听懂"))
    parts = (f"{name} {counts[outcome]} 条（{_share(counts[outcome], heard)}）" for outcome, name in names)
    return f"收到 {len(asked)} 条：{'，'.join(parts)}"


def _about(answered: Sequence[Asked], knowledge: Knowledge, matcher: Matcher) -> Counter[str]:
    """Count messages by the intent whose own reply answered them, or whose service they began."""
    intents = {intent.name: intent for intent in knowledge.intents}
    about: Counter[str] = Counter()
    for one in answered:
        understood = None if one.script in intents else matcher.understand(one.words)
        if understood is None:
            about[one.script] += 1
        elif understood.decision == "answer" and understood.intent and intents[understood.intent].service:
            about[understood.intent] += 1
    return about


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
