"""ISO 8601 durations and instants, as the clock interface takes them."""

import re
from datetime import datetime, timedelta
from typing import Any

from .errors import SandboxError

_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
_LONGEST = timedelta(days=3660)


def read_target(body: Any, now: datetime) -> datetime:
    """Return the instant that {"advance"} or {"set"} asks for; raises SandboxError 400, 409 for the past."""
    if not isinstance(body, dict) or len(body.keys() & {"advance", "set"}) != 1:
        raise SandboxError(
            400, '请给出 {"advance": "PT15M"} 或 {"set": "2026-01-01T09:00:00+08:00"}，只给一个'
        )
    target = now + read_duration(body["advance"]) if "advance" in body else read_instant(body["set"])
    if target < now:
        raise SandboxError(409, "时钟只能往前拨，不能往回拨")
    if target - now > _LONGEST:
        raise SandboxError(400, "一次最多往前拨十年")
    return target


def read_duration(text: Any) -> timedelta:
    """Return the length of PT15M, P1D, P1DT2H30M …; raises SandboxError 400."""
    match = _DURATION.fullmatch(text) if isinstance(text, str) and text.isascii() else None
    parts = {name: float(value) for name, value in match.groupdict().items() if value} if match else {}
    if not parts:
        raise SandboxError(400, f"看不懂的时长“{text}”，请写成 PT15M、PT2H、P1D 这样的 ISO 8601 时长")
    try:
        return timedelta(**parts)
    except OverflowError as error:
        raise SandboxError(400, f"时长“{text}”太长") from error


def read_instant(text: Any) -> datetime:
    """Return the aware instant of an ISO 8601 text with offset; raises SandboxError 400."""
    try:
        instant = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise SandboxError(400, f"看不懂的时间“{text}”，请写成 2026-01-01T09:00:00+08:00") from error
    if instant.tzinfo is None:
        raise SandboxError(400, f"时间“{text}”缺少时区，请写成 2026-01-01T09:00:00+08:00")
    return instant
