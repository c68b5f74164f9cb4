"""The way out by WeCom: texts and cards with buttons for the staff."""

from typing import Any

from bot.channels.api import Api
from bot.channels.card import card_json, make_card
from bot.channels.errcodes import WECOM
from bot.channels.outcome import Outcome, Verdict
from bot.channels.sending import Answer, attempt, sent
from bot.channels.text import TEXT_LIMIT, printable
from bot.channels.tokens import TokenProvider
from bot.clock import Clock
from bot.reply import Button

# The same JSON within half an hour reaches the person once: our retries can't double a message.
_ONCE = {"enable_duplicate_check": 1, "duplicate_check_interval": 1800}
_MOST_BYTES = TEXT_LIMIT + 48


class WeComChannel:
    """Sends to one member of staff at a time."""

    def __init__(self, api: Api, tokens: TokenProvider, agent_id: str, clock: Clock) -> None:
        self._api = api
        self._tokens = tokens
        self._agent_id = int(agent_id)
        self._clock = clock

    def send_text(self, user: str, text: str) -> Outcome:
        """Send a text (at most 2,000 bytes, see `text.pieces`) to a userid."""
        content = printable(text)
        if len(content.encode()) > _MOST_BYTES:
            # WeCom would accept it and cut it without a word.
            return Outcome(Verdict.DROP, "内容超过长度限制，程序应当先分段，请报给开发人员")
        return self._send(user, {"msgtype": "text", "text": {"content": content}})

    def send_card(
        self, user: str, title: str, body: str, buttons: tuple[Button, ...], task_id: str
    ) -> Outcome:
        """Send a card to a userid; a tap on a button comes back as a message whose `tap` is the button's id.

        `task_id` must be unique to this card. Without buttons it goes as a text: WeCom has no such card.
        """
        if not buttons:
            return self.send_text(user, f"{title}\n{body}")
        card = make_card(printable(title), printable(body), buttons, task_id)
        return self._send(user, {"msgtype": "template_card", "template_card": card_json(card)})

    def _send(self, user: str, content: dict[str, Any]) -> Outcome:
        if "|" in user or user.startswith("@"):
            # Both mean several people, "@all" the whole company.
            return Outcome(Verdict.DROP, "收件人不是一个成员账号，请核对人员名单")
        body = {"touser": user, "agentid": self._agent_id, **content, **_ONCE}
        return attempt(
            self._tokens,
            lambda token: self._api.post("message/send", body, token),
            WECOM,
            self._clock.now(),
            lambda answer: _read(answer, user),
        )


# An errcode of 0 with the person in one of these lists: accepted, but nobody gets it.
_LISTS = {
    "invaliduser": "这个成员不在应用可见范围内，请检查人员名单和可见范围",
    "unlicenseduser": "这个成员没有接口许可，请到企业微信后台检查",
}


def _read(answer: Answer, user: str) -> Outcome:
    for name, reason in _LISTS.items():
        # WeCom lower-cases the ids in these lists.
        if user.lower() in str(answer.get(name, "")).lower().split("|"):
            return Outcome(Verdict.DROP, reason)
    return sent(answer)
