"""Who is speaking: a resident with their homes, or a member of the staff with their roles."""

from dataclasses import dataclass

from bot.residents.home import Home, Resident


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who talks to us. A resident without ties to homes is not bound; staff have roles, no ties."""

    address: str
    name: str = ""
    ties: tuple[Resident, ...] = ()
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
    def homes(self) -> tuple[Home, ...]:
        """The homes that the person is bound to, the first bound first."""
        return tuple(tie.home for tie in self.ties)

    @property
    def home(self) -> Home | None:
        """The home that is meant when none is named."""
        return self.ties[0].home if self.ties else None

    def tie_to(self, label: str) -> Resident | None:
        """Return the person's tie to the home with this label."""
        return next((tie for tie in self.ties if tie.home.label == label), None)
