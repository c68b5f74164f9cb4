"""What residents asked that we did not understand: masked, grouped, with what could be written for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.asked import Asked
from bot.knowledge.masking import Masker
from bot.knowledge.model import Intent, Knowledge
from bot.knowledge.phrases_check import PHRASES_AT_LEAST
from bot.knowledge.yaml_text import scalar
from bot.understanding.alike import InOtherWords, grouped
from bot.understanding.matcher import Matcher
from bot.understanding.normalise import Normaliser

# An intent that the matcher gives at least this much is where the words may belong; below, they are new.
BELONGS_FROM = 15.0
SHOWN = 8
INDENT = "     "


@dataclass(frozen=True)
class Gap:
    """One matter that was not understood: its masked sentences with how often each was said."""

    texts: tuple[tuple[str, int], ...]
    people: int
    last: datetime
    intent: Intent | None

    @property
    def times(self) -> int:
        return sum(count for _, count in self.texts)


@dataclass(frozen=True)
class Findings:
    """The gaps, the most frequent first; how many messages are understood by now, and how many are not shown
    because they may tell who somebody is.
    """

    gaps: tuple[Gap, ...]
    mended: int
    hidden: int


def find_gaps(missed: Iterable[Asked], knowledge: Knowledge, matcher: Matcher, masked: Masker) -> Findings:
    """Group what was missed; sentences that today's knowledge answers are only counted."""
    said: dict[str, list[Asked]] = defaultdict(list)
    mended = hidden = 0
    for asked in missed:
        text = masked(asked.words)
        if masked.doubts(text):
            hidden += 1
        elif matcher.understand(asked.words).decision == "answer":
            mended += 1
        elif text:
            said[text].append(asked)
    texts = sorted(said, key=lambda text: -len(said[text]))
    gaps = [
        _gap([texts[number] for number in group], said, knowledge, matcher)
        for group in _groups(texts, knowledge)
    ]
    # What is said by many counts before what one person says often.
    return Findings(tuple(sorted(gaps, key=lambda gap: (-gap.times, -gap.people))), mended, hidden)


def _groups(texts: Sequence[str], knowledge: Knowledge) -> list[list[int]]:
    normalise, same = Normaliser(knowledge.lexicon), InOtherWords(knowledge.lexicon)
    known = [same(normalise(phrase)) for intent in knowledge.intents for phrase in intent.phrases]
    return grouped([same(normalise(text)) for text in texts], known)


def _gap(texts: list[str], said: dict[str, list[Asked]], knowledge: Knowledge, matcher: Matcher) -> Gap:
    asked = [one for text in texts for one in said[text]]
    intent = _home(Counter({text: len(said[text]) for text in texts}), knowledge, matcher)
    return Gap(
        tuple((text, len(said[text])) for text in texts),
        len({one.person for one in asked}),
        max(one.at for one in asked),
        intent,
    )


def _home(texts: Counter[str], knowledge: Knowledge, matcher: Matcher) -> Intent | None:
    """Return the intent that the sentences are most like together, or None when they are like none."""
    sums: dict[str, float] = defaultdict(float)
    for text, count in texts.items():
        for candidate in matcher.understand(text).candidates:
            sums[candidate.intent] += candidate.confidence * count
    best = max(sums, key=lambda name: sums[name], default="")
    if not best or sums[best] / texts.total() < BELONGS_FROM:
        return None
    return next(intent for intent in knowledge.intents if intent.name == best)


def told(found: Findings, most: int) -> Iterator[str]:
    """Yield the lines that an admin reads."""
    for number, gap in enumerate(found.gaps[:most], start=1):
        yield from _told(number, gap)
        yield ""
    if len(found.gaps) > most:
        yield f"还有 {len(found.gaps) - most} 组没有列出来，加 --most 可以多看一些。"
    if found.mended:
        yield f"另有 {found.mended} 条当时没听懂，现在的知识库已经能答。"
    if found.hidden:
        yield f"另有 {found.hidden} 条可能带着姓名等个人信息，没有显示。"


def _told(number: int, gap: Gap) -> Iterator[str]:
    first, *others = (text for text, _ in gap.texts)
    yield f"{number}. {gap.times} 次，{gap.people} 位住户，最近 {gap.last:%Y-%m-%d}：{first}"
    if others:
        more = f" 等 {len(others)} 句" if len(others) > SHOWN else ""
        yield f"   还有人说：{'、'.join(others[:SHOWN])}{more}"
    if gap.intent:
        place = f"{gap.intent.file}:{gap.intent.line}"
        yield f"   像是“{gap.intent.title}”。是的话，把这几句加到 {gap.intent.name} 的问法里（{place}）："
    else:
        yield "   知识库里还没有这件事。要答的话，在 intents/ 里新写一条，名字和标题请改好："
        yield f"{INDENT}新话题.新名字:"
        yield f"{INDENT}  title: {scalar(first)}"
        yield f"{INDENT}  phrases:"
    for text, _ in gap.texts[:SHOWN]:
        yield f"{INDENT}    - {scalar(text)}"
    if not gap.intent:
        missing = max(0, PHRASES_AT_LEAST - min(len(gap.texts), SHOWN))
        if missing:
            yield f"{INDENT}    # 再补 {missing} 句以上，换着说法写"
        yield "   不是小区的事，就运行 flask kb example --nothing “这句话”。"
