"""What read-only turns leave behind, in batches: signs of life and what was said."""

import threading
from collections.abc import Sequence

from structlog.testing import capture_logs

from bot.conversation.talk import BOT, RESIDENT, Line
from bot.conversation.visits import VisitLog
from bot.outbox.notice import Seen
from tests.bot.conversation.stage import NOW
from tests.bot.tickets.estate import CHEN, WANG

WANG_SEEN, CHEN_SEEN = Seen(WANG, "message", NOW), Seen(CHEN, "tap", NOW)


ASKED, ANSWERED = Line(WANG, NOW, RESIDENT, "物业费怎么交"), Line(WANG, NOW, BOT, "扫码交就行")

Batch = tuple[list[Seen], list[Line]]


def collecting(batches: list[Batch]) -> VisitLog:
    """Return a log whose batches end up in a list."""
    return VisitLog(lambda seen, lines: batches.append((list(seen), list(lines))))


def test_what_was_noted_is_written_in_one_batch() -> None:
    batches: list[Batch] = []
    log = collecting(batches)
    log.add(WANG_SEEN, [ASKED, ANSWERED])
    log.add(CHEN_SEEN, [])
    assert batches == [], "nobody waits for it"
    log.flush()
    assert batches == [([WANG_SEEN, CHEN_SEEN], [ASKED, ANSWERED])]
    log.flush()
    assert len(batches) == 1, "nothing noted writes nothing"


def test_the_first_of_a_batch_has_it_written_soon() -> None:
    written = threading.Event()
    log = VisitLog(lambda seen, lines: written.set())
    log.add(WANG_SEEN, [ASKED])
    assert written.wait(timeout=10)


def test_what_cant_be_stored_is_dropped_with_a_line_in_the_log() -> None:
    def away(seen: Sequence[Seen], lines: Sequence[Line]) -> None:
        raise OSError("no database")

    log = VisitLog(away)
    log.add(WANG_SEEN, [ASKED])
    with capture_logs() as lines:
        log.flush()
        log.flush()
    assert [(line["event"], line["count"]) for line in lines] == [("visits were not stored", 1)]
