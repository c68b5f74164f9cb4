"""The page with every reply: all of them, in all ways, with what is wrong beside, and nothing but text."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from app import create_app
from bot.knowledge.load import load
from bot.knowledge.model import Knowledge, Lexicon, Script
from bot.knowledge.options import Option, Part
from bot.reply import Button
from bot.speech.preview import Shown, Way, preview
from bot.speech.preview_command import subjects
from bot.speech.preview_html import Cover, page
from bot.speech.tone.finding import Finding
from config.settings import TOP
from tests.handlers.chat import shipped_rules
from tests.world import demo_settings

RUDE = Finding("impatience", "不耐烦", "error", "急什么急", "伤人", "慢慢说", "让您久等了")
FACTS = {"duty_phone": "0371-5550-0110"}
URGED = Script(
    "ticket.urged",
    (),
    file="knowledge/replies/ticket.yaml",
    parts=(
        Part("hear", (Option("催了。"), Option("在催。"), Option("对不起。", mood=("angry",)))),
        Part("fact", (Option("现在{status}。"), Option("夜里也在跟。", daytime=("night",)))),
    ),
)


def look(text: str) -> Sequence[Finding]:
    return (RUDE,) if RUDE.excerpt in text else ()


def shown(*scripts: Script) -> list[Shown]:
    known = {script.name: script for script in scripts}
    return preview(Knowledge("v1", (), known, (), Lexicon(), ()), FACTS, look)


def only(text: str, **more: object) -> Shown:
    (one,) = shown(Script("repair.done", (text,), file="knowledge/replies/repair.yaml", **more))  # type: ignore[arg-type]
    return one


def html(*scripts: Shown) -> str:
    return page(Cover("云栖花园", "v1", datetime(2027, 3, 18, tzinfo=UTC), {}), scripts)


def said(ways: Sequence[Way]) -> set[str]:
    return {f"{' '.join(sum(way.when.values(), ()))}：{way.text}" for way in ways}


def test_a_script_of_parts_is_said_at_all_times_that_make_a_difference() -> None:
    (one,) = shown(URGED)
    assert said(one.ways) == {
        "calm day：催了。\n现在已接单。",
        "calm day：在催。\n现在已接单。",
        "calm night：催了。\n夜里也在跟。",
        "calm night：在催。\n夜里也在跟。",
        "angry day：对不起。\n现在已接单。",
        "angry night：对不起。\n夜里也在跟。",
    }


def test_variants_are_all_shown() -> None:
    (one,) = shown(Script("chat.hello", ("您好。", "在的。")))
    assert [way.text for way in one.ways] == ["您好。", "在的。"]


def test_what_only_colleagues_read_is_left_out() -> None:
    assert shown(Script("staff.task", ("新任务",)), Script("knowledge.broken", ("要改",))) == []


def test_values_are_facts_or_samples_and_what_has_none_is_told() -> None:
    one = only("{staff}来，急事打{duty_phone}，{stranger}。")
    assert one.ways[0].text == "李师傅来，急事打0371-5550-0110，stranger。"
    assert one.lacking == ("stranger",)
    assert "缺示例：{stranger}" in html(one)
    assert "〔stranger〕" in html(one)


def test_a_topic_may_mean_something_else_by_a_value() -> None:
    (lost, goods) = shown(Script("goods_out.x", ("{what}",)), Script("lost_found.x", ("{what}",)))
    assert lost.ways[0].text != goods.ways[0].text


def test_the_size_is_that_of_what_is_sent() -> None:
    way = only("{staff}来").ways[0]
    assert way.size == len("李师傅来".encode())
    assert f"{way.size} / 2048 字节" in html(only("{staff}来"))
    assert "size over" in html(only("长" * 700))


# line, is it marked as long, why
LINES = [
    ("长" * 60, False, "sixty letters"),
    ("长" * 61, True, "one more"),
    ("短。\n短。", False, "two short ones"),
]


@pytest.mark.parametrize(("text", "long", "why"), LINES)
def test_long_lines_are_marked(text: str, long: bool, why: str) -> None:
    one = only(text)
    assert any(line.long for line in one.ways[0].lines) is long, why
    assert ('<p class="long">' in html(one)) is long


def test_findings_stand_beside_the_words_with_why_and_better() -> None:
    page = html(only("急什么急，等着。"))
    for words in ("不能发 · 不耐烦", "“急什么急”", "伤人", "可以说：让您久等了"):
        assert words in page
    assert '<li class="bad"><b>1</b><span>处不能发</span></li>' in page


def test_nothing_of_the_knowledge_is_markup() -> None:
    nasty = '<script>alert("x")</script>&<b>'
    one = only(nasty, buttons=(Button("b", nasty),))
    page = html(one)
    assert page.count("<script>") == 1, "our own"
    assert nasty not in page
    assert unescape(page).count(nasty) == 2


def test_the_page_needs_nothing_from_elsewhere() -> None:
    assert not re.findall(r'(?:src|href)="(?!#)', html(only("您好。")))
    assert "url(" not in html(only("您好。"))


def test_a_file_is_called_what_its_first_comment_says(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    (folder / "replies").mkdir(parents=True)
    (folder / "replies" / "fee.yaml").write_text(
        "# 物业费的回答。价格在 estate.yaml 里改。\n", encoding="utf-8"
    )
    (folder / "replies" / "chat.yaml").write_text("chat.hello:\n", encoding="utf-8")
    found = subjects(folder, ["knowledge/replies/fee.yaml", "knowledge/replies/chat.yaml"])
    assert found == {"knowledge/replies/fee.yaml": "物业费的回答"}


@cache
def shipped() -> list[Shown]:
    return preview(load(TOP / "knowledge", "yunqi"), shipped_rules().estate.facts, lambda text: ())


def test_every_shipped_value_has_a_sample() -> None:
    assert {one.script.name: one.lacking for one in shipped() if one.lacking} == {}


def test_every_shipped_option_is_shown() -> None:
    for one in shipped():
        ways = len(one.script.variants) or max(len(part.options) for part in one.script.parts)
        assert len(one.ways) >= ways, one.script.name


def test_no_shipped_reply_gapes_or_is_too_long_for_wechat() -> None:
    for one in shipped():
        for way in one.ways:
            assert not re.search(r"[{}\ue000-\ue002]", way.text), one.script.name
            assert way.size <= 2048, one.script.name


def test_the_shipped_page_is_well_formed_and_names_every_script() -> None:
    made = html(*shipped())
    assert made.count("<article ") == made.count("</article>") == len(shipped())
    for tag in ("div", "section", "main", "ul", "li", "p", "span", "b"):
        assert len(re.findall(rf"<{tag}[ >]", made)) == made.count(f"</{tag}>"), tag
    assert all(f'id="{one.script.name}"' in made for one in shipped())


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    app = create_app(demo_settings(tmp_path / "data"))
    out = tmp_path / "preview.html"
    done = app.test_cli_runner().invoke(args=["speech", "preview", "--out", str(out)])
    assert done.exit_code == 0, done.output
    made = out.read_text(encoding="utf-8")
    assert "云栖花园 · 话术预览" in made
    assert "物业费怎么交" in made, "an intent's reply is called what the intent is called"
