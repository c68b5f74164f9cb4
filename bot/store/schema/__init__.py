"""The tables. Every row names its estate, but for what concerns the whole service: heartbeats and facts.

JSON holds what nobody queries inside. A change here needs a migration beside it: a test compares the two.
"""

from bot.store.schema.duty import duty_changes, duty_steps
from bot.store.schema.parts import metadata
from bot.store.schema.people import (
    attempts,
    bills,
    consents,
    deletions,
    households,
    members,
    passes,
    residents,
    vehicles,
)
from bot.store.schema.service import facts, heartbeats
from bot.store.schema.tickets import counters, promises, tickets, timeline
from bot.store.schema.turns import contacts, conversations, deliveries, dues, notices, talk

__all__ = [
    "attempts",
    "bills",
    "consents",
    "contacts",
    "conversations",
    "counters",
    "deletions",
    "deliveries",
    "dues",
    "duty_changes",
    "duty_steps",
    "facts",
    "heartbeats",
    "households",
    "members",
    "metadata",
    "notices",
    "passes",
    "promises",
    "residents",
    "talk",
    "tickets",
    "timeline",
    "vehicles",
]
