"""The tone check: which findings, in which order, with which words."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.model import Lexicon
from bot.knowledge.tone_model import Tone
from bot.speech.tone.check import ToneCheck, fit_tone
from tests.bot.speech.tone.sentences import HURRIED, POLITE, PUSHED_AWAY, TONE

CHECK = fit_tone(TONE, Lexicon())

FOUND = [
    ("师傅马上到，请您稍等", [], "written down as polite"),
    ("开发商的事别找物业", [("brush_off", "开发商的事别找物业")], "written down as bad"),
    ("开发商的事，别找物业！", [("brush_off", "开发商的事，别找物业")], "…however it is cut"),
    ("让您久等了，急什么急，请您放心", [("impatience", "急什么急")], "a clause of a polite sentence"),
    ("开发商的事你别找我们物业", [("brush_off", "开发商的事你别找我们物业")], "nobody wrote it down"),
    ("滚蛋", [("insult", "滚蛋")], "a rule's word"),
    ("打13812345678", [("exposure", "13812345678")], "somebody's number"),
    ("明天上午来", [("bare_time", "明天上午")], "a time that nobody promised"),
    ("已闭环", [("jargon", "已闭环")], "a rule that only warns"),
    (
        "已闭环，急什么急，滚蛋，你去找开发商",
        [
            ("insult", "滚蛋"),
            ("brush_off", "你去找开发商"),
            ("impatience", "急什么急"),
            ("jargon", "已闭环"),
        ],
        "all that is wrong, the worst first, warnings last",
    ),
    ("急什么急。催什么催，等着", [("impatience", "急什么急")], "one finding for a rule"),
    ("", [], "nothing"),
    ("😀！！", [], "nothing that says anything"),
    ("Xqzw vbnm", [], "nothing that is known"),
]


@pytest.mark.parametrize(("text", "found", "why"), FOUND)
def test_findings(text: str, found: list[tuple[str, str]], why: str) -> None:
    assert [(one.rule, one.excerpt) for one in CHECK.findings(text)] == found, why


def test_a_finding_tells_what_to_do() -> None:
    (finding,) = CHECK.findings("开发商的事别找物业")
    assert (finding.title, finding.severity) == ("brush_off的名字", "error")
    assert (finding.why, finding.advice) == ("brush_off的原因", "brush_off的改法")
    assert finding.better == PUSHED_AWAY.better


def test_the_better_wording_is_that_of_the_nearest_group_else_the_rules_own() -> None:
    assert CHECK.findings("催什么催，等着吧")[0].better == HURRIED.better
    assert CHECK.findings("滚蛋")[0].better == "我来跟，办好了告诉您。"


@pytest.mark.parametrize(("at_hand", "severity"), [(False, "warn"), (True, "error")])
def test_a_time_beside_a_ticket_is_an_error(at_hand: bool, severity: str) -> None:
    (finding,) = CHECK.findings("明天上午来", ticket_at_hand=at_hand)
    assert (finding.rule, finding.severity) == ("bare_time", severity)


def test_the_estates_own_numbers_and_times_pass() -> None:
    knowing = CHECK.knowing(["0371-5550-0110", "每周三下午 14:00"])
    for said in ("请打0371-5550-0110", "经理每周三下午14:00在"):
        assert knowing.findings(said) == ()
    assert CHECK.findings("请打0371-5550-0110")


def test_without_any_sentence_only_words_are_found() -> None:
    bare = fit_tone(Tone(TONE.rules[:1]), Lexicon())
    assert [one.rule for one in bare.findings("滚蛋")] == ["insult"]
    assert bare.findings("急什么急") == () == ToneCheck().findings("滚蛋")


def test_it_can_be_stored_and_asked_by_many_at_once() -> None:
    stored = pickle.loads(pickle.dumps(CHECK))
    texts = [text for text, _, _ in FOUND] * 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(stored.findings, texts)) == [CHECK.findings(text) for text in texts]


@given(st.text(max_size=200))
def test_whatever_is_written_it_answers_with_parts_of_it(text: str) -> None:
    findings = CHECK.findings(text)
    assert all(one.excerpt in text for one in findings)
    assert len({one.rule for one in findings}) == len(findings)


@given(st.lists(st.sampled_from(POLITE), min_size=1, max_size=12), st.sampled_from(HURRIED.bad))
def test_what_is_rude_is_found_in_a_long_polite_text(polite: list[str], rude: str) -> None:
    assert any(one.rule == "impatience" for one in CHECK.findings("。".join([*polite, rude, *polite])))
