"""`flask kb try "…"`: explains to an admin how one message is understood."""

from collections.abc import Iterator

from bot.knowledge.model import Knowledge
from bot.understanding.emergencies import heard
from bot.understanding.matcher import Matcher
from bot.understanding.result import Explanation

DECISIONS = {"answer": "直接回答", "ask": "反问住户", "none": "没听懂"}


def try_text(text: str, matcher: Matcher, knowledge: Knowledge) -> str:
    """Return several lines of Chinese: the decision, the candidates, and what spoke for the best one."""
    titles = {intent.name: intent.title for intent in knowledge.intents}
    emergency = heard(text, knowledge.emergencies)
    lines = [f"紧急情况：{emergency.title}（先于一切，不再看下面的意图）"] if emergency else []
    return "\n".join(lines + list(_explained(matcher.explain(text), titles)))


def _explained(found: Explanation, titles: dict[str, str]) -> Iterator[str]:
    understanding = found.understanding
    yield f"看到的话：{found.normalised or '（没有可以比较的字）'}"
    yield f"决定：{DECISIONS[understanding.decision]}（把握 {understanding.confidence:.0f}）"
    if understanding.offered:
        yield "会问：" + "、".join(titles.get(name, name) for name in understanding.offered)
    if found.nearest is None:
        yield "知识库里没有相近的问法；要让它听懂，请在 intents/ 里补几条这样的说法。"
        return
    yield "可能的意思："
    for one in understanding.candidates:
        yield f"  {one.confidence:3.0f}  {one.intent}（{titles.get(one.intent, one.intent)}）"
    yield "起作用的字词：" + "，".join(f"{piece.lstrip('≈')} {share:.0%}" for piece, share in found.pieces)
    phrase, owner, likeness = found.nearest
    yield f"最像的问法：“{phrase}”（{owner or 'nothing 里的样例'}，相似 {likeness:.0%}）"
