"""The preview as one page: Chinese, self-contained, readable on a phone and on paper."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby
from pathlib import Path

from bot.knowledge.options import MOODS
from bot.speech.preview import BYTES_AT_MOST, DIMENSIONS, FROM, LACKING, TO, Line, Shown, Way
from bot.speech.tone.finding import Finding

# How each value of a dimension is called.
CHINESE = {
    "calm": "平静",
    "anxious": "着急",
    "angry": "生气",
    "grateful": "感谢",
    "first": "头一回",
    "repeat": "又来问",
    "broken_promise": "失约之后",
    "morning": "早上",
    "day": "白天",
    "evening": "傍晚",
    "night": "夜里",
    "official": "公众号",
    "wecom": "企业微信",
}
SEVERITIES = {"error": "不能发", "warn": "提醒"}
# What one can pick out, and how it is called.
PICKS = {
    "angry": "生气时",
    "anxious": "着急时",
    "grateful": "感谢时",
    "broken_promise": "失约之后",
    "night": "夜里",
    "found": "语气要改",
    "long": "有长行",
    "lacking": "缺示例",
}


@dataclass(frozen=True)
class Cover:
    """What stands on the cover, and what each file is `about`."""

    estate: str
    version: str
    made_at: datetime
    about: Mapping[str, str]


def page(cover: Cover, scripts: Sequence[Shown]) -> str:
    """Return the page; every word of the knowledge stands in it as text, whatever it contains."""
    here = Path(__file__)
    style, code = (here.with_name(f"preview.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    files = [(file, list(some)) for file, some in groupby(scripts, lambda one: one.script.file)]
    body = (
        *_top(cover, scripts),
        *_search(),
        '<div class="page">',
        *_contents(files, cover.about),
        "<main>",
        *(line for file, some in files for line in _file(file, some, cover.about)),
        '<p class="nothing" hidden>没有找到，换几个字试试。</p>',
        *_lacking(scripts),
        "</main></div>",
    )
    head = (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(cover.estate)} · 话术预览</title><style>{style}</style></head><body>",
    )
    return "\n".join((*head, *body, f"<script>{code}</script></body></html>", ""))


def _top(cover: Cover, scripts: Sequence[Shown]) -> Iterator[str]:
    ways = [way for one in scripts for way in one.ways]
    severities = Counter(finding.severity for way in ways for finding in way.findings)
    moods = Counter(mood for way in ways for mood in way.when.get("mood", ()))
    sums = [
        (len(scripts), "条话术", ""),
        (len(ways), "种说法", ""),
        *((moods[mood], f"种{CHINESE[mood]}时说", "") for mood in MOODS[1:] if moods[mood]),
        (severities["error"], "处不能发", "bad"),
        (severities["warn"], "处提醒", "so-so"),
        (sum(line.long for way in ways for line in way.lines), "行太长", "so-so"),
        (sum(way.size > BYTES_AT_MOST for way in ways), "种超过字节", "bad"),
        (sum(bool(one.lacking) for one in scripts), "条缺示例", "so-so"),
    ]
    yield '<header class="top"><div>'
    yield f"<h1>{escape(cover.estate)} · 话术预览</h1>"
    made = f"知识库版本 {escape(cover.version)}，{cover.made_at:%Y-%m-%d %H:%M} 生成。"
    told = "住户会读到的每一句话，放上示例内容，按心情、来往和时辰列全。浅绿底的字是填进去的示例。"
    yield f"<p>{told}{made}</p>"
    yield '<ul class="sums">'
    for count, what, kind in sums:
        yield f'<li class="{kind if count else ""}"><b>{count}</b><span>{what}</span></li>'
    yield "</ul></div></header>"


def _search() -> Iterator[str]:
    yield '<div class="find" role="search"><div>'
    yield '<input id="words" type="search" placeholder="找一找：话里的字、名称、意图" aria-label="找话术">'
    yield '<div class="picks">'
    for mark, label in PICKS.items():
        yield f'<button type="button" value="{mark}" aria-pressed="false">{label}</button>'
    yield '</div><output id="shown" aria-live="polite"></output></div></div>'


def _contents(files: Sequence[tuple[str, list[Shown]]], about: Mapping[str, str]) -> Iterator[str]:
    yield '<nav class="toc" aria-label="目录"><h2>目录</h2><ol>'
    for file, some in files:
        found = Counter(one.severity for shown in some for way in shown.ways for one in way.findings)
        kind = "bad" if found["error"] else "so-so"
        badge = f'<span class="{kind}" title="语气要改">{found.total()}</span>' if found else ""
        subject = f"<span>{escape(_subject(file, about))}</span>"
        count = f'<span class="count">{badge}{len(some)}</span>'
        yield f'<li><a href="#{_anchor(file)}">{subject}{count}</a></li>'
    yield "</ol></nav>"


def _file(file: str, some: Sequence[Shown], about: Mapping[str, str]) -> Iterator[str]:
    yield f'<section class="file" id="{_anchor(file)}"><h2>{escape(_subject(file, about))}</h2>'
    yield f'<p class="about"><code>{escape(file)}</code> · {len(some)} 条</p>'
    topics = _by_topic(some)
    for topic, scripts in topics.items():
        yield '<div class="topic">'
        if len(topics) > 1:
            yield f"<h3>{escape(topic)}</h3>"
        for one in scripts:
            yield from _script(one)
        yield "</div>"
    yield "</section>"


def _by_topic(scripts: Iterable[Shown]) -> dict[str, list[Shown]]:
    """Return the scripts by the first part of their names, topics and scripts in the order of the file."""
    found: dict[str, list[Shown]] = {}
    for one in scripts:
        found.setdefault(one.script.name.partition(".")[0], []).append(one)
    return found


def _script(one: Shown) -> Iterator[str]:
    name, marks = escape(one.script.name), " ".join(_marks(one))
    place = escape(f"{one.script.file}:{one.script.line}")
    many = " many" if len(one.ways) > 1 else ""
    yield f'<article class="script{many}" id="{name}" data-marks="{marks}">'
    yield f"<header><h4>{escape(one.title)}</h4>"
    yield f'<span class="place">{name if one.title != one.script.name else ""} {place}</span></header>'
    yield '<div class="ways">'
    for way in one.ways:
        yield from _way(way, one.buttons)
    yield "</div>"
    if one.lacking:
        yield f'<p class="lacks">缺示例：{_named(one.lacking)}</p>'
    yield "</article>"


def _way(way: Way, buttons: Iterable[str]) -> Iterator[str]:
    yield '<div class="way">'
    if way.when:
        yield f'<div class="when">{"".join(_chips(way.when))}</div>'
    yield f'<div class="bubble">{"".join(map(_line, way.lines))}</div>'
    if buttons:
        yield f'<div class="taps">{"".join(f"<span>{escape(label)}</span>" for label in buttons)}</div>'
    yield from map(_finding, way.findings)
    over = " over" if way.size > BYTES_AT_MOST else ""
    full = min(100, round(100 * way.size / BYTES_AT_MOST))
    yield f'<div class="size{over}"><i style="--full: {full}%"></i>{way.size} / {BYTES_AT_MOST} 字节</div>'
    yield "</div>"


def _line(line: Line) -> str:
    kind = ' class="long"' if line.long else ""
    return f"<p{kind}>{_marked(line.text)}</p>"


def _chips(when: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for dimension, values in when.items():
        kind = values[0] if dimension == "mood" else dimension
        yield f'<span class="chip {kind}">{"、".join(CHINESE[value] for value in values)}</span>'


def _finding(one: Finding) -> str:
    title = f"{SEVERITIES[one.severity]} · {escape(one.title)}"
    return (
        f'<aside class="finding {escape(one.severity)}">'
        f"<p><strong>{title}</strong>“{escape(one.excerpt)}”</p>"
        f"<p>{escape(one.why)}</p>"
        f'<p class="better">可以说：{escape(one.better)}</p></aside>'
    )


def _named(values: Iterable[str]) -> str:
    return escape("、".join(f"{{{value}}}" for value in values))


def _marked(text: str) -> str:
    """Return a line as HTML, with what was filled in set off."""
    said = escape(text).replace(f"{FROM}{LACKING}", f'<b class="lacking">〔{LACKING}').replace(FROM, "<b>")
    before, *rest = said.split(LACKING)
    said = before + "".join(part.replace(TO, f"〕{TO}", 1) for part in rest)
    return said.replace(TO, "</b>").replace("<b></b>", "")


def _marks(one: Shown) -> list[str]:
    values = {value for way in one.ways for name in DIMENSIONS for value in way.when.get(name, ())}
    marks = sorted(values & set(PICKS))
    marks += ["found"] if any(way.findings for way in one.ways) else []
    marks += ["long"] if any(line.long for way in one.ways for line in way.lines) else []
    return marks + (["lacking"] if one.lacking else [])


def _lacking(scripts: Sequence[Shown]) -> Iterator[str]:
    lacking = [one for one in scripts if one.lacking]
    if not lacking:
        return
    yield '<section class="lacking-list"><h2>缺示例的话术</h2><ul>'
    for one in lacking:
        yield f'<li><a href="#{escape(one.script.name)}">{escape(one.title)}</a>：{_named(one.lacking)}</li>'
    yield "</ul></section>"


def _anchor(file: str) -> str:
    return escape(file.removesuffix(".yaml").replace("/", "-"))


def _subject(file: str, about: Mapping[str, str]) -> str:
    return about.get(file) or Path(file).stem
