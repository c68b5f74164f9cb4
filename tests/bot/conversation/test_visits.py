"""Signs of life in batches."""

import threading
from collections.abc import Sequence

from structlog.testing import capture_logs

from bot.conversation.visits import VisitLog
from bot.outbox.notice import Seen
from tests.bot.conversation.stage import NOW
from tests.bot.tickets.estate import CHEN, WANG

WANG_SEEN, CHEN_SEEN = Seen(WANG, "message", NOW), Seen(CHEN, "tap", NOW)


def test_what_was_noted_is_written_in_one_batch() -> None:
    batches: list[Sequence[Seen]] = []
    log = VisitLog(batches.append)
    log.add(WANG_SEEN)
    log.add(CHEN_SEEN)
    assert batches == [], "nobody waits for it"
    log.flush()
    assert batches == [[WANG_SEEN, CHEN_SEEN]]


def test_nothing_noted_writes_nothing() -> None:
    batches: list[Sequence[Seen]] = []
    VisitLog(batches.append).flush()
    assert batches == []


def test_the_first_of_a_batch_has_it_written_soon() -> None:
    written = threading.Event()
    log = VisitLog(lambda batch: written.set())
    log.add(WANG_SEEN)
    assert written.wait(timeout=10)


def test_what_cant_be_stored_is_dropped_with_a_line_in_the_log() -> None:
    def away(batch: Sequence[Seen]) -> None:
        raise OSError("no database")

    log = VisitLog(away)
    log.add(WANG_SEEN)
    with capture_logs() as lines:
        log.flush()
        log.flush()
    assert [(line["event"], line["count"]) for line in lines] == [("visits were not stored", 1)]
