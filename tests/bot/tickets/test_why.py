"""Why a deadline is what it is: from the ledger, whatever services.yaml says by now."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.tickets.desk import working
from bot.tickets.desk.calling_back import manager_calls
from bot.tickets.rules import Rules
from bot.tickets.why import say_length, why
from config.services import Services
from tests.bot.tickets.estate import ESTATE, LI, SERVICES, STAFF, at
from tests.bot.tickets.office import Office

# span, in words
LENGTHS = [
    (timedelta(minutes=30), "30分钟"),
    (timedelta(hours=2), "2小时"),
    (timedelta(days=1, hours=1, minutes=5), "1天1小时5分钟"),
    (timedelta(seconds=29), "不到1分钟"),
    (timedelta(minutes=19, seconds=59, microseconds=7), "20分钟"),
]


@pytest.mark.parametrize(("span", "words"), LENGTHS)
def test_lengths(span: timedelta, words: str) -> None:
    assert say_length(span) == words


def reasons(office: Office) -> str:
    return why(office.ticket_now(), office.rules, office.now)


def test_all_of_a_ticket(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    assert reasons(office).splitlines() == [
        "工单号 1001 · 水管漏水",
        "接单 今天10:10前：守时（提前10分钟）",
        "  今天10:00答应，原话“response 今天10:10”（ticket.promise_response）",
        "  依据：等级 urgent，10分钟之内，全天计时，从今天10:00起算",
        "上门 今天10:40前：还在等",
        "  今天10:00答应，原话“arrival 今天10:40”（ticket.promise_arrival）",
        "  依据：等级 urgent，40分钟之内，全天计时，从今天10:00起算",
        "完工 今天16:00前：还在等",
        "  今天10:00答应，原话“resolution 今天16:00”（ticket.promise_resolution）",
        "  依据：等级 urgent，6小时之内，全天计时，从今天10:00起算",
    ]


def test_what_came_late_and_who_was_told(office: Office) -> None:
    office.opens()
    office.do(working.accept, "1001", LI)
    office.wait_until("2025-09-01 11:00")
    office.do(working.arrive, "1001", LI)
    lines = reasons(office).splitlines()
    assert "上门 今天10:40前：失约（晚了20分钟）" in lines
    assert "上门 今天11:40前：守时（提前40分钟）" in lines
    told = next(line for line in lines if "已告知" in line)
    assert (
        told == "  已告知：住户 今天10:30、李师傅 今天10:30、"
        "李师傅 今天10:40、管家小林 今天10:40、赵经理 今天10:40"
    )
    assert any("致歉后给的新时间" in line for line in lines)


def test_changing_the_services_leaves_the_why_alone(office: Office) -> None:
    office.opens()
    before = reasons(office)
    slower = {"within": "P9D"}
    level = SERVICES.levels["urgent"]
    promises = level.promises.model_validate(dict.fromkeys(["response", "arrival", "resolution"], slower))
    levels = SERVICES.levels | {"urgent": level.model_copy(update={"promises": promises})}
    office.rules = Rules(ESTATE, Services.model_construct(**{**dict(SERVICES), "levels": levels}), STAFF)
    assert reasons(office) == before
    waiting = office.do(working.wait, "1001", LI, "等配件", (at("2025-09-01 12:00"), at("2025-09-01 12:00")))
    assert f"{waiting.promises[-1].due_at:%m-%d %H:%M}" == "09-01 18:00", (
        "by the limit of then: two hours more"
    )


def test_pauses_are_told(office: Office) -> None:
    office.opens()
    office.do(working.wait, "1001", LI, "等配件", None)
    lines = reasons(office).splitlines()
    assert lines[-1] == "暂停：等配件，今天10:00到明天10:00（李师傅）"
    assert "完工 今天16:00前：暂停，换了新时间" in lines
    assert "完工 明天16:00前：还在等" in lines
    brief = why(office.ticket_now(), office.rules, office.now, in_full=False)
    assert "暂停，换了新时间" not in brief
    assert "原话" not in brief


def test_a_call_back_and_holidays(office: Office) -> None:
    office.now = at("2025-09-30 17:00")
    office.opens()
    office.do(manager_calls, office.ticket_now())
    last = [line for line in reasons(office).splitlines() if "回访时限" in line]
    assert last == [
        "  依据：回访时限，4小时之内，只算工作日上班时间（08:30–12:00、13:30–18:00），从今天17:00起算"
        "；放假10月1日、10月2日、10月3日、10月6日、10月7日、10月8日"
    ]


def test_without_promises(office: Office) -> None:
    office.keep(office.opens(), promises=())
    assert reasons(office) == "工单号 1001 · 水管漏水\n没有答应过时间"


def test_a_row_without_a_reason_says_so(office: Office) -> None:
    ticket = office.opens()
    rows = tuple(replace(row, because=None) for row in ticket.promises)
    office.keep(ticket, promises=rows)
    assert "  依据：没有记录" in reasons(office)
