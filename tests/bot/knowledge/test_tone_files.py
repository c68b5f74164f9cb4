"""What an admin writes about tone: read with lines, told by line, checked."""

from pathlib import Path

import pytest

from bot.knowledge.files import Folder
from bot.knowledge.load import gather
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.knowledge.tone_check import check_tone
from bot.knowledge.tone_files import read_tone
from bot.speech.tone.check import fit_tone

RULES = """\
rules:
  brush_off:
    title: 推脱
    severity: error
    why: 住户听到的是“没人管”。
    advice: 说清楚谁来办。
    better: 这件事我来跟，办好了告诉您。
    words:
      - [[没空管, 懒得管]]
    short: {没空管: [mkg]}
  bare_time:
    title: 时间
    severity: warn
    why: 说了就是答应了。
    advice: 照工单说。
    better: 我问好了告诉您。
"""
GROUPS = """\
- better: 我去问问开发商，有回音告诉您。
  bad:
    - 开发商的事别找物业
    - 找开发商去，别找我们
- better: 我这就去看看。
  bad: [懒得管你, 谁管你啊]
"""
POLITE = """\
开发商:
  - 开发商那边我去说
安心:
  - 有我在，您放心
"""
FILES = {"tone.yaml": RULES, "tone/brush_off.yaml": GROUPS, "tone/polite/a.yaml": POLITE}


def folder(top: Path, **changed: str) -> Path:
    """Write the files, some of them changed; a name is written with _ for / and without its end."""
    for name, text in FILES.items():
        path = top / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(name.removesuffix(".yaml").replace("/", "_"), text), encoding="utf-8")
    return top / "knowledge"


def test_rules_groups_and_polite_sentences_are_read_with_their_lines(tmp_path: Path) -> None:
    files = Folder(folder(tmp_path))
    tone = read_tone(files, files.path)
    assert files.problems == []
    rule = tone.rules[0]
    assert (rule.name, rule.severity, rule.line) == ("brush_off", "error", 2)
    assert (rule.words, rule.short) == (((("没空管", "懒得管"),),), {"mkg": "没空管"})
    first = ("开发商的事别找物业", "knowledge/tone/brush_off.yaml", 3)
    assert [group.line for group in rule.groups] == [1, 5]
    assert rule.groups[0].said[0] == first
    assert [(one.text, one.line) for one in tone.polite] == [("开发商那边我去说", 2), ("有我在，您放心", 4)]


def test_a_folder_need_not_say_anything_about_tone(tmp_path: Path) -> None:
    files = Folder(tmp_path)
    assert (read_tone(files, tmp_path).rules, files.problems) == ((), [])


OWN = {
    "tone.yaml": "rules:\n  brush_off: {unless: [没人会说懒得管]}\n",
    "tone/brush_off.yaml": "- better: 我去问问。\n  bad: [这楼归一期管]\n",
    "tone/polite/own.yaml": "一期:\n  - 一期那边我去说\n",
}


def own_folder(top: Path, **changed: str) -> Path:
    """Write the files of the base and those of the estate yunqi."""
    knowledge = folder(top)
    for name, text in (OWN | changed).items():
        path = knowledge / "estates" / "yunqi" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return knowledge


def test_an_estate_has_sentences_and_harmless_words_of_its_own_beside_those_of_the_base(
    tmp_path: Path,
) -> None:
    knowledge = own_folder(tmp_path)
    base, own = gather(knowledge)[0].tone, gather(knowledge, "yunqi")[0].tone
    assert [len(rule.groups) for rule in base.rules] == [2, 0]
    assert [group.bad for group in own.rules[0].groups[2:]] == [("这楼归一期管",)]
    assert (base.rules[0].unless, own.rules[0].unless) == ((), ("没人会说懒得管",))
    assert {one.text for one in own.polite} - {one.text for one in base.polite} == {"一期那边我去说"}
    check = fit_tone(own, Lexicon())
    assert check.findings("这楼归一期管")[0].better == "我去问问。"
    assert check.findings("没人会说懒得管您，您放心") == ()


def test_an_estate_without_any_has_the_tone_of_the_base(tmp_path: Path) -> None:
    knowledge = folder(tmp_path)
    assert gather(knowledge, "yunqi")[0].tone == gather(knowledge)[0].tone


OWN_WRONG = [
    ({"tone.yaml": "rules:\n  brushoff: {unless: [不归路]}\n"}, ("tone.yaml", 2), "没有“brushoff”"),
    ({"tone.yaml": "rules:\n  brush_off: {why: 别的}\n"}, ("tone.yaml", 2), "why"),
    ({"tone/brushoff.yaml": "- better: 好\n  bad: [坏]\n"}, ("tone/brushoff.yaml", 1), "没有“brushoff”"),
]


@pytest.mark.parametrize(("changed", "place", "what"), OWN_WRONG)
def test_an_estate_cannot_change_what_the_base_does_not_have(
    tmp_path: Path, changed: dict[str, str], place: tuple[str, int], what: str
) -> None:
    _, problems = gather(own_folder(tmp_path, **changed), "yunqi")
    file = f"knowledge/estates/yunqi/{place[0]}"
    assert any((one.file, one.line) == (file, place[1]) and what in str(one) for one in problems), problems


WRONG = [
    ({"tone": RULES.replace("severity: error", "severity: bad")}, ("knowledge/tone.yaml", 4), "error"),
    (
        {"tone": RULES.replace("brush_off:", "brushoff:")},
        ("knowledge/tone/brush_off.yaml", 1),
        "没有“brush_off”",
    ),
    (
        {"tone_brush_off": GROUPS.replace("better: 我这", "bettr: 我这")},
        ("knowledge/tone/brush_off.yaml", 5),
        "bett",
    ),
    ({"tone_polite_a": POLITE.replace("  - 有", "  有")}, ("knowledge/tone/polite/a.yaml", 3), "列表"),
]


@pytest.mark.parametrize(("changed", "place", "what"), WRONG)
def test_what_does_not_fit_is_told_by_line(
    tmp_path: Path, changed: dict[str, str], place: tuple[str, int], what: str
) -> None:
    files = Folder(folder(tmp_path, **changed))
    read_tone(files, files.path)
    assert any((one.file, one.line) == place and what in str(one) for one in files.problems), files.problems


def problems(top: Path, reply: str = "我来办", **changed: str) -> list[str]:
    files = Folder(folder(top, **changed))
    tone = read_tone(files, files.path)
    scripts = {
        name: Script(name, (reply,), file="knowledge/replies/a.yaml", line=7) for name in ("a.b", "staff.a")
    }
    knowledge = Knowledge("", (), scripts, (), Lexicon(), (), tone=tone)
    return [str(one) for one in check_tone(knowledge, fit_tone(tone, Lexicon()))]


CHECKED = [
    ({}, [], "all is well"),
    (
        {"tone_polite_a": POLITE.replace("有我在", "开发商的事别找物业\n  - 有我在")},
        [
            "knowledge/tone/polite/a.yaml:4: “开发商的事别找物业”在 knowledge/tone/brush_off.yaml:3 已经写过",
            "knowledge/tone/polite/a.yaml:4: “开发商的事别找物业”应该能发，却被拦下了",
        ],
        "both bad and polite",
    ),
    (
        {"tone_brush_off": GROUPS.replace("谁管你啊", "找开发商去！别找我们")},
        [
            "knowledge/tone/brush_off.yaml:6: “找开发商去！别找我们”在 knowledge/tone/brush_off.yaml:4",
        ],
        "the same twice, however it is cut",
    ),
    (
        {"tone_polite_a": POLITE.replace("有我在", "没人会说懒得管您")},
        ["knowledge/tone/polite/a.yaml:4: “没人会说懒得管您，您放心”应该能发，却被拦下了"],
        "polite with a word of a rule",
    ),
    (
        {"tone_brush_off": GROUPS.replace("我这就去看看", "我明天上午去看看")},
        ["knowledge/tone/brush_off.yaml:5: 更好的说法“我明天上午去看看。”自己也犯了规，“明天上午”像是时间"],
        "a better wording with a time",
    ),
    (
        {"reply": "{name}的事懒得管"},
        ["knowledge/replies/a.yaml:7: 话术“a.b”的语气要改，“这件事的事懒得管”像是推脱：说清楚谁来办。"],
        "a reply for residents; what staff read is theirs",
    ),
]


@pytest.mark.parametrize(("changed", "told", "why"), CHECKED)
def test_what_the_check_tells(tmp_path: Path, changed: dict[str, str], told: list[str], why: str) -> None:
    found = problems(tmp_path, **changed)
    assert bool(found) == bool(told), (why, found)
    assert all(any(one.startswith(begin) for one in found) for begin in told), (why, found)
