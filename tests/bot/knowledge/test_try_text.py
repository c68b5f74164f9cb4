"""`kb try`."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.load import load
from bot.knowledge.try_text import try_text
from bot.understanding.matcher import fit
from bot.understanding.result import Candidate, Explanation, Understanding

from .folder import write

# Monday, noon
NOW = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))

TEXTS = [
    ("物业费怎么交", "决定：直接回答（把握 100）", "the decision"),
    ("物业费怎么交", "fee.pay_how（物业费怎么交）", "the candidate with its title"),
    ("交物业费", "起作用的字词：", "the words that count"),
    ("物业费在哪里交", "最像的问法：“在哪里交物业费”（fee.pay_how，", "the nearest phrase as it is written"),
    ("物业费在哪里交", "knowledge/intents/fee.yaml:5）", "and the line on which it stands"),
    ("你好，物业费怎么交呢，谢谢", "拿来比较的字：物业费怎么交", "greetings, thanks and fillers are gone"),
    (
        "今天股票涨了没有",
        "（不该接的话，相似 100%，knowledge/examples/nothing.yaml:2）",
        "what means nothing",
    ),
    ("😭", "拿来比较的字：（没有可以比较的字）", "nothing to compare"),
    ("xyz", "知识库里没有相近的问法", "nothing near"),
    ("我被困在电梯里", "紧急情况：电梯困人（knowledge/emergencies.yaml:1，", "an emergency comes first"),
    (
        "3栋2单元1201水管漏水，明天上午来，豫A12345",
        "地点 3栋2单元1201；时间 06-02 09:00 到 06-02 12:00（明天上午）；车牌 豫A12345",
        "what was noted",
    ),
    ("打13800001111", "电话 13800001111", "a phone"),
    ("三个人来交300元", "金额 300元；人数 3人", "an amount and a head count"),
    ("3栋2单元1201水管漏水", "拿来比较的字：水管漏水", "a home takes no part"),
    (
        "我要报修",
        "要改：“我要报修”的问法在 knowledge/intents/service.yaml:1，由服务 repair 来办",
        "a service",
    ),
    (
        "物业费怎么交",
        "的问法在 knowledge/intents/fee.yaml:1，回答在 knowledge/replies/fee.yaml:1",
        "where to edit",
    ),
    ("叫师傅来交物业费", "第二名：", "the runner-up"),
]


@pytest.mark.parametrize(("text", "said", "reason"), TEXTS)
def test_it_explains(tmp_path: Path, text: str, said: str, reason: str) -> None:
    assert said in _tried(tmp_path, text), reason


class Torn:
    """Hears a repair wherever 修 stands, else the fee."""

    def understand(self, text: str) -> Understanding:
        names = ("repair.start", "fee.pay_how") if "修理" in text else ("fee.pay_how", "repair.start")
        best, second = (Candidate(name, 90.0 - 30 * place) for place, name in enumerate(names))
        return Understanding("answer", best.intent, best.confidence, (best, second))

    def explain(self, text: str) -> Explanation:
        pieces = (("费", 0.6), ("¬≈修", 0.4))
        return Explanation(self.understand(text), text, pieces, ("物业费怎么交", "fee.pay_how", 0.5))


def test_it_tells_without_which_words_the_runner_up_would_win(tmp_path: Path) -> None:
    told = try_text("修理费", Torn(), load(write(tmp_path)), NOW)  # type: ignore[arg-type]
    assert "起作用的字词：费 60%，不…修 40%" in told
    assert "第二名：物业费怎么交（把握 60）\n要是没有“修”，就会听成第二名" in told


def _tried(folder: Path, text: str) -> str:
    knowledge = load(write(folder))
    matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    return try_text(text, matcher, knowledge, NOW)


def test_how_a_message_sounds_is_told_with_its_cues(tmp_path: Path) -> None:
    folder = write(tmp_path)
    (folder / "moods.yaml").write_text("signals: {angry: {title: 生气, strong: [气死]}}", encoding="utf-8")
    knowledge = load(folder)
    matcher = fit(knowledge.intents, knowledge.lexicon, knowledge.nothing)
    told = try_text("气死我了，物业费怎么交", matcher, knowledge, NOW)
    assert "心情：生气；听见的词：气死（生气）（词在 knowledge/moods.yaml）" in told
    assert "心情" not in try_text("物业费怎么交", matcher, knowledge, NOW)
