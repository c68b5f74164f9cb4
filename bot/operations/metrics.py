"""Metrics for Prometheus, added up across the processes of one `flask serve`."""

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from bot.errors import StoreAway
from bot.reply import Reply

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
# The library reads the folder from here and nowhere else.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"

# What is counted in the database: name -> help.
STORED = {
    "outbox_notices": "Notices in the outbox by state.",
    "due_rows": "Due rows by state.",
}

Counts = Callable[[], Mapping[str, Mapping[str, int]]]


def share_metrics(folder: Path) -> None:
    """Have this process and its children keep their numbers in an emptied `folder`; call before forking."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder)
    # It chose its kind of value when it was imported, before the folder was known.
    values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]


class Metrics:
    """The numbers of one process, or after `share_metrics` of all of them."""

    def __init__(self, stored: Counts) -> None:
        self._stored = stored
        self._own = CollectorRegistry()
        self._turns = Counter("turns", "Answers by script.", ["script"], registry=self._own)
        # Looking a label up costs more than counting.
        self._by_script: dict[str, Counter] = {}
        self._seconds = Histogram("turn_seconds", "Time to answer.", registry=self._own, buckets=BUCKETS)

    def observe(self, reply: Reply, seconds: float) -> None:
        """Count one turn."""
        script = reply.script or "none"
        if script not in self._by_script:
            self._by_script[script] = self._turns.labels(script)
        self._by_script[script].inc()
        self._seconds.observe(seconds)

    def page(self) -> bytes:
        """Return all metrics in the text format of Prometheus."""
        counted = CollectorRegistry()
        counted.register(_Stored(self._stored))
        shared = os.environ.get(FOLDER)
        if not shared:
            return generate_latest(self._own) + generate_latest(counted)
        MultiProcessCollector(counted, shared)  # type: ignore[no-untyped-call]
        return generate_latest(counted)


class _Stored:
    """Collects what the database counts at the time of asking."""

    def __init__(self, stored: Counts) -> None:
        self._stored = stored

    def collect(self) -> Iterable[Metric]:
        try:
            counts = self._stored()
        except StoreAway:
            # The turns of this process are worth reading also while the database is away.
            return
        for name, text in STORED.items():
            family = GaugeMetricFamily(name, text, labels=["state"])
            for state, count in counts.get(name, {}).items():
                family.add_metric([state], count)
            yield family

    def describe(self) -> Iterable[Metric]:
        """Tell the names without asking the database."""
        return [GaugeMetricFamily(name, text, labels=["state"]) for name, text in STORED.items()]
