"""The words of the rules: together, unless they mean something else, and by their sound."""

import pytest

from bot.knowledge.tone_model import Tone, ToneRule
from bot.speech.tone.by_words import RuleWords
from bot.speech.tone.reading import read


def rule(name: str, **more: object) -> ToneRule:
    return ToneRule(name, name, "error", "", "", "", **more)  # type: ignore[arg-type]


WORDS = RuleWords(
    Tone(
        (
            rule(
                "insult",
                words=((("滚蛋", "傻逼"),),),
                unless=("滚蛋饺子",),
                by_sound=("滚", "滚蛋", "傻逼"),
                short={"sb": "傻逼"},
            ),
            rule("pressure", words=((("不交", "欠费"), ("停水", "停电")),), unless=("不会停水",)),
        )
    )
)

FOUND = [
    ("给我滚蛋", [(0, "给我滚蛋")], "a word of one part"),
    ("今天包滚蛋饺子", [], "it means something else"),
    ("你好，滚蛋吧，再见", [(0, "滚蛋吧")], "only the clause that says it"),
    ("物业费不交，就停水", [(1, "物业费不交，就停水")], "two parts in two clauses"),
    ("明天停水", [], "one part of two"),
    ("欠费也不会停水", [], "the second part is taken back"),
    ("欠费的事" + "各位住户请放心" * 5 + "停水", [], "parts far apart have nothing to do with each other"),
    ("你这个sb", [(0, "你这个sb")], "a short form"),
    ("usb接口", [], "…is a word of its own"),
    ("shabi", [(0, "shabi")], "pinyin"),
    ("Sha Bi 物业", [(0, "Sha Bi 物业")], "pinyin in two"),
    ("沙比", [(0, "沙比")], "letters that sound the same"),
    ("煞笔", [(0, "煞笔")], "…whichever"),
    ("滚", [(0, "滚")], "a single letter that is all there is"),
    ("衮！", [(0, "衮")], "…by its sound, too"),
    ("滚筒洗衣机", [], "…and nowhere else"),
    ("棍子在门后", [], "…nor by its sound"),
    ("滾\u200b蛋", [(0, "滾\u200b蛋")], "traditional, with what nobody sees"),
]


@pytest.mark.parametrize(("text", "found", "why"), FOUND)
def test_found(text: str, found: list[tuple[int, str]], why: str) -> None:
    seen = {(one.rule, text[one.start : one.end]) for one in WORDS.found(read(text))}
    assert sorted(seen) == found, why
