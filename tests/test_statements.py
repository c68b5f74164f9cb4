"""How often the whole service asks its database for one message: counted, not timed."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from app import create_app, prepare
from bot.conversation.delivery import Conversation, Delivery
from bot.message import Message, MessageKind
from bot.reply import Reply
from bot.residents.home import Home, Resident
from bot.store.residents import SqlResidents
from bot.tickets.docket import Docket
from bot.tickets.ticket import Status
from config.settings import DEMO, read_settings
from parts import Parts
from tests.bot.conversation.stage import Visits
from tests.bot.store.cast import ticket
from tests.world import shipped_library

STRANGER, RESIDENT = "official:oStranger", "official:oResident"
QUESTION = "物业费怎么交"


class Traced:
    """A production service on SQLite, with every statement that it runs."""

    def __init__(self, folder: Path) -> None:
        accounts = {name: value for name, value in DEMO.items() if not name.endswith("api_base")}
        app = create_app(read_settings({"data_dir": folder, **accounts}))
        self.parts: Parts = app.extensions["parts"]
        # What read-only turns leave behind is written later, in batches.
        vars(self.parts).update(library=shipped_library(), visits=Visits())
        self.statements: list[str] = []
        self._thread = threading.current_thread()
        event.listen(Pool, "connect", self._trace)
        prepare(self.parts)

    def says(self, person: str, text: str, key: str) -> Reply:
        """Return the answer to a message, with `statements` holding those of this turn alone."""
        at = self.parts.clock.now()
        self.statements.clear()
        return self.parts.conversations.answer(Message(key, person, MessageKind.TEXT, at, text))

    def close(self) -> None:
        event.remove(Pool, "connect", self._trace)
        self.parts.database.close()

    def _trace(self, connection: Any, _record: Any) -> None:
        connection.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        # What other threads do beside the turn is not the turn's.
        if threading.current_thread() is self._thread:
            self.statements.append(statement)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Traced]:
    traced = Traced(tmp_path)
    # The first turn of all opens a connection, and after a pause (the knowledge loads) it is looked after.
    assert traced.parts.mind
    traced.says(STRANGER, QUESTION, "first")
    yield traced
    traced.close()


def test_a_question_of_a_stranger_is_one_read(service: Traced) -> None:
    assert service.says(STRANGER, QUESTION, "k1").script.startswith("fee.")
    assert len(service.statements) == 1, service.statements


def test_and_so_is_that_of_a_resident_at_rest(service: Traced) -> None:
    parts = service.parts
    now = parts.clock.now()
    SqlResidents(parts.database).bind(
        parts.estate, [Resident(RESIDENT, "王秀兰", Home("3栋1单元101", "3"), "owner")]
    )
    ended = replace(ticket(resident=RESIDENT), status=Status.CLOSED)
    talked = Conversation(RESIDENT, slots={}, changed_at=now)
    parts.ledger.commit(
        Docket(parts.ledger, tickets={ended.number: ended}),
        Delivery("before", RESIDENT, Reply("收到"), now, conversation=talked),
    )
    assert service.says(RESIDENT, QUESTION, "k1").script.startswith("fee.")
    assert len(service.statements) == 1, service.statements


def test_and_so_is_a_delivery_that_comes_again(service: Traced) -> None:
    opened = service.says(STRANGER, "人工", "k1")
    assert service.says(STRANGER, "人工", "k1") == replace(opened, urgent=False)
    assert len(service.statements) == 1, service.statements


def test_no_question_is_a_write(service: Traced) -> None:
    service.says(STRANGER, QUESTION, "k1")
    assert [each.split()[0] for each in service.statements] == ["SELECT"], service.statements
