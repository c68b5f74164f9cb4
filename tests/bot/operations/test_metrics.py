"""The numbers: of this process, of all that share a folder, and of the database."""

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client import values
from prometheus_client.parser import text_string_to_metric_families

from bot.errors import StoreAway
from bot.operations.metrics import FOLDER, Metrics, share_metrics
from bot.reply import Reply

COUNTS = {"outbox_notices": {"waiting": 2, "dead": 1}, "due_rows": {"open": 7}}


def read(page: bytes) -> dict[str, float]:
    """Return the page's samples as Prometheus reads them."""
    return {
        sample.name + "".join(f"[{value}]" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page.decode())
        for sample in family.samples
    }


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that processes share; the library's choice is taken back afterwards."""
    monkeypatch.setenv(FOLDER, "")
    before = values.ValueClass
    share_metrics(tmp_path / "metrics")
    yield tmp_path / "metrics"
    values.ValueClass = before


def test_turns_are_counted_by_script_with_their_time() -> None:
    metrics = Metrics(lambda: COUNTS)
    metrics.observe(Reply("登记好了", script="repair.opened"), 0.004)
    metrics.observe(Reply("登记好了", script="repair.opened"), 0.4)
    metrics.observe(Reply(""), 0.001)
    samples = read(metrics.page())
    assert samples["turns_total[repair.opened]"] == 2
    assert samples["turns_total[none]"] == 1
    assert samples["turn_seconds_count"] == 3
    assert samples["turn_seconds_bucket[0.005]"] == 2


def test_what_the_database_counts_is_told_by_state() -> None:
    samples = read(Metrics(lambda: COUNTS).page())
    assert samples["outbox_notices[waiting]"] == 2
    assert samples["outbox_notices[dead]"] == 1
    assert samples["due_rows[open]"] == 7


def test_making_them_asks_no_database() -> None:
    def away() -> dict[str, dict[str, int]]:
        raise StoreAway("no database")

    Metrics(away).observe(Reply("好"), 0.001)


def test_while_the_database_is_away_the_rest_is_still_told() -> None:
    def away() -> dict[str, dict[str, int]]:
        raise StoreAway("no database")

    metrics = Metrics(away)
    metrics.observe(Reply("好"), 0.001)
    assert read(metrics.page())["turn_seconds_count"] == 1


def test_processes_that_share_a_folder_are_added_up(shared: Path) -> None:
    def work() -> None:
        Metrics(lambda: COUNTS).observe(Reply("好", script="fee.pay"), 0.001)

    work()
    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    child.join(10)
    assert child.exitcode == 0
    samples = read(Metrics(lambda: COUNTS).page())
    assert samples["turns_total[fee.pay]"] == 2
    assert samples["due_rows[open]"] == 7


def test_sharing_begins_with_an_empty_folder(shared: Path) -> None:
    (shared / "counter_1.db").write_bytes(b"old")
    share_metrics(shared)
    assert list(shared.iterdir()) == []
    assert os.environ[FOLDER] == str(shared)
