"""What concerns the whole service: heartbeats, facts, the purge of old deliveries, starting over."""

from datetime import timedelta

from bot.store.database import Database
from bot.store.deliveries import purge_deliveries
from bot.store.facts import SqlFacts
from bot.store.heartbeat import SqlHeartbeat
from bot.store.ledger import SqlLedger
from bot.store.outbox import SqlOutbox
from bot.store.schema import facts, metadata
from bot.store.wipe import wipe
from bot.tickets.docket import Docket
from tests.bot.store.cast import ESTATE, NOON, delivery, report


def test_the_newest_beat_counts(database: Database) -> None:
    heartbeat = SqlHeartbeat(database)
    assert heartbeat.last_beat() is None
    for process in ("worker-1", "worker-2", "worker-1"):
        heartbeat.beat(process)
    age = heartbeat.last_beat()
    assert age is not None
    assert 0 <= age < 10


def test_an_old_beat_shows_its_age(database: Database) -> None:
    SqlHeartbeat(database).beat("worker")
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE heartbeats SET beat_at = beat_at - 100")
    age = SqlHeartbeat(database).last_beat()
    assert age is not None
    assert 100 <= age < 110
    SqlHeartbeat(database).beat("worker")
    age = SqlHeartbeat(database).last_beat()
    assert age is not None
    assert 0 <= age < 10


def test_facts_are_set_and_set_again(database: Database) -> None:
    facts = SqlFacts(database)
    assert facts.get("made by") is None
    facts.set("made by", "sandbox")
    facts.set("made by", "沙盒")
    assert facts.get("made by") == "沙盒"


def test_old_deliveries_are_forgotten_and_new_ones_kept(ledger: SqlLedger, database: Database) -> None:
    ledger.commit(Docket(ledger), delivery("k1"))
    assert purge_deliveries(database, NOON) == 0
    assert purge_deliveries(database, NOON + timedelta(seconds=1)) == 1
    assert ledger.reply_to("k1") is None


def test_a_wipe_leaves_the_facts_only(ledger: SqlLedger, database: Database) -> None:
    report(ledger)
    SqlHeartbeat(database).beat("worker")
    SqlFacts(database).set("made by", "sandbox")
    wipe(database)
    with database.read() as connection:
        left = {table.name for table in metadata.sorted_tables if connection.execute(table.select()).first()}
    assert left == {facts.name}


def test_a_wipe_never_gives_a_number_out_again(ledger: SqlLedger, database: Database) -> None:
    """A worker that claimed before the wipe would otherwise record its fate on somebody else's notice."""
    outbox = SqlOutbox(database)
    report(ledger)
    before = outbox.claim(NOON)
    wipe(database)
    report(SqlLedger(database, ESTATE))
    after = outbox.claim(NOON)
    assert before is not None
    assert after is not None
    assert min(each.id for each in after.notices) > max(each.id for each in before.notices)
