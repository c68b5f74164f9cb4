"""What all parts of the stand-in share; made once, holds no state of its own."""

from dataclasses import dataclass

from .accounts import Channel, OfficialAccount, WeComApp, official_channel, wecom_channel
from .cast import Person
from .clock import StandInClock
from .database import Database
from .journal import Journal


@dataclass(frozen=True)
class World:
    """The two accounts, the database, the clock and the log; `patience` is the answer limit in seconds."""

    official: OfficialAccount
    wecom: WeComApp
    database: Database
    clock: StandInClock
    journal: Journal
    patience: float

    def channel_of(self, person: Person) -> Channel:
        """Return the channel that this person is reached through."""
        return wecom_channel(self.wecom) if person.channel == "wecom" else official_channel(self.official)

    def setting(self, key: str, default: str) -> str:
        """Return a stored switch, or the default."""
        query = "SELECT value FROM settings WHERE key = ?"
        row = self.database.read().execute(query, (key,)).fetchone()
        return row["value"] if row else default

    def set_setting(self, key: str, value: str) -> None:
        """Store a switch."""
        with self.database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def mode_of(self, channel: Channel) -> str:
        """Return how pushes of this channel are closed; WeCom always encrypts."""
        return "safe" if channel.name == "wecom" else self.setting("mode", "safe")

    def follows(self, person: Person) -> bool:
        """Tell whether this person follows the account now (everybody does at the start)."""
        query = "SELECT 1 FROM unfollowed WHERE person = ?"
        return self.database.read().execute(query, (person.id,)).fetchone() is None
