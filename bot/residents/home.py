"""A home, and a resident's tie to it."""

from dataclasses import dataclass
from datetime import date, datetime

OWNER, TENANT, FAMILY = "owner", "tenant", "family"
ROLES = {OWNER: "业主", TENANT: "租户", FAMILY: "家人"}


@dataclass(frozen=True, slots=True)
class Home:
    """A home: `label` is how people write it (3栋2单元1201), `building` the key in estate.yaml."""

    label: str
    building: str


@dataclass(frozen=True, slots=True)
class Resident:
    """A person (by address) who is bound to a home.

    `role` is owner, tenant or family; `until` the last day of a lease, in the estate's zone; `title` how the
    person wishes to be called (女士).
    """

    person: str
    name: str
    home: Home
    role: str
    until: date | None = None
    bound_at: datetime | None = None
    title: str = ""
