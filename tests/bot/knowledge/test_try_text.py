"""`kb try`."""

from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.knowledge.try_text import try_text
from bot.understanding.matcher import fit

from .folder import write

TEXTS = [
    ("物业费怎么交", "决定：直接回答（把握 100）", "the decision"),
    ("物业费怎么交", "fee.pay_how（物业费怎么交）", "the candidate with its title"),
    ("交物业费", "起作用的字词：", "the words that count"),
    ("交物业费", "最像的问法：“", "the nearest phrase"),
    ("😭", "看到的话：（没有可以比较的字）", "nothing to compare"),
    ("xyz", "知识库里没有相近的问法", "nothing near"),
    ("我被困在电梯里", "紧急情况：电梯困人", "an emergency comes first"),
]


@pytest.mark.parametrize(("text", "said", "reason"), TEXTS)
def test_it_explains(tmp_path: Path, text: str, said: str, reason: str) -> None:
    knowledge = load(write(tmp_path))
    matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    assert said in try_text(text, matcher, knowledge), reason
