"""What the other processes of a test do; each opens the database by itself and tells what came of it."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from typing import Any, NamedTuple

from bot.conversation.delivery import Repeated
from bot.errors import BotError, Conflict
from bot.store.due import SqlDueRows
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.tickets.docket import Docket
from bot.tickets.roster_change import ChangeState, DutyStep
from tests.bot.store.cast import ESTATE, NOON, Place, delivery, docket, report, ticket

Work = Callable[[Place, Barrier, int], Any]
WAIT_SECONDS = 60


def fresh_processes() -> ForkServerContext:
    """Return what starts processes that share nothing with this one, from one that has imported it all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "sqlalchemy.dialects.postgresql.psycopg", "psycopg"])
    return context


class Outcome(NamedTuple):
    """What one process came to: "stored", "repeated", "conflict", or a list of what it handled."""

    word: str
    detail: Any = None


def run_together(work: Work, place: Place, how_many: int) -> list[Any]:
    """Run the work in so many processes that begin at the same moment; returns what each came to."""
    processes = fresh_processes()
    start = processes.Barrier(how_many)
    ends = []
    for number in range(how_many):
        ours, theirs = processes.Pipe(duplex=False)
        process = processes.Process(target=_tell, args=(theirs, work, place, start, number))
        process.start()
        theirs.close()
        ends.append((process, ours))
    outcomes = [ours.recv() for _, ours in ends if ours.poll(WAIT_SECONDS)]
    for process, _ in ends:
        process.join(WAIT_SECONDS)
    return outcomes


def _tell(pipe: Connection, work: Work, place: Place, start: Barrier, number: int) -> None:
    try:
        pipe.send(work(place, start, number))
    except BotError as error:
        pipe.send(Outcome(type(error).__name__, str(error)))


def store_the_same_message(place: Place, start: Barrier, number: int) -> Outcome:
    """Answer one message, each process in its own words."""
    ledger = SqlLedger(place.open(), ESTATE)
    ledger.reply_to("k1")
    start.wait(WAIT_SECONDS)
    try:
        ledger.commit(Docket(ledger), delivery("k1", text=f"第{number}个"))
    except Repeated as repeated:
        return Outcome("repeated", repeated.reply.text)
    return Outcome("stored", f"第{number}个")


def allow_the_same_change(place: Place, start: Barrier, number: int) -> Outcome:
    """Take the same swap one step further, as two managers do who tap at the same moment."""
    ledger = SqlLedger(place.open(), ESTATE)
    change = ledger.duty_change("c1")
    assert change is not None
    step, state = Docket(ledger), ChangeState.ALLOWED if number else ChangeState.REFUSED
    step.duty_changes["c1"] = replace(change, state=state)
    step.duty_steps.append(DutyStep("c1", NOON, f"manager{number}", state))
    start.wait(WAIT_SECONDS)
    try:
        ledger.commit(step, delivery(f"allow{number}"))
    except Conflict:
        return Outcome("conflict")
    return Outcome("stored", state.value)


def change_the_same_ticket(place: Place, start: Barrier, number: int) -> Outcome:
    """Rate the same ticket, each process by its number."""
    ledger = SqlLedger(place.open(), ESTATE)
    read = ledger.ticket("BX-0001")
    assert read is not None
    start.wait(WAIT_SECONDS)
    try:
        ledger.commit(docket(ledger, ticket(version=read.version, rating=number)), delivery(f"rate{number}"))
    except Conflict:
        return Outcome("conflict")
    return Outcome("stored", number)


def open_tickets(place: Place, start: Barrier, number: int) -> list[str]:
    """Open ten tickets, deciding again on a conflict: twice freely, then with the estate to oneself."""
    ledger = SqlLedger(place.open(), ESTATE)
    start.wait(WAIT_SECONDS)
    return [_open_one(ledger, f"{number}-{count}") for count in range(10)]


def _open_one(ledger: SqlLedger, key: str) -> str:
    for _ in range(2):
        try:
            return report(ledger, key).number
        except Conflict:
            continue
    with ledger.exclusive() as alone:
        return report(alone, key).number


def take_numbers(place: Place, start: Barrier, number: int) -> list[int]:
    """Take 25 ticket numbers."""
    ledger = SqlLedger(place.open(), ESTATE)
    start.wait(WAIT_SECONDS)
    return [ledger.take_number() for _ in range(25)]


def claim_dues(place: Place, start: Barrier, number: int) -> list[int]:
    """Handle due rows until there are none; returns their ids."""
    database = place.open()
    dues, ledger = SqlDueRows(database), SqlLedger(database, ESTATE)
    handled = []
    start.wait(WAIT_SECONDS)
    while claim := dues.claim(NOON):
        dues.complete(claim, Docket(ledger))
        handled.append(claim.id)
    return handled


def claim_notices(place: Place, start: Barrier, number: int) -> list[tuple[str, list[int]]]:
    """Claim parcels until there are none; returns their recipients and notices."""
    outbox = SqlOutbox(place.open())
    start.wait(WAIT_SECONDS)
    parcels = []
    while parcel := outbox.claim(NOON):
        parcels.append((parcel.recipient, [each.id for each in parcel.notices]))
    return parcels


def migrate(place: Place, start: Barrier, number: int) -> Outcome:
    """Bring the tables to the newest revision."""
    database = place.open()
    start.wait(WAIT_SECONDS)
    database.migrate()
    return Outcome("migrated", database.revision())


def answer_and_tell(ledger: SqlLedger, pipe: Connection) -> None:
    """Go on with the parent's ledger after a fork: read what it stored, and store a reply."""
    stored = ledger.reply_to("parent")
    ledger.commit(Docket(ledger), delivery("child"))
    pipe.send(stored and stored.text)


def claim_and_die(place: Place, pipe: Connection, lease_seconds: float) -> None:
    """Claim a due row and a parcel, tell of them, and be killed with both in hand."""
    database = place.open()
    lease = timedelta(seconds=lease_seconds)
    pipe.send((SqlDueRows(database, lease).claim(NOON), SqlOutbox(database, lease).claim(NOON)))
    os.kill(os.getpid(), signal.SIGKILL)


def die_while_writing(place: Place, pipe: Connection) -> None:
    """Be killed inside a write transaction, with the lock in hand."""
    with place.open().write(ESTATE) as connection:
        connection.exec_driver_sql("DELETE FROM promises")
        pipe.send("writing")
        os.kill(os.getpid(), signal.SIGKILL)
