"""What was not understood, grouped, with what could be written for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from ruamel.yaml import YAML

from bot.knowledge.asked import Asked
from bot.knowledge.gaps import Findings, find_gaps, told
from bot.knowledge.load import load
from bot.knowledge.masking import Masker
from bot.knowledge.schema import IntentEntry
from bot.understanding.result import Candidate, Understanding

from .folder import write

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Sure:
    """Understands nothing, and finds everything as much like the fee as it is told."""

    def __init__(self, confidence: float) -> None:
        self._candidate = Candidate("fee.pay_how", confidence)

    def understand(self, text: str) -> Understanding:
        if text == "物业费怎么交":
            return Understanding("answer", "fee.pay_how", 100.0, (self._candidate,))
        return Understanding("none", None, self._candidate.confidence, (self._candidate,))


def find(folder: Path, *said: tuple[str, str], like_the_fee: float = 3.0) -> Findings:
    """Find the gaps of messages (person, words), a minute apart."""
    knowledge = load(write(folder))
    missed = [
        Asked(person, NOON + timedelta(minutes=at), words, "lost", "v1")
        for at, (person, words) in enumerate(said)
    ]
    return find_gaps(missed, knowledge, Sure(like_the_fee), Masker(("王小明",)))  # type: ignore[arg-type]


HENS = [("a", "能养鸡吗"), ("b", "阳台能养鸡吗"), ("a", "能养鸡吗"), ("c", "养鸡行吗")]


def test_similar_ones_come_together_and_the_most_frequent_first(tmp_path: Path) -> None:
    found = find(tmp_path, ("d", "泳池几点开"), *HENS)
    first, second = found.gaps
    assert first.texts == (("能养鸡吗", 2), ("阳台能养鸡吗", 1), ("养鸡行吗", 1))
    assert (first.times, first.people, first.last) == (4, 3, NOON + timedelta(minutes=4))
    assert second.texts == (("泳池几点开", 1),)


def test_a_matter_of_its_own_is_proposed_as_an_intent_that_fits_the_schema(tmp_path: Path) -> None:
    lines = list(told(find(tmp_path, *HENS, ("e", "养鸡: 行吗 #急")), 9))
    assert lines[0] == "1. 5 次，4 位住户，最近 2026-06-01：能养鸡吗"
    start = next(number for number, line in enumerate(lines) if "新话题.新名字" in line)
    entry = "\n".join(line for line in lines[start:] if line.startswith("     "))
    written = YAML(typ="safe", pure=True).load(entry)["新话题.新名字"]
    assert IntentEntry.model_validate(written).phrases == (
        "能养鸡吗",
        "阳台能养鸡吗",
        "养鸡行吗",
        "养鸡: 行吗 #急",
    )


def test_what_is_like_an_intent_is_proposed_for_it(tmp_path: Path) -> None:
    found = find(tmp_path, ("a", "二维码扫了两回都不成"), like_the_fee=20.0)
    (gap,) = found.gaps
    assert gap.intent is not None
    lines = "\n".join(told(found, 9))
    assert "像是“物业费怎么交”" in lines
    assert "fee.pay_how 的问法里（knowledge/intents/fee.yaml:1）：" in lines
    assert "新话题" not in lines


def test_nobody_is_named(tmp_path: Path) -> None:
    found = find(
        tmp_path,
        ("a", "3栋2单元1201的王小明能养鸡吗，打13800001111"),
        ("b", "我叫阿依古丽能养鸡吗"),
    )
    lines = "\n".join(told(found, 9))
    assert "[房号]的[姓名]能养鸡吗，打[电话]" in lines
    assert not any(secret in lines for secret in ("1201", "王小明", "1380000", "古丽"))
    assert (len(found.gaps), found.hidden) == (1, 1)
    assert "另有 1 条可能带着姓名等个人信息，没有显示。" in lines


def test_what_is_answered_by_now_is_only_counted(tmp_path: Path) -> None:
    found = find(tmp_path, ("a", "物业费怎么交"), ("b", "能养鸡吗"))
    assert (found.mended, [gap.texts for gap in found.gaps]) == (1, [(("能养鸡吗", 1),)])
    assert "另有 1 条当时没听懂，现在的知识库已经能答。" in list(told(found, 9))


def test_the_list_is_as_long_as_one_wants(tmp_path: Path) -> None:
    lines = list(told(find(tmp_path, *HENS, ("d", "泳池几点开"), ("e", "年会抽奖")), 1))
    assert not any("泳池" in line for line in lines)
    assert "还有 2 组没有列出来，加 --most 可以多看一些。" in lines
