"""Whom a reminder is for: people, each once, however many homes they are bound to."""

from collections.abc import Iterable

from bot.residents.home import Resident
from config.reminders import Audience


def people_of(audience: Audience, residents: Iterable[Resident]) -> list[str]:
    """Return the addresses of the people meant, in the order of `residents`; no buildings means all."""
    meant = (row for row in residents if not audience.buildings or row.home.building in audience.buildings)
    return list(dict.fromkeys(row.person for row in meant))
