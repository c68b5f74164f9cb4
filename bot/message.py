"""What came in, in our own words: every channel's delivery becomes one Message at the door."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """The ways by which people reach us."""

    OFFICIAL = "official"
    WECOM = "wecom"


class MessageKind(StrEnum):
    """The kinds of message; a short video counts as a video."""

    TEXT = "text"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    LOCATION = "location"
    LINK = "link"
    EVENT = "event"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Location:
    """A point that somebody sent: degrees, and the label the phone gave it."""

    latitude: float
    longitude: float
    label: str


@dataclass(frozen=True, slots=True)
class Message:
    """One delivery from a person.

    `key` is unique to the delivery and the same when WeChat repeats it. `sender` is the person's address
    ("official:<openid>" or "wecom:<userid>"). `text` holds typed words or the recognition of a voice; `tap`
    the id of the button or menu entry that was touched; `event` the lower-case event name of an event.
    `media` is WeChat's id of a picture or a recording, of a shared link its title and address.
    """

    key: str
    sender: str
    kind: MessageKind
    at: datetime
    text: str = ""
    tap: str = ""
    event: str = ""
    media: str = ""
    location: Location | None = None

    @property
    def channel(self) -> Channel:
        """The channel by which it came."""
        return Channel(self.sender.partition(":")[0])


def address(channel: Channel, user: str) -> str:
    """Return the address of a person: the channel and the id that the channel knows them by."""
    return f"{channel}:{user}"


def user_of(person: str) -> str:
    """Return the id by which the channel knows the person at this address."""
    return person.partition(":")[2]
