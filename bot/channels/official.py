"""The way out by the official account: customer-service texts and template messages."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.api import Api
from bot.channels.errcodes import OFFICIAL
from bot.channels.outcome import Outcome, Verdict
from bot.channels.sending import attempt
from bot.channels.template_fields import Unfit, fit
from bot.channels.text import printable
from bot.channels.tokens import TokenProvider
from bot.clock import Clock

_LONGEST_ID = 32


class OfficialChannel:
    """Sends to one resident at a time."""

    def __init__(self, api: Api, tokens: TokenProvider, clock: Clock) -> None:
        self._api = api
        self._tokens = tokens
        self._clock = clock

    def send_text(self, user: str, text: str) -> Outcome:
        """Send a customer-service text (at most 2,000 bytes, see `text.pieces`) to an openid.

        WeChat can't tell a repetition of it, so a RETRY of unknown outcome may reach the person twice.
        """
        body = {"touser": user, "msgtype": "text", "text": {"content": printable(text)}}
        return self._send("message/custom/send", body)

    def send_template(
        self, user: str, template_id: str, fields: Mapping[str, str], message_id: str
    ) -> Outcome:
        """Send a template message to an openid; the values are fitted to their keyword types.

        The same `message_id` within ten minutes reaches the person once, however often it is sent.
        """
        try:
            fitted = fit(fields)
        except Unfit as unfit:
            return Outcome(Verdict.NEXT_RUNG, unfit.words)
        data = {name: {"value": value} for name, value in fitted.items()}
        body = {"touser": user, "template_id": template_id, "client_msg_id": _short(message_id), "data": data}
        return self._send("message/template/send", body)

    def publish_menu(self, entries: Sequence[tuple[str, str]]) -> Outcome:
        """Replace the account's menu by these labels and keys; clients show it within five minutes."""
        buttons = [{"type": "click", "name": label, "key": key} for label, key in entries]
        return self._send("menu/create", {"button": buttons})

    def _send(self, path: str, body: Mapping[str, Any]) -> Outcome:
        now = self._clock.now()
        return attempt(self._tokens, lambda token: self._api.post(path, body, token), OFFICIAL, now)


def _short(message_id: str) -> str:
    if len(message_id) <= _LONGEST_ID:
        return message_id
    return hashlib.sha256(message_id.encode()).hexdigest()[:_LONGEST_ID]
