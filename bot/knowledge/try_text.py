"""`flask kb try "…"`: explains to an admin how one message is understood, and where to change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.knowledge.model import Intent, Knowledge
from bot.speech.mood import MoodReader
from bot.understanding.emergencies import heard
from bot.understanding.matcher import Matcher
from bot.understanding.normalise import Normaliser
from bot.understanding.result import Explanation
from bot.understanding.slots.all import slots_of

# So many letters are left out at most to see what tips the decision, in messages up to this long.
CUT_AT_MOST, LONGEST = 4, 60
MOODS = {"calm": "平静", "anxious": "着急", "angry": "生气", "grateful": "感谢"}
DECISIONS = {"answer": "直接回答", "ask": "反问住户", "none": "没听懂"}


def try_text(text: str, matcher: Matcher, knowledge: Knowledge, now: datetime) -> str:
    """Return several lines of Chinese: what was seen, the decision and why, and which line to edit.

    Times of day and of the week are read as said at `now` (aware).
    """
    emergency = heard(text, knowledge.emergencies, knowledge.listening)
    lines = []
    if emergency:
        place = f"{emergency.file}:{emergency.line}"
        lines.append(f"紧急情况：{emergency.title}（{place}，先于一切，不再看下面的意图）")
    lines += _mood(text, knowledge)
    return "\n".join([*lines, *_slots(text, now), *_Explained(text, matcher, knowledge).lines()])


def _mood(text: str, knowledge: Knowledge) -> Iterator[str]:
    mood = MoodReader(knowledge.moods).mood(text)
    if mood.cues:
        yield f"心情：{MOODS[mood.name]}；听见的词：{'、'.join(mood.cues)}（词在 {knowledge.moods.file}）"


def _slots(text: str, now: datetime) -> Iterator[str]:
    slots = slots_of(text, now)
    visit = slots.visit
    seen = {
        "地点": [place.label for place in slots.places],
        "时间": [f"{visit.start:%m-%d %H:%M} 到 {visit.until:%m-%d %H:%M}（{visit.words}）"] if visit else [],
        "电话": slots.phones,
        "车牌": slots.plates,
        "金额": [amount.label for amount in slots.amounts],
        "人数": [people.label for people in slots.people],
    }
    found = [f"{kind} {'、'.join(values)}" for kind, values in seen.items() if values]
    if found:
        yield f"记下的要素（不参加比较）：{'；'.join(found)}"


@dataclass(frozen=True)
class _Explained:
    """One message, and what explains it."""

    text: str
    matcher: Matcher
    knowledge: Knowledge

    def lines(self) -> Iterator[str]:
        found = self.matcher.explain(self.text)
        understanding = found.understanding
        yield f"拿来比较的字：{found.normalised or '（没有可以比较的字）'}"
        yield f"决定：{DECISIONS[understanding.decision]}（把握 {understanding.confidence:.0f}）"
        if understanding.offered:
            yield "会问：" + "、".join(map(self._title, understanding.offered))
        if found.nearest is None:
            yield "知识库里没有相近的问法；要让它听懂，请在 intents/ 里补几条这样的说法。"
            return
        yield "可能的意思："
        for one in understanding.candidates:
            yield f"  {one.confidence:3.0f}  {one.intent}（{self._title(one.intent)}）"
        pieces = "，".join(f"{_readable(piece)} {share:.0%}" for piece, share in found.pieces)
        yield f"起作用的字词：{pieces or '（没有）'}"
        yield self._nearest(*found.nearest)
        yield from self._tipping(found)
        yield from self._edit(found)

    def _nearest(self, phrase: str, owner: str, likeness: float) -> str:
        written, place = self._place(phrase, owner)
        whose = f"{owner}，" if owner else "不该接的话，"
        return f"最像的问法：“{written}”（{whose}相似 {likeness:.0%}，{place}）"

    def _place(self, phrase: str, owner: str) -> tuple[str, str]:
        """The phrase as it is written, and its file and line; a title is a way to ask as well."""
        normalise = Normaliser(self.knowledge.lexicon)
        intent = self._intent(owner)
        written = [*intent.said, (intent.title, intent.file, intent.line)] if intent else self._nothing()
        for text, file, line in written:
            if normalise(text) == phrase:
                return text, f"{file}:{line}"
        return phrase, "词表里的写法"

    def _tipping(self, found: Explanation) -> Iterator[str]:
        """Tell the runner-up, and the fewest letters without which it would win."""
        _, *others = found.understanding.candidates
        if not others or found.understanding.decision == "none":
            return
        second = others[0]
        yield f"第二名：{self._title(second.intent)}（把握 {second.confidence:.0f}）"
        words = found.normalised
        cuts = ((at, size) for size in range(1, CUT_AT_MOST + 1) for at in range(len(words) - size + 1))
        for at, size in cuts if len(words) <= LONGEST else ():
            cut, rest = words[at : at + size], f"{words[:at]} {words[at + size :]}"
            if " " not in cut and self._best(rest) == second.intent:
                yield f"要是没有“{cut}”，就会听成第二名；想让它更稳，就多写几句带“{cut}”的问法。"
                return

    def _best(self, words: str) -> str:
        candidates = self.matcher.understand(words).candidates
        return candidates[0].intent if candidates else ""

    def _edit(self, found: Explanation) -> Iterator[str]:
        """Tell which file and line to change."""
        best = self._intent(found.understanding.candidates[0].intent)
        if best and found.understanding.decision != "none":
            reply = self.knowledge.scripts.get(best.name)
            answer = f"回答在 {reply.file}:{reply.line}" if reply else f"由服务 {best.service} 来办"
            yield f"要改：“{best.title}”的问法在 {best.file}:{best.line}，{answer}"
        if found.understanding.decision != "answer":
            yield "想让它直接回答：把这句话（去掉房号、姓名）加到真正的那个意图的 phrases 里；"
            yield "与小区无关，就运行 flask kb example --nothing “这句话”。"

    def _nothing(self) -> list[tuple[str, str, int]]:
        return [(one.text, one.file, one.line) for one in self.knowledge.examples if one.intent is None]

    def _intent(self, name: str) -> Intent | None:
        return next((intent for intent in self.knowledge.intents if intent.name == name), None)

    def _title(self, name: str) -> str:
        intent = self._intent(name)
        return intent.title if intent else name


def _readable(piece: str) -> str:
    """A synonym stands for its group, a negated one for the opposite."""
    return piece.replace("¬≈", "不…").lstrip("≈")
