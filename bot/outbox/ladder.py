"""Climbing the ladder: what one way can't carry goes on to the next, until every notice has a fate."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

import structlog

from bot.channels.outcome import Outcome, Verdict
from bot.outbox.backoff import MAX_ATTEMPTS, backoff
from bot.outbox.merge import Bundle
from bot.outbox.notice import Fate, NoticeState, QueuedNotice
from bot.outbox.rungs import Rung

# An admin has to act: look again now and then.
HALT_WAIT = timedelta(minutes=5)

log = structlog.get_logger(__name__)


class Step(Enum):
    """What follows for a notice."""

    SENT = auto()
    WAIT = auto()
    FALL = auto()
    END = auto()


# What a verdict means for a notice, and what it means when that notice has been tried eight times.
STEPS: dict[Verdict, tuple[Step, Step]] = {
    Verdict.SENT: (Step.SENT, Step.SENT),
    Verdict.RETRY: (Step.WAIT, Step.FALL),
    Verdict.NEXT_RUNG: (Step.FALL, Step.FALL),
    Verdict.DROP: (Step.END, Step.END),
    Verdict.HALT: (Step.WAIT, Step.WAIT),
}


@dataclass
class Climb:
    """One parcel on its way up. `end` is what a notice becomes when no rung could carry it."""

    end: NoticeState
    now: datetime
    fates: list[Fate] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)

    def climb(self, notices: Sequence[QueuedNotice], rungs: Sequence[Rung]) -> list[Fate]:
        """Send the notices by the first rung that takes them and return one fate for each."""
        left = list(notices)
        for rung in rungs:
            left = self._try_rung(rung, left)
        for queued in left:
            self._end(queued)
        return self.fates

    def _try_rung(self, rung: Rung, notices: list[QueuedNotice]) -> list[QueuedNotice]:
        """Return the notices that fall through to the next rung."""
        fallen: list[QueuedNotice] = []
        held: datetime | None = None
        for bundle in rung.bundles(notices):
            if held:
                # After a busy server or a closed channel the rest waits: in order, and within our lease.
                self._hold(bundle, held)
                continue
            outcome = _send(rung, bundle)
            retry_at = self._retry_at(bundle, outcome)
            for queued in bundle.notices:
                step = self._settle(queued, rung, outcome, retry_at)
                if step is Step.FALL:
                    fallen.append(queued)
                if step is Step.WAIT:
                    held = retry_at
        return fallen

    def _settle(self, queued: QueuedNotice, rung: Rung, outcome: Outcome, retry_at: datetime | None) -> Step:
        """Record the notice's fate by this rung, unless it falls and has none yet."""
        usual, last = STEPS[outcome.verdict]
        step = last if queued.attempts + 1 >= MAX_ATTEMPTS else usual
        # Without a `via` nothing was tried: a closed channel must not use up the attempts.
        via = "" if outcome.verdict is Verdict.HALT else rung.via(queued.notice)
        match step:
            case Step.SENT:
                why = self.reasons.get(queued.id, "")
                state = rung.leaves(queued.notice)
                self.fates.append(Fate(queued.id, state, via, why, receipt=outcome.id))
            case Step.WAIT:
                self.fates.append(Fate(queued.id, NoticeState.WAITING, via, outcome.reason, retry_at))
            case Step.FALL:
                self.reasons[queued.id] = outcome.reason
            case Step.END:
                self.reasons[queued.id] = outcome.reason
                self._end(queued)
        return step

    def _hold(self, bundle: Bundle, until: datetime) -> None:
        for queued in bundle.notices:
            self.fates.append(
                Fate(queued.id, NoticeState.WAITING, reason="前面的通知还没有发出", retry_at=until)
            )

    def _end(self, queued: QueuedNotice) -> None:
        reason = self.reasons.get(queued.id, "")
        log.warning("notice could not be pushed", id=queued.id, becomes=self.end, reason=reason)
        self.fates.append(Fate(queued.id, self.end, reason=reason))

    def _retry_at(self, bundle: Bundle, outcome: Outcome) -> datetime | None:
        """Return when to try again after a verdict that says so."""
        if outcome.verdict is Verdict.HALT:
            log.error("channel can't send until somebody acts", reason=outcome.reason)
            return self.now + (outcome.wait or HALT_WAIT)
        if outcome.verdict is not Verdict.RETRY:
            return None
        attempts = 1 + max(queued.attempts for queued in bundle.notices)
        wait = backoff(attempts, bundle.notices[0].notice.key)
        return self.now + max(wait, outcome.wait or timedelta())


def _send(rung: Rung, bundle: Bundle) -> Outcome:
    try:
        return rung.send(bundle)
    except Exception as error:  # one notice that we can't send must not stop the others
        log.exception("sending failed", ids=[queued.id for queued in bundle.notices])
        return Outcome(Verdict.RETRY, f"程序出错：{type(error).__name__}")
