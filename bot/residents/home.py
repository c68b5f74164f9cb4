"""A home, and a resident's tie to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """A home: `label` is how people write it (3栋2单元1201), `building` the key in estate.yaml."""

    label: str
    building: str


@dataclass(frozen=True, slots=True)
class Resident:
    """A person (by address) who is bound to a home; `role` is owner or tenant."""

    person: str
    name: str
    home: Home
    role: str
