"""What the doctor and /readyz look at: each returns what it saw, or raises `BotError` with what to do."""

import platform
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from bot.errors import BotError
from bot.operations.doctor import Heed, Look
from config.problem import Problem

# A worker ticks every second; after this long without one, promises are watched by nobody.
NO_TICK = 10.0


def versions() -> str:
    """Return the versions that matter; SQLite before 3.51.3 needs our file lock around checkpoints."""
    return f"Python {platform.python_version()}，SQLite {sqlite3.sqlite_version}"


def accounts(missing: Callable[[], list[str]]) -> Look:
    """Look whether all account settings are there."""

    def look() -> str:
        if missing():
            raise BotError(f"还没有设置：{'、'.join(missing())}")
        return "微信与企业微信的账号都已设置"

    return look


def knowledge(known: Callable[[], tuple[int, str]]) -> Look:
    """Look whether there is knowledge; `known` gives the number of intents and the version."""

    def look() -> str:
        intents, version = known()
        if not intents:
            raise BotError("知识库是空的，请检查 KNOWLEDGE_DIR")
        return f"{intents} 个意图，版本 {version}"

    return look


class Judgement(Protocol):
    """What was found in one version of the files that an admin keeps."""

    @property
    def version(self) -> str: ...

    @property
    def problems(self) -> Sequence[Problem]: ...


def saved(found: Callable[[], Judgement | None], version: Callable[[], str]) -> Look:
    """Look whether what was saved last has gone live; `version` is that of the files as they are now."""

    def look() -> str:
        judgement = found()
        if judgement is None or judgement.version != version():
            return "有改动还没检查，后台进程几秒内就看；config 里 facts 以外的改动要重启才生效"
        if judgement.problems:
            told = "\n".join(f"    {problem}" for problem in judgement.problems)
            raise BotError(f"{len(judgement.problems)} 处要改，没有生效，住户看到的是上一版：\n{told}")
        return "都已生效"

    return look


def holidays(missing: Callable[[], int | None]) -> Look:
    """Look whether the public holidays and make-up workdays are known; `missing` gives a year or None."""

    def look() -> str:
        year = missing()
        if year is not None:
            raise Heed(
                f"{year} 年的放假和调休还没有数据，先按周一到周五算。请更新 chinesecalendar 并重启，"
                "或在 estate.yaml 的 calendar 里写上 days_off 和 workdays"
            )
        return "放假和调休都有数据"

    return look


def tables(revision: Callable[[], str | None]) -> Look:
    """Look whether the database has its tables."""

    def look() -> str:
        found = revision()
        if found is None:
            raise BotError("还没有建表，请运行 flask db upgrade")
        return f"结构版本 {found}"

    return look


def ticking(last_beat: Callable[[], float | None]) -> Look:
    """Look whether a worker has ticked lately; `last_beat` gives the seconds since."""

    def look() -> str:
        seconds = last_beat()
        if seconds is None:
            raise BotError("后台进程还没有开始工作")
        if seconds > NO_TICK:
            raise BotError(f"后台进程已有{seconds:.0f}秒没有动静，到期的事没人看")
        return "在工作"

    return look


def nothing_found(find: Callable[[], Sequence[str]], well: str) -> Look:
    """Look whether there is something to tell, a line each; `well` is said where there isn't."""

    def look() -> str:
        found = find()
        if found:
            raise BotError("\n".join((f"{len(found)} 处要看", *(f"    {line}" for line in found))))
        return well

    return look


def counted(counts: Callable[[], Mapping[str, int]]) -> Look:
    """Look how many rows are in each state."""
    return lambda: "，".join(f"{state} {count}" for state, count in counts().items()) or "空"
