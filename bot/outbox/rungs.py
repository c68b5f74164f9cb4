"""The rungs of the ladder: each bundles notices in its way, and sends a bundle."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.channels.card import headline
from bot.channels.outcome import Outcome, Verdict
from bot.message import user_of
from bot.outbox.merge import Bundle, alone, for_official, for_wecom
from bot.outbox.notice import COLLEAGUES_WORDS, Contact, Notice, NoticeState, QueuedNotice, Weight
from bot.outbox.ports import OfficialPort, WeComPort
from bot.outbox.quota import KEPT_FOR, RESERVE, may_send_custom
from config.estate import Template

CUSTOM = "custom"
TEMPLATE = "template"
# The template took the place of full words or of answers to tap: the person saw less than the notice says.
TEMPLATE_INSTEAD = "template_instead"
WECOM = "wecom"


class Rung(Protocol):
    """One way to reach a person."""

    def bundles(self, notices: Sequence[QueuedNotice]) -> list[Bundle]:
        """Return the notices as this way carries them, in the order of sending."""

    def send(self, bundle: Bundle) -> Outcome:
        """Send one bundle and return what became of it."""

    def via(self, notice: Notice) -> str:
        """Return how a person who was reached by this rung saw the notice."""

    def leaves(self, notice: Notice) -> NoticeState:
        """Return what a notice is that this rung has sent: put by, where its words are still to be shown."""


@dataclass
class CustomRung:
    """Customer-service messages, as long as the person's window allows and one is kept for a result.

    `sent` counts what went out, `to_come` the messages with results that are still to be sent in this climb.
    """

    official: OfficialPort
    contact: Contact
    now: datetime
    sent: int = 0
    to_come: int = 0

    def bundles(self, notices: Sequence[QueuedNotice]) -> list[Bundle]:
        bundles = for_official(notices)
        self.to_come = sum(len(bundle.texts) for bundle in bundles if _kept_for(bundle))
        return bundles

    def send(self, bundle: Bundle) -> Outcome:
        needed = len(bundle.texts)
        if _kept_for(bundle):
            self.to_come -= needed
        weights = [queued.notice.weight for queued in bundle.notices]
        reserve = max(RESERVE, self.to_come)
        if not may_send_custom(self.contact, weights, self.now, needed, reserve):
            return Outcome(Verdict.NEXT_RUNG, "客服消息窗口已过、额度已用完或要留给处理结果")
        return self._send_all(bundle)

    def via(self, notice: Notice) -> str:
        return CUSTOM

    def leaves(self, notice: Notice) -> NoticeState:
        return NoticeState.SENT

    def _send_all(self, bundle: Bundle) -> Outcome:
        outcome = NOTHING_TO_SAY
        for text in bundle.texts:
            outcome = self.official.send_text(user_of(self.contact.person), text)
            if outcome.verdict is not Verdict.SENT:
                break
            self._count()
        return outcome

    def _count(self) -> None:
        self.sent += 1
        was = self.contact
        self.contact = replace(was, message_sent=was.message_sent + 1, tap_sent=was.tap_sent + 1)


@dataclass(frozen=True)
class TemplateRung:
    """Template messages, for followers, with the estate's templates by our names."""

    official: OfficialPort
    contact: Contact
    estate: str
    templates: Mapping[str, Template]

    def bundles(self, notices: Sequence[QueuedNotice]) -> list[Bundle]:
        return alone(notices)

    def send(self, bundle: Bundle) -> Outcome:
        notice = bundle.notices[0].notice
        if not self.contact.follows:
            return Outcome(Verdict.NEXT_RUNG, "对方没有关注公众号")
        template = self.templates.get(notice.template)
        if template is None:
            return Outcome(Verdict.NEXT_RUNG, f"没有可用的模板“{notice.template}”")
        fields = {keyword: notice.fields.get(name, "") for keyword, name in template.fields.items()}
        user = user_of(self.contact.person)
        return self.official.send_template(user, template.id, fields, message_id(self.estate, notice))

    def via(self, notice: Notice) -> str:
        return TEMPLATE_INSTEAD if notice.buttons or notice.weight is Weight.RESULT else TEMPLATE

    def leaves(self, notice: Notice) -> NoticeState:
        # A template only says that a colleague has answered: the words follow with the next reply.
        return NoticeState.SHELVED if notice.script in COLLEAGUES_WORDS else NoticeState.SENT


@dataclass(frozen=True)
class WeComRung:
    """Texts, and cards for what has buttons."""

    wecom: WeComPort
    person: str
    estate: str

    def bundles(self, notices: Sequence[QueuedNotice]) -> list[Bundle]:
        return for_wecom(notices)

    def send(self, bundle: Bundle) -> Outcome:
        user = user_of(self.person)
        if bundle.buttons:
            title, body = headline(bundle.texts[0])
            task = message_id(self.estate, bundle.notices[0].notice)
            return self.wecom.send_card(user, title, body, bundle.buttons, task)
        outcome = NOTHING_TO_SAY
        for text in bundle.texts:
            outcome = self.wecom.send_text(user, text)
            if outcome.verdict is not Verdict.SENT:
                break
        return outcome

    def via(self, notice: Notice) -> str:
        return WECOM

    def leaves(self, notice: Notice) -> NoticeState:
        return NoticeState.SENT


NOTHING_TO_SAY = Outcome(Verdict.DROP, "通知没有内容")


def message_id(estate: str, notice: Notice) -> str:
    """Return the id by which the platform knows this notice again: 32 letters and digits, always the same."""
    return hashlib.sha256(f"{estate}/{notice.key}".encode()).hexdigest()[:32]


def _kept_for(bundle: Bundle) -> bool:
    return not KEPT_FOR.isdisjoint(queued.notice.weight for queued in bundle.notices)
