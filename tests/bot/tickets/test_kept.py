"""The shares of promises kept, in names and lines that a manager reads."""

from datetime import timedelta

import pytest

from bot.errors import BotError
from bot.tickets.kept import By, Kept, Late, Share, Tally, broken_lines, in_all, month_of, shares
from bot.tickets.ticket import PromiseKind
from tests.bot.tickets.estate import LI, RULES, SHANGHAI, ZHAO, at

NOW = at("2025-09-10 10:00")
KEPT = Kept(
    (
        Tally("water", LI, "3栋2单元1201", 8, 2),
        Tally("light", LI, "3栋1单元电梯", 5, 0),
        Tally("water", ZHAO, "南门", 1, 1),
        Tally("gone", "", "", 1, 0),
        Tally("light", "wecom:left", "33栋", 0, 1),
    ),
    (),
)

# by, the shares, the worst first
BY: list[tuple[By, list[str]]] = [
    ("category", ["水管漏水 75.0%（9/12）", "照明 83.3%（5/6）", "综合维修 100.0%（1/1）"]),
    (
        "person",
        ["wecom:left 0.0%（0/1）", "赵经理 50.0%（1/2）", "李师傅 86.7%（13/15）", "没有人接 100.0%（1/1）"],
    ),
    ("building", ["别处 50.0%（2/4）", "3栋 86.7%（13/15）"]),
]


@pytest.mark.parametrize(("by", "expected"), BY)
def test_shares(by: By, expected: list[str]) -> None:
    assert [str(share) for share in shares(KEPT, by, RULES)] == expected


def test_all_together() -> None:
    assert str(in_all(KEPT)) == "合计 78.9%（15/19）"
    assert Share("", 0, 0).rate == 1, "nothing was promised, so nothing was broken"


# written, now, begins, ends, why
MONTHS = [
    ("2026-11", "2026-11-22 10:00", "2026-11-01 00:00", "2026-12-01 00:00", "the month that is named"),
    ("2025-12", "2026-11-22 10:00", "2025-12-01 00:00", "2026-01-01 00:00", "over the end of the year"),
    ("", "2026-02-28 23:59", "2026-02-01 00:00", "2026-03-01 00:00", "this month, a short one"),
]


@pytest.mark.parametrize(("written", "now", "begins", "ends", "why"), MONTHS)
def test_a_month(written: str, now: str, begins: str, ends: str, why: str) -> None:
    assert month_of(written, at(now), SHANGHAI) == (at(begins), at(ends)), why


@pytest.mark.parametrize("written", ["11月", "2026-13", "2026/11"])
def test_what_is_no_month(written: str) -> None:
    with pytest.raises(BotError, match="2026-11"):
        month_of(written, NOW, SHANGHAI)


def test_the_broken_ones_say_by_how_much() -> None:
    due_at = at("2025-09-09 10:00")
    late = Late("1001", PromiseKind.ARRIVAL, due_at, due_at + timedelta(minutes=65))
    waits = Late("1002", PromiseKind.ANSWER, due_at, None)
    assert broken_lines([late, waits], NOW) == [
        "工单号 1001 上门 09-09 10:00 晚了1小时5分钟",
        "工单号 1002 答复 09-09 10:00 到现在晚了1天",
    ]
