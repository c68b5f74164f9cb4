"""The check of the ways of saying a reply: idle options, gaps, length, and joy in the wrong place."""

from pathlib import Path

import pytest

from bot.knowledge.check import check
from bot.knowledge.demands import Demands
from bot.knowledge.hint import Hint
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.knowledge.mood_model import Moods
from bot.knowledge.options import Option, Part, PartName
from bot.knowledge.ways_check import check_ways

from .folder import DEMANDS, write

ANGRY, BROKEN = ("angry",), ("broken_promise",)
SAID = "replies/repair.yaml"


def part(name: PartName, *options: Option) -> Part:
    return Part(name, options)


def findings(script: Script) -> list[tuple[bool, int, str]]:
    """Return whether each is a hint, its line, and what it says."""
    moods = Moods(cheerful=("好嘞", "收到啦"))
    knowledge = Knowledge("v1", (), {script.name: script}, (), Lexicon(), (), moods=moods)
    found = check_ways(knowledge, Demands(facts={"duty_phone": "0371-5550-0110"}))
    return [(isinstance(one, Hint), one.line, one.what) for one in found]


def told(*parts: Part) -> list[tuple[bool, int, str]]:
    lines = tuple(range(11, 11 + sum(len(one.options) for one in parts)))
    return findings(Script("repair.ask", (), parts=parts, lines=lines, line=10))


def test_good_parts_have_no_finding() -> None:
    hear = part("hear", Option("听见了", mood=ANGRY), Option("失约了", mood=ANGRY, relation=BROKEN))
    fact = part("fact", Option("在修"), Option("夜里不修", daytime=("night",)), Option("修着呢"))
    assert told(hear, fact) == []


def test_an_option_that_never_has_its_turn() -> None:
    every = ("first", "repeat", "broken_promise")
    idle = told(part("hear", Option("听见了", mood=ANGRY), Option("都听见了", mood=ANGRY, relation=every)))
    assert idle == [(False, 11, "“听见了”永远轮不到：同样的时候，总有条件更多的那条先说")]


def test_a_fact_must_always_be_there() -> None:
    (finding,) = told(part("fact", Option("在修", mood=ANGRY)))
    assert finding == (False, 10, "话术“repair.ask”的“事实 fact”每一条都带条件，有时会没有话说")
    assert told(part("acknowledge", Option("对不起", mood=ANGRY)), part("fact", Option("在修"))) == []


def test_the_same_words_twice() -> None:
    assert told(part("fact", Option("在修"), Option("在修"))) == [(False, 12, "和第 11 行一字不差")]


# text, whether it is found, why
LENGTHS = [
    ("{problem}" * 6, True, "six long values don't fit into one message"),
    ("{problem}{steps}", False, "a few do"),
    ("{number}" * 50, False, "short ones may be many"),
    ("{duty_phone}" * 60, False, "of a fact the length is known"),
]


@pytest.mark.parametrize(("text", "long", "why"), LENGTHS)
def test_long_values_fit_into_one_message(text: str, long: bool, why: str) -> None:
    found = [what for hint, _, what in findings(Script("repair.ask", (text,))) if not hint]
    assert bool(found) is long, why
    assert not found or "微信一条只装得下 2048" in found[0]


def test_all_parts_together_must_fit() -> None:
    long = "{words}"
    assert told(
        part("fact", Option(long), Option("短")), part("next", Option(long)), part("step", Option(long))
    )


# text, whether something gapes where its values are empty, why
GAPS = [
    ("{place}好。给您办了，。", True, "a comma that nothing follows"),
    ("{place}\n，给您办了", True, "a line that begins with a comma"),
    ("（{place}）{duty_phone}好", False, "brackets around nothing go along"),
    ("地点：{place}\n好的", False, "a label goes with its value"),
]


@pytest.mark.parametrize(("text", "gapes", "why"), GAPS)
def test_what_gapes_where_values_are_empty(text: str, gapes: bool, why: str) -> None:
    found = [what for _, _, what in findings(Script("repair.ask", (text,)))]
    assert bool(found) is gapes, why


def test_a_long_line_is_hard_to_read() -> None:
    ((hint, _, what),) = findings(Script("repair.ask", ("短。\n" + "长" * 61,)))
    assert hint
    assert "有一行太长" in what
    assert findings(Script("repair.ask", ("长" * 60,))) == []
    assert findings(Script("staff.ask", ("长" * 61,))) == [], "staff read more"


def test_joy_that_the_angry_would_hear() -> None:
    assert [what for _, _, what in findings(Script("a.b", ("收到啦，这就办",)))] == [
        "话术“a.b”开头高高兴兴，住户生着气也会听到"
    ]
    assert findings(Script("a.b", ("收到啦，这就办", "这就办"))) == [], "the other way is said then"


# what is written instead of the variants, where it is told, a part of what is told
SCHEMA = [
    ("  hear: [{mood: 生气, text: 在}]\n  fact: 修", f"{SAID}:2", "“0”不能这样写"),
    ("  fact:\n    - {mod: angry, text: 在}", f"{SAID}:3", "不认识“mod”"),
    ("  fact:\n    - {mood: angry}\n    - 在", f"{SAID}:3", "缺少“text”"),
    ("  text: 在\n  fact: 在", f"{SAID}:1", "三种写法，选一种"),
    ("  fact: 在\n  next: '{nobody}来'", f"{SAID}:1", "占位“{nobody}”没有这个值"),
    ("  fact: 明天来", f"{SAID}:1", "直接写了时间“明天”"),
]
VARIANTS = """  variants:
    - "{resident}您好，请说说哪里坏了。"
    - "{resident}，您家哪里要修？"
"""


@pytest.mark.parametrize(("written", "where", "what"), SCHEMA)
def test_mistakes_in_parts_are_told_by_line(tmp_path: Path, written: str, where: str, what: str) -> None:
    problems = [str(one) for one in check(write(tmp_path, SAID, VARIANTS, f"{written}\n"), DEMANDS)]
    assert any(f"{where}:" in one and what in one for one in problems), problems


def test_parts_are_read_with_their_lines_and_every_condition(tmp_path: Path) -> None:
    written = (
        "  hear:\n    - {mood: [angry, anxious], relation: repeat, text: 在听}\n"
        "  fact: '{called}，{resident}请说说哪里坏了。'\n"
        "  step:\n    - 说吧\n    - {daytime: night, text: 慢慢说}\n"
    )
    assert check(write(tmp_path, SAID, VARIANTS, written), DEMANDS) == []


def test_who_is_called_is_no_word_for_staff(tmp_path: Path) -> None:
    demands = Demands(**{**vars(DEMANDS), "scripts": {**DEMANDS.scripts, "staff.task": frozenset()}})
    folder = write(
        tmp_path,
        SAID,
        "emergency.lift_trapped:\n",
        "staff.task:\n  text: '{called}看'\nemergency.lift_trapped:\n",
    )
    assert any("{called}" in str(one) for one in check(folder, demands))
