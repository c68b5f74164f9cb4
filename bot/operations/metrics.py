"""Metrics for Prometheus, added up across the processes of one `flask serve`."""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from bot.reply import Reply

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

# What is counted in the database: name -> help.
STORED = {
    "outbox_notices": "Notices in the outbox by state.",
    "due_rows": "Due rows by state.",
}


class Metrics:
    """The numbers of one process; with `shared` they are written where every process can add them up."""

    def __init__(self, stored: Callable[[], Mapping[str, Mapping[str, int]]], *, shared: bool) -> None:
        self._registry = CollectorRegistry()
        self._stored = stored
        self._shared = shared
        own = None if shared else self._registry
        self._turns = Counter("turns", "Messages answered, by reply script.", ["script"], registry=own)
        self._seconds = Histogram("turn_seconds", "Time to answer a message.", registry=own, buckets=BUCKETS)
        self._registry.register(_Stored(stored))

    def observe(self, reply: Reply, seconds: float) -> None:
        """Count one turn."""
        self._turns.labels(reply.script or "none").inc()
        self._seconds.observe(seconds)

    def page(self) -> bytes:
        """Return all metrics in the text format of Prometheus."""
        if not self._shared:
            return generate_latest(self._registry)
        everything = CollectorRegistry()
        MultiProcessCollector(everything)  # type: ignore[no-untyped-call]
        everything.register(_Stored(self._stored))
        return generate_latest(everything)


class _Stored:
    """Collects what the database counts at the time of asking."""

    def __init__(self, stored: Callable[[], Mapping[str, Mapping[str, int]]]) -> None:
        self._stored = stored

    def describe(self) -> Iterable[Metric]:
        return [GaugeMetricFamily(name, text, labels=["state"]) for name, text in STORED.items()]

    def collect(self) -> Iterable[Metric]:
        counts = self._stored()
        for name, text in STORED.items():
            family = GaugeMetricFamily(name, text, labels=["state"])
            for state, count in counts.get(name, {}).items():
                family.add_metric([state], count)
            yield family
