"""What each errcode of the two platforms means for a message that we wanted to send."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple

from bot.channels.outcome import Outcome, Verdict
from bot.channels.redact import redact

Wait = Callable[[datetime], timedelta | None]

_ERRMSG_LENGTH = 200


def _as_outbox_sees_fit(now: datetime) -> None:
    return None


def _one_minute(now: datetime) -> timedelta:
    return timedelta(minutes=1)


def _until_midnight(now: datetime) -> timedelta:
    """Return the time until the daily quotas start anew (0:00 Beijing, which is the estate's zone)."""
    return datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo) - now


class Ruling(NamedTuple):
    """What to do about an errcode, why (for admins), and how long to wait."""

    verdict: Verdict
    reason: str
    wait: Wait = _as_outbox_sees_fit


# The token was replaced or has run out: fetch the present one and try once more.
STALE_TOKEN = frozenset({40001, 40014, 42001, 41001})

_TOKEN_REFUSED = Ruling(Verdict.HALT, "换了新的 access_token 仍被拒绝，请核对 AppID 和密钥是否配对")
_BANNED = Ruling(Verdict.HALT, "账号或接口被微信限制，请登录后台查看原因")

_BOTH: Mapping[int, Ruling] = {
    -1: Ruling(Verdict.RETRY, "微信系统繁忙"),
    40001: _TOKEN_REFUSED,
    40014: _TOKEN_REFUSED,
    42001: _TOKEN_REFUSED,
    41001: _TOKEN_REFUSED,
    45002: Ruling(Verdict.DROP, "内容超过长度限制，程序应当先分段，请报给开发人员"),
    47001: Ruling(Verdict.DROP, "发送的数据格式不对，请报给开发人员"),
    48002: Ruling(Verdict.DROP, "对方拒收消息"),
}

OFFICIAL: Mapping[int, Ruling] = {
    **_BOTH,
    40003: Ruling(Verdict.DROP, "openid 无效或属于别的公众号，该住户的绑定已失效"),
    40036: Ruling(Verdict.NEXT_RUNG, "模板 ID 长度不对，请核对模板配置"),
    40037: Ruling(Verdict.NEXT_RUNG, "模板 ID 不存在，请核对模板配置"),
    40125: Ruling(Verdict.HALT, "AppSecret 不对，请核对公众号密钥"),
    40164: Ruling(Verdict.HALT, "服务器出口 IP 不在公众号 IP 白名单里，请到公众平台后台添加"),
    61004: Ruling(Verdict.HALT, "服务器出口 IP 不在白名单里，请到后台添加"),
    45035: Ruling(Verdict.HALT, "服务器出口 IP 不在白名单里，请到后台添加"),
    43004: Ruling(Verdict.NEXT_RUNG, "对方没有关注公众号"),
    43019: Ruling(Verdict.DROP, "对方在公众号黑名单里"),
    43101: Ruling(Verdict.NEXT_RUNG, "对方没有同意订阅通知，或次数已用完"),
    45008: Ruling(Verdict.DROP, "图文超过一条，请报给开发人员"),
    45009: Ruling(Verdict.HALT, "当天调用次数已用完，零点后恢复", _until_midnight),
    45011: Ruling(Verdict.RETRY, "调用太频繁", _one_minute),
    45015: Ruling(Verdict.NEXT_RUNG, "对方超过 48 小时没有来消息，或已取消关注"),
    45047: Ruling(Verdict.NEXT_RUNG, "对方来消息后的 5 条客服消息已用完"),
    45065: Ruling(Verdict.SENT, "这条消息之前已经发出"),
    45067: Ruling(Verdict.DROP, "消息编号太长，请报给开发人员"),
    47003: Ruling(Verdict.DROP, "模板里有一项内容不合规定，请核对模板字段"),
    48001: Ruling(Verdict.NEXT_RUNG, "公众号没有这个接口的权限，请确认已微信认证"),
    48004: _BANNED,
    48006: Ruling(Verdict.HALT, "本月清零调用次数的机会已用完"),
    50002: _BANNED,
    89503: Ruling(Verdict.HALT, "调用待管理员在微信里确认，请管理员查看公众平台安全助手"),
}

WECOM: Mapping[int, Ruling] = {
    **_BOTH,
    40003: Ruling(Verdict.DROP, "企业微信里没有这个成员账号，请核对人员名单"),
    40013: Ruling(Verdict.HALT, "企业 ID 不对，请核对配置"),
    40056: Ruling(Verdict.HALT, "应用 AgentId 不对，请核对配置"),
    45009: Ruling(Verdict.RETRY, "调用太频繁", _one_minute),
    45033: Ruling(Verdict.RETRY, "同时调用太多", _one_minute),
    60011: Ruling(Verdict.DROP, "应用没有权限发给这个成员，请检查应用可见范围"),
    60020: Ruling(Verdict.HALT, "服务器出口 IP 不在应用的企业可信 IP 里，请到企业微信后台添加"),
    81013: Ruling(Verdict.DROP, "收件人都不在应用可见范围内，请检查人员名单和可见范围"),
}


def judge(rulings: Mapping[int, Ruling], errcode: int, errmsg: str, now: datetime) -> Outcome:
    """Return the outcome of a sending that was refused; an errcode not in the table is tried again."""
    ruling = rulings.get(errcode, Ruling(Verdict.RETRY, "没有见过的错误"))
    said = redact(errmsg)[:_ERRMSG_LENGTH]
    return Outcome(ruling.verdict, f"{ruling.reason}（{errcode}：{said}）", ruling.wait(now), code=errcode)
