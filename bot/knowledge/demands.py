"""What the rest of the service demands of the knowledge."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from config.outgoing import Outgoing


@dataclass(frozen=True)
class Demands:
    """What must be there, and what may be quoted.

    `facts`: the estate's, which every reply may quote. `scripts`: those that callers say by name, and the
    values that each caller supplies. `emergency_values`: those that every emergency's reply may quote, while
    its twin `<reply>.offline` quotes facts only. `services` and `categories`: the names that exist.
    `outgoing`: what the configuration says to residents.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    emergency_values: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    outgoing: tuple[Outgoing, ...] = ()

    def mark(self) -> str:
        """Return what tells these demands from others, whatever the facts are."""
        scripts = {name: sorted(values) for name, values in self.scripts.items()}
        known = (scripts, *map(sorted, (self.emergency_values, self.services, self.categories)))
        return json.dumps(known, ensure_ascii=False, sort_keys=True)
