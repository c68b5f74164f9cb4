"""From the HTTP request to the HTTP answer, the same way for both channels."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from flask import Request, Response
from werkzeug.exceptions import RequestEntityTooLarge

from bot.channels.text import printable
from bot.clock import Clock
from bot.webhook.answering import Answerer, answer, send_rest
from bot.webhook.events import needs_attention
from bot.webhook.fields import Unreadable
from bot.webhook.lock import Lock, Opened, Query, read_query
from bot.webhook.parse import Delivery, Inbox, parse
from bot.webhook.render import Render

_log = structlog.get_logger(__name__)

# Far above the longest push; an unsigned caller must not make us read or parse more.
BODY_LIMIT = 64 * 1024

# WeChat's word for: handled, no reply, do not ask again.
SUCCESS = "success"


@dataclass(frozen=True)
class Door:
    """One account's door: who may come in, who answers, and how the answer is written."""

    lock: Lock
    inbox: Inbox
    answerer: Answerer
    clock: Clock
    render: Render

    def receive(self, request: Request) -> Response:
        """Return the answer to a push: 200 for whatever was signed, else 403, 413 for a body too large."""
        query, now = read_query(request.args), self.clock.now()
        if not self.lock.admits(query, now):
            return self._refuse()
        body = _read_body(request)
        if body is None:
            return _plain("", 413)
        opened = self.lock.open(query, body)
        return self._respond(query, opened, now) if opened else self._refuse()

    def verify(self, echo: str | None) -> Response:
        """Return the answer to a check of our address; None: whoever asked is not WeChat."""
        return self._refuse() if echo is None else _plain(echo)

    def _refuse(self) -> Response:
        _log.info("push_refused", channel=self.inbox.channel.value)
        return _plain("", 403)

    def _respond(self, query: Query, opened: Opened, now: datetime) -> Response:
        try:
            xml = self._answer(opened, now)
            closed = self.lock.close(xml, opened.box, query.nonce, now) if xml else SUCCESS
        except Exception:
            # Whatever we got wrong, a signed push is answered properly: anything else shows as 服务出现故障.
            _log.exception("push_failed", channel=self.inbox.channel.value)
            closed = SUCCESS
        return _plain(closed) if closed == SUCCESS else Response(closed, mimetype="application/xml")

    def _answer(self, opened: Opened, now: datetime) -> str:
        delivery = self._read(opened, now)
        if delivery is None or not needs_attention(delivery.message):
            return ""
        reply, failed = answer(self.answerer, delivery.message)
        if not printable(reply.text).strip():
            return ""
        # After a failure a tapped card keeps its buttons: they must be there for the second try.
        rendered = self.render(delivery.as_typed() if failed else delivery, reply, now)
        if rendered.rest:
            send_rest(self.answerer, delivery.message, rendered.rest)
        return rendered.xml

    def _read(self, opened: Opened, now: datetime) -> Delivery | None:
        if opened.xml is None:
            _log.error("push_not_opened", channel=self.inbox.channel.value, hint="EncodingAESKey or app id")
            return None
        try:
            return parse(opened.xml, self.inbox, now)
        except Unreadable as unreadable:
            _log.warning("push_not_read", channel=self.inbox.channel.value, why=unreadable.detail)
            return None


def _plain(text: str, status: int = 200) -> Response:
    """Return a plain text answer that no browser takes for anything else."""
    response = Response(text, status, mimetype="text/plain")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _read_body(request: Request) -> bytes | None:
    """Return the body, None when it is too large; no more than the limit and a byte is read."""
    # A body in pieces is cut off there without a word: the byte beyond tells that there was more.
    request.max_content_length = BODY_LIMIT + 1
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge:
        return None
    return body if len(body) <= BODY_LIMIT else None
