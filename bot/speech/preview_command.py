"""`flask speech preview`: a page with every reply, for an admin to read through; needs no database."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

import click
from flask.cli import AppGroup

from bot.knowledge.model import Knowledge
from bot.speech.preview import preview
from bot.speech.preview_html import Cover, page
from bot.speech.tone.check import ToneCheck

LONGEST_SUBJECT = 24


@dataclass(frozen=True)
class Told:
    """What the page is made of: one estate's knowledge in a folder, its facts, and how its words are read."""

    estate: str
    folder: Path
    knowledge: Knowledge
    facts: Mapping[str, str]
    tone: ToneCheck
    now: datetime


def speech_commands(
    told: Callable[[], Told], plainly: Callable[[], AbstractContextManager[None]]
) -> AppGroup:
    """Return the group `speech`; what is wrong with the files is told `plainly`."""
    group = AppGroup("speech", help="话术：把住户会读到的每一句话排成一页，请人通读。")

    @group.command("preview", help="写出一页网页：每条话术、每种心情、示例内容、语气提醒。")
    @click.option(
        "--out", type=click.File("w", encoding="utf-8"), default="-", help="写到这个文件；不写就打印出来。"
    )
    def preview_command(out: TextIO) -> None:
        with plainly():
            click.echo(made(told()), file=out, nl=False)

    return group


def made(told: Told) -> str:
    """Return the page."""
    scripts = preview(told.knowledge, told.facts, told.tone.findings)
    about = subjects(told.folder, (one.script.file for one in scripts))
    return page(Cover(told.estate, told.knowledge.version, told.now, about), scripts)


def subjects(folder: Path, files: Iterable[str]) -> dict[str, str]:
    """Return what each file is about, by its first comment; a file without one is called by its name."""
    found = {file: _subject(folder.parent / file) for file in dict.fromkeys(files)}
    return {file: subject for file, subject in found.items() if subject}


def _subject(path: Path) -> str:
    first = path.read_text(encoding="utf-8").partition("\n")[0] if path.is_file() else ""
    said = re.split(r"[。：，；]", first.removeprefix("#").strip())[0] if first.startswith("#") else ""
    return said if len(said) <= LONGEST_SUBJECT else ""
