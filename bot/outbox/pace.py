"""How much one member of staff may be sent: WeCom drops what is too much for a minute without a word."""

from collections.abc import Iterable
from datetime import timedelta

from bot.outbox.notice import Notice, QueuedNotice

# WeCom's limit for one member, and the time for which it counts.
PER_MINUTE = 30
MINUTE = timedelta(minutes=1)
# A parcel must be sent within its lease, also when every call takes seconds.
AT_ONCE = 10
# So many stay free: for emergencies, and for the end of a slow parcel that began more than a minute ago.
KEPT_FREE = AT_ONCE
PAUSE = timedelta(seconds=10)
EMERGENCY = "staff.emergency"

Queue = list[QueuedNotice]


def paced(notices: Iterable[QueuedNotice], sent: int, others_wait: bool = False) -> tuple[Queue, Queue]:
    """Return what may go now to somebody who was sent `sent` notices in the last minute, and what waits.

    Emergencies go first, then whatever was due first; nothing else while `others_wait` that came before.
    """
    go: Queue = []
    wait: Queue = []
    for queued in sorted(notices, key=_rank):
        limit = PER_MINUTE if _is_emergency(queued.notice) else PER_MINUTE - KEPT_FREE
        fits = len(go) < AT_ONCE and sent + len(go) < limit
        fits = fits and (_is_emergency(queued.notice) or not others_wait)
        (go if fits else wait).append(queued)
    return go, wait


def _rank(queued: QueuedNotice) -> tuple[bool, float, int]:
    return not _is_emergency(queued.notice), queued.notice.due_at.timestamp(), queued.id


def _is_emergency(notice: Notice) -> bool:
    return notice.script.startswith(EMERGENCY)
