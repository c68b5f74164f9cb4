"""Why each deadline of a ticket is what it is, in Chinese, from its ledger alone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.speech.times import say_time
from bot.tickets.because import Because, Rule
from bot.tickets.rules import Rules
from bot.tickets.ticket import RESIDENT, Promise, PromiseKind, PromiseState, Ticket
from config.estate import Hours
from config.services import Limit

KINDS = {
    PromiseKind.RESPONSE: "接单",
    PromiseKind.ARRIVAL: "上门",
    PromiseKind.RESOLUTION: "完工",
    PromiseKind.ANSWER: "答复",
    PromiseKind.FOLLOW_UP: "回访",
}
CLOCKS = {"always": "全天计时", "office": "只算工作日上班时间", "daily": "每天的上班时间都算"}
RULES = {
    Rule.LIMIT: "",
    Rule.VISIT: "按说好的在家时间，",
    Rule.PAUSED: "中间暂停过，停的时间不算，",
}
STATES = {
    PromiseState.OPEN: "还在等",
    PromiseState.RELEASED: "不用等了",
    PromiseState.PAUSED: "暂停，换了新时间",
}


def why(ticket: Ticket, rules: Rules, now: datetime, in_full: bool = True) -> str:
    """Return why each deadline is what it is; `now` is in the estate's zone, for the words of times.

    In full it has the words in which each time was promised, those that a pause replaced included.
    """
    told = [row for row in ticket.promises if in_full or row.state is not PromiseState.PAUSED]
    lines = [f"工单号 {ticket.number} · {rules.category(ticket.category).name}"]
    for promise in told:
        lines += _promise(promise, rules, now, in_full)
    for pause in ticket.pauses:
        known = {name: each.name for name, each in rules.services.pauses.items()}
        called = known.get(pause.reason, pause.reason)  # type: ignore[call-overload]
        span = f"{say_time(pause.since, now)}到{say_time(pause.until, now)}"
        lines.append(f"暂停：{called}，{span}（{rules.name_of(pause.by) or '系统'}）")
    return "\n".join(lines if told else [*lines, "没有答应过时间"])


def say_length(span: timedelta) -> str:
    """Return how long a span is, to the minute: 2天3小时, 1小时5分钟, 不到1分钟."""
    minutes = round(span / timedelta(minutes=1))
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [(days, "天"), (hours, "小时"), (rest, "分钟")]
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "不到1分钟"


def outcome(promise: Promise, now: datetime) -> str:
    """Return how a promise stands: kept or broken and by how much, or what became of it."""
    if promise.state is PromiseState.KEPT:
        early = f"（提前{say_length(promise.due_at - promise.kept_at)}）" if promise.kept_at else ""
        return f"守时{early}"
    if promise.state is PromiseState.BROKEN:
        until = promise.kept_at or now
        return f"失约（{'晚了' if promise.kept_at else '已晚'}{say_length(until - promise.due_at)}）"
    if promise.state is PromiseState.OPEN and promise.due_at < now:
        return f"超时（已晚{say_length(now - promise.due_at)}）"
    return STATES[promise.state]


def _promise(promise: Promise, rules: Rules, now: datetime, in_full: bool) -> Iterable[str]:
    yield f"{KINDS[promise.kind]} {say_time(promise.due_at, now)}前：{outcome(promise, now)}"
    if in_full:
        said = f"，原话“{promise.words}”（{promise.script}）" if promise.words else "，没有另外告诉住户"
        yield f"  {say_time(promise.made_at, now)}答应{said}"
    yield f"  依据：{_because(promise.because, rules, now)}" if promise.because else "  依据：没有记录"
    if promise.told and in_full:
        heard = (
            f"{'住户' if who == RESIDENT else rules.name_of(who) or who} {say_time(at, now)}"
            for who, at in promise.told
        )
        yield f"  已告知：{'、'.join(heard)}"


def _because(because: Because, rules: Rules, now: datetime) -> str:
    level = f"等级 {because.level}，" if because.level else "回访时限，"
    if because.rule is Rule.DELAY:
        return f"{level}原来的时间赶不上，{say_time(because.begun, now)}致歉后给的新时间"
    limit = f"{_limit(because.limit, because.hours)}，" if because.limit else ""
    days = "".join(
        f"；{called}{'、'.join(f'{day.month}月{day.day}日' for day in found)}"
        for called, found in (("放假", because.off), ("补班", because.made_up))
        if found
    )
    return f"{RULES[because.rule]}{level}{limit}从{say_time(because.begun, now)}起算{days}"


def _limit(limit: Limit, hours: Iterable[Hours]) -> str:
    parts = []
    if limit.within is not None:
        spans = "、".join(f"{span.start:%H:%M}–{span.until:%H:%M}" for span in hours)
        parts += [f"{say_length(limit.within)}之内", f"{CLOCKS[limit.clock]}{spans and f'（{spans}）'}"]
    if limit.opens is not None:
        parts.append(f"{limit.opens:%H:%M}以前报的从{limit.opens:%H:%M}算")
    if limit.cut_off and limit.reported_by and limit.next_day:
        parts.append(
            f"{limit.reported_by:%H:%M}前报的当天{limit.cut_off:%H:%M}为止，再晚的次日{limit.next_day:%H:%M}前"
        )
    return "，".join(parts)
