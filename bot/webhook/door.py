"""From the HTTP request to the HTTP answer, the same way for both channels."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIEnvironment

import structlog

from bot.channels.text import printable
from bot.clock import Clock
from bot.webhook.answering import Answerer, answer, send_rest
from bot.webhook.events import needs_attention
from bot.webhook.fields import Unreadable
from bot.webhook.lock import Lock, Opened, Query, read_query
from bot.webhook.parse import Delivery, Inbox, parse
from bot.webhook.render import Render
from bot.webhook.wsgi import XML, Answer, body_of, query_of

_log = structlog.get_logger(__name__)

# Far above the longest push; an unsigned caller must not make us read or parse more.
BODY_LIMIT = 64 * 1024

# WeChat's word for: handled, no reply, do not ask again.
SUCCESS = "success"


@dataclass(frozen=True)
class Door:
    """One account's door: who may come in, who answers, and how the answer is written.

    `echo` answers WeChat's check of our address, None for a stranger's.
    """

    lock: Lock
    echo: Callable[[Query, datetime], str | None]
    inbox: Inbox
    answerer: Answerer
    clock: Clock
    render: Render

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a push or a check of our address, as a WSGI application."""
        return self._answer_to(environ).send(start_response)

    def _answer_to(self, environ: WSGIEnvironment) -> Answer:
        query, now = read_query(query_of(environ)), self.clock.now()
        if environ["REQUEST_METHOD"] == "POST":
            return self._receive(environ, query, now)
        if environ["REQUEST_METHOD"] == "GET":
            echo = self.echo(query, now)
            return self._refuse() if echo is None else Answer(echo)
        return Answer("", HTTPStatus.METHOD_NOT_ALLOWED)

    def _receive(self, environ: WSGIEnvironment, query: Query, now: datetime) -> Answer:
        """Return the answer to a push: 200 for whatever was signed, else 403, 413 for a body too large."""
        if not self.lock.admits(query, now):
            return self._refuse()
        body = body_of(environ, BODY_LIMIT)
        if body is None:
            return Answer("", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        opened = self.lock.open(query, body)
        return self._respond(query, opened, now) if opened else self._refuse()

    def _refuse(self) -> Answer:
        _log.info("push_refused", channel=self.inbox.channel.value)
        return Answer("", HTTPStatus.FORBIDDEN)

    def _respond(self, query: Query, opened: Opened, now: datetime) -> Answer:
        try:
            xml = self._answer(opened, now)
            if xml:
                return Answer(self.lock.close(xml, opened.box, query.nonce, now), kind=XML)
        except Exception:
            # Whatever we got wrong, a signed push is answered properly: anything else shows as 服务出现故障.
            _log.exception("push_failed", channel=self.inbox.channel.value)
        return Answer(SUCCESS)

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
