"""The one file behind the stand-in: several threads and processes at once."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sandbox import OfficialAccount, WeComApp, create_sandbox
from sandbox.cast import person_named
from sandbox.database import Database
from sandbox.locks import file_lock
from sandbox.phones import Bubble, show


def write_bubbles(directory: Path, count: int) -> None:
    database = Database(directory)
    for _ in range(count):
        with database.transaction() as connection:
            show(connection, person_named("owner"), Bubble("service", "custom", "好"), "")


def test_numbers_have_no_holes_when_four_processes_write(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_bubbles, args=(tmp_path, 25)) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * 4
    rows = Database(tmp_path).read().execute("SELECT n FROM messages ORDER BY n").fetchall()
    assert [row["n"] for row in rows] == list(range(1, 101))


def test_eight_threads_share_one_database(tmp_path: Path) -> None:
    database = Database(tmp_path)

    def write(_: int) -> None:
        with database.transaction() as connection:
            show(connection, person_named("owner"), Bubble("service", "custom", "好"), "")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(80)))
    assert database.read().execute("SELECT count(*) FROM messages").fetchone()[0] == 80


def fail_halfway(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO settings VALUES ('mode', 'plaintext')")
        raise ValueError("changed my mind")


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with pytest.raises(ValueError, match="changed"):
        fail_halfway(database)
    assert database.read().execute("SELECT count(*) FROM settings").fetchone()[0] == 0


def test_a_transaction_inside_another_is_refused_not_waited_for(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.transaction(), pytest.raises(RuntimeError), database.transaction():
        pass


def test_nobody_commits_without_the_file_lock(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.read()
    order: list[str] = []

    def write() -> None:
        with database.transaction():
            order.append("written")

    with file_lock(tmp_path / "sandbox.db.lock"):
        writer = threading.Thread(target=write)
        writer.start()
        writer.join(0.2)
        order.append("lock given back")
    writer.join()
    assert order == ["lock given back", "written"]


def test_making_a_stand_in_touches_no_disk(tmp_path: Path) -> None:
    create_sandbox(tmp_path / "data", OfficialAccount(), WeComApp())
    assert list(tmp_path.iterdir()) == []


def test_every_process_reads_the_same_clock(tmp_path: Path) -> None:
    one = create_sandbox(tmp_path, OfficialAccount(), WeComApp())
    other = create_sandbox(tmp_path, OfficialAccount(), WeComApp())
    instant = one.clock.now().replace(year=2040)
    one.clock.hold(instant)
    assert other.clock.now() == instant
