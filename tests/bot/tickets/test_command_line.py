"""`flask ticket why` and `flask promises kept`: what an admin reads, and what a mistake is answered with."""

import pytest
from click.testing import CliRunner
from flask.cli import AppGroup

from bot.tickets.command_line import Counter, promise_commands, ticket_commands
from bot.tickets.kept import Kept, Late, Tally
from bot.tickets.ticket import PromiseKind
from tests.bot.tickets.estate import LI, RULES, at
from tests.bot.tickets.office import Office

KEPT = Kept(
    (Tally("water", LI, "3栋2单元1201", 19, 1),),
    (Late("1001", PromiseKind.ARRIVAL, at("2025-09-01 09:00"), at("2025-09-01 09:20")),),
)


class Counted(Office):
    """An office whose month is known."""

    spans: list[str]

    def kept(self, span: tuple[object, object], now: object) -> Kept:
        self.spans = [str(instant)[:10] for instant in span]
        return KEPT if self.spans[0] == "2025-09-01" else Kept((), ())


def run(office: Office, *words: str) -> tuple[int, list[str]]:
    """Run a command of one of the groups; return its exit code and lines."""
    counter = Counter(lambda: office, lambda: RULES, lambda: office.now)
    groups: dict[str, AppGroup] = {
        group.name or "": group for group in (ticket_commands(counter), promise_commands(counter))
    }
    result = CliRunner().invoke(groups[words[0]], words[1:])
    return result.exit_code, result.output.splitlines()


def test_why(office: Office) -> None:
    office.opens()
    code, lines = run(office, "ticket", "why", "1001")
    assert (code, lines[0]) == (0, "工单号 1001 · 水管漏水")
    assert "  依据：等级 urgent，10分钟之内，全天计时，从今天10:00起算" in lines


def test_why_of_no_ticket(office: Office) -> None:
    assert run(office, "ticket", "why", "9999") == (1, ["没有工单号 9999。"])


# options, the shares, why
KEPT_BY = [
    ((), "水管漏水 95.0%（19/20）", "by category, this month"),
    (("--month", "2025-09"), "水管漏水 95.0%（19/20）", "the month by name"),
    (("--by", "person"), "李师傅 95.0%（19/20）", "by person"),
    (("--by", "building"), "3栋 95.0%（19/20）", "by building"),
]


@pytest.mark.parametrize(("options", "share", "why"), KEPT_BY)
def test_kept(options: tuple[str, ...], share: str, why: str) -> None:
    code, lines = run(Counted(), "promises", "kept", *options)
    assert code == 0
    assert lines == [
        "2025-09 守时比例",
        "合计 95.0%（19/20）",
        share,
        "失约的承诺：",
        "工单号 1001 上门 09-01 09:00 晚了20分钟",
    ], why


def test_a_month_without_promises() -> None:
    office = Counted()
    code, lines = run(office, "promises", "kept", "--month", "2025-12")
    assert (code, lines[1:]) == (0, ["合计 100.0%（0/0）", "失约的承诺：", "没有"])
    assert office.spans == ["2025-12-01", "2026-01-01"]


def test_what_is_no_month() -> None:
    assert run(Counted(), "promises", "kept", "--month", "九月")[0] == 1
