"""Who is speaking: a resident with their homes, or a member of the staff with their roles."""

from dataclasses import dataclass

from bot.residents.home import Home


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to us. A resident without homes is not bound; staff have roles and no homes."""

    address: str
    name: str = ""
    homes: tuple[Home, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def is_staff(self) -> bool:
        """Whether the person works here."""
        return bool(self.roles)

    @property
    def is_manager(self) -> bool:
        """Whether the person is a manager."""
        return "manager" in self.roles

    @property
    def home(self) -> Home | None:
        """The home that is meant when none is named."""
        return self.homes[0] if self.homes else None
