"""Delivery: claims what is due for one person, sends it outside any transaction, records its fate."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.message import Channel
from bot.outbox.ladder import Climb
from bot.outbox.notice import Fate, NoticeState, Parcel, QueuedNotice
from bot.outbox.pace import MINUTE, PAUSE, paced
from bot.outbox.ports import OfficialPort, OutboxPort, WeComPort
from bot.outbox.rungs import CustomRung, TemplateRung, WeComRung
from config.estate import Template

# So that a flood of notices can't keep the worker from its other work for ever.
PARCELS_AT_ONCE = 1000

log = structlog.get_logger(__name__)


class Deliverer:
    """Delivers the outbox. `templates` are each estate's template messages by our names.

    The ladder: a resident gets a custom message, else a template message, else the words are put by until
    the next contact; a member of staff gets a card or a text by WeCom, else the notice is dead. Between
    sending and recording the process may die: then the same is sent again when the claim has run out.
    """

    def __init__(
        self,
        outbox: OutboxPort,
        official: OfficialPort,
        wecom: WeComPort,
        templates: Mapping[str, Mapping[str, Template]],
        clock: Clock,
    ) -> None:
        self._outbox = outbox
        self._official = official
        self._wecom = wecom
        self._templates = templates
        self._clock = clock

    def deliver_all(self, most: int = PARCELS_AT_ONCE) -> int:
        """Deliver until nothing is due or `most` parcels are done; return how many parcels that were."""
        delivered = 0
        while delivered < most and self.deliver_one():
            delivered += 1
        return delivered

    def deliver_one(self) -> bool:
        """Deliver what is due for one person; return False when nothing is due."""
        now = self._clock.now()
        parcel = self._outbox.claim(now)
        if parcel is None:
            return False
        fates, custom_sent = self._send(parcel, now)
        if not self._outbox.record(parcel, fates, custom_sent, now):
            log.warning("claim on a parcel ran out before it was recorded", estate=parcel.estate)
        return True

    def _send(self, parcel: Parcel, now: datetime) -> tuple[list[Fate], int]:
        channel = parcel.recipient.partition(":")[0]
        if channel == Channel.OFFICIAL:
            return self._to_resident(parcel, now)
        if channel == Channel.WECOM:
            return self._to_staff(parcel, now), 0
        log.error("notices for an address of no channel", estate=parcel.estate)
        return [Fate(queued.id, NoticeState.DEAD, reason="收件地址看不懂") for queued in parcel.notices], 0

    def _to_resident(self, parcel: Parcel, now: datetime) -> tuple[list[Fate], int]:
        contact = self._outbox.contact(parcel.estate, parcel.recipient)
        custom = CustomRung(self._official, contact, now)
        templates = self._templates.get(parcel.estate, {})
        template = TemplateRung(self._official, contact, parcel.estate, templates)
        fates = Climb(NoticeState.SHELVED, now).climb(parcel.notices, (custom, template))
        return fates, custom.sent

    def _to_staff(self, parcel: Parcel, now: datetime) -> list[Fate]:
        sent = self._outbox.sent_since(parcel.estate, parcel.recipient, now - MINUTE)
        until = self._outbox.put_off_until(parcel.estate, parcel.recipient, now)
        # A closed channel puts off for longer: whoever comes then may find it open.
        others_wait = until is not None and until <= now + PAUSE
        first, rest = paced(parcel.notices, sent, others_wait)
        wecom = WeComRung(self._wecom, parcel.recipient, parcel.estate)
        return Climb(NoticeState.DEAD, now).climb(first, (wecom,)) + _later(
            rest, until if until and others_wait else now + PAUSE
        )


def _later(notices: Sequence[QueuedNotice], at: datetime) -> list[Fate]:
    reason = "一分钟内发给同一位员工的消息太多"
    return [Fate(queued.id, NoticeState.WAITING, reason=reason, retry_at=at) for queued in notices]
