"""One sending with its one retry for a stale token, and its outcome."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.channels.api import ApiAway, ApiRefused
from bot.channels.errcodes import STALE_TOKEN, Ruling, judge
from bot.channels.outcome import Outcome, Verdict
from bot.channels.tokens import TokenProvider

Answer = Mapping[str, Any]
Send = Callable[[str], Answer]


def sent(answer: Answer) -> Outcome:
    """Return the outcome of an accepted sending."""
    return Outcome(Verdict.SENT, "已发出", id=str(answer.get("msgid", "")))


def attempt(
    tokens: TokenProvider,
    send: Send,
    rulings: Mapping[int, Ruling],
    now: datetime,
    read: Callable[[Answer], Outcome] = sent,
) -> Outcome:
    """Send with the present token and return what became of it; a stale token is renewed exactly once.

    `read` says what an answer without errcode means.
    """
    try:
        return read(_with_token(tokens, send))
    except ApiRefused as refused:
        return judge(rulings, refused.errcode, refused.errmsg, now)
    except ApiAway as away:
        return Outcome(Verdict.RETRY, _away_reason(away))


def _with_token(tokens: TokenProvider, send: Send) -> Answer:
    token = tokens.current()
    try:
        return send(token)
    except ApiRefused as refused:
        if refused.errcode not in STALE_TOKEN:
            raise
    return send(tokens.renew(token))


def _away_reason(away: ApiAway) -> str:
    if away.unknown:
        return f"没有收到微信的应答，这条可能已送达也可能没有，再发可能重复（{away.detail}）"
    return f"连不上微信服务器，这条没有发出（{away.detail}）"
