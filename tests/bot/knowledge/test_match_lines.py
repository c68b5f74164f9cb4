"""`kb match --jsonl`."""

import json

from bot.knowledge.match_lines import labelled, match_lines
from bot.knowledge.model import Lexicon
from bot.understanding.matcher import fit

EXAMPLES = [
    '{"text": "电梯坏了", "intent": "lift"}',
    '{"text": "怎么租车位", "intent": "parking"}',
    "",
    '{"text": "电梯停了", "intent": "lift"}',
]


def test_examples_become_intents() -> None:
    assert [(one.name, one.phrases) for one in labelled(EXAMPLES)] == [
        ("lift", ("电梯坏了", "电梯停了")),
        ("parking", ("怎么租车位",)),
    ]


def test_each_line_is_answered_in_order() -> None:
    texts = ["电梯坏了", "哈哈", "怎么租车位"]
    sent = [json.dumps({"text": text}) for text in texts]
    rows = [json.loads(line) for line in match_lines(sent, lambda: fit(labelled(EXAMPLES), Lexicon()))]
    assert [row["text"] for row in rows] == texts
    assert [row["intent"] for row in rows] == ["lift", None, "parking"]
    assert [row["decision"] for row in rows] == ["answer", "none", "answer"]
    assert ["fit_s" in row for row in rows] == [True, False, False]
    assert all(row["us"] > 0 and 0 <= row["confidence"] <= 100 for row in rows)
    assert [name for name, _ in rows[0]["candidates"]] == ["lift", "parking"]
