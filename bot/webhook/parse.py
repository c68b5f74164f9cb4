"""One push becomes one Message, whatever is missing, doubled or broken in it (guide 接收普通消息)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.message import Channel, Message, MessageKind, address
from bot.webhook.events import Reader, read_event
from bot.webhook.fields import Fields, Unreadable, read_fields
from bot.webhook.keys import delivery_key
from bot.webhook.places import read_location

_LONGEST_NAME = 128


@dataclass(frozen=True, slots=True)
class Inbox:
    """Where pushes come in: the channel, the account, and with WeCom the app that they must be for."""

    channel: Channel
    app_id: str
    agent_id: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message, and the name by which our account is known to the sender (the answer comes from it)."""

    message: Message
    own_name: str

    def as_typed(self) -> "Delivery":
        """Return the delivery as if it had been typed: its answer leaves a tapped card as it is."""
        return replace(self, message=replace(self.message, event=""))


def _text(message: Message, fields: Fields) -> Message:
    return replace(message, text=fields.text("Content"), tap=fields.text("bizmsgmenuid"))


def _voice(message: Message, fields: Fields) -> Message:
    # The recognition may be missing: it must be switched on, and often is not.
    return replace(message, media=fields.text("MediaId"), text=fields.text("Recognition"))


def _media(message: Message, fields: Fields) -> Message:
    return replace(message, media=fields.text("MediaId"))


def _link(message: Message, fields: Fields) -> Message:
    # No typed words: a headline must not be taken for what its reader has to say.
    return replace(message, media=f"{fields.text('Title')} {fields.text('Url')}".strip())


def _location(message: Message, fields: Fields) -> Message:
    return replace(message, location=read_location(fields))


# Lower-case MsgType → our kind, and what else to read; a type not named here is UNKNOWN.
_KINDS: Mapping[str, tuple[MessageKind, Reader]] = {
    "text": (MessageKind.TEXT, _text),
    "image": (MessageKind.IMAGE, _media),
    "voice": (MessageKind.VOICE, _voice),
    "video": (MessageKind.VIDEO, _media),
    "shortvideo": (MessageKind.VIDEO, _media),
    "location": (MessageKind.LOCATION, _location),
    "link": (MessageKind.LINK, _link),
    "event": (MessageKind.EVENT, read_event),
}


def parse(xml: bytes, inbox: Inbox, now: datetime) -> Delivery:
    """Return what a signed and decrypted push says; raises Unreadable and nothing else.

    Times are in the zone of `now`, which also stands in for a CreateTime that is none.
    """
    fields = read_fields(xml)
    _refuse_strangers(fields, inbox)
    kind, read = _KINDS.get(fields.text("MsgType").lower(), (MessageKind.UNKNOWN, _media))
    sender = address(inbox.channel, _person(fields))
    key = delivery_key(inbox.app_id, fields, xml)
    message = Message(key, sender, kind, _created(fields.text("CreateTime"), now))
    return Delivery(read(message, fields), fields.text("ToUserName"))


def _refuse_strangers(fields: Fields, inbox: Inbox) -> None:
    if fields.raw("Encrypt"):
        # The plain part of an encrypted push is not covered by any signature.
        raise Unreadable("encrypted, but not signed as such")
    agent = fields.text("AgentID")
    if inbox.agent_id and agent and agent != inbox.agent_id:
        raise Unreadable("meant for another app of the company")


def _person(fields: Fields) -> str:
    # The privacy events come from the platform and name the person in OpenID.
    privacy = fields.text("Event").lower().startswith("user_authorization_")
    person = fields.text("OpenID", "FromUserName") if privacy else fields.text("FromUserName")
    if not person or len(person) > _LONGEST_NAME:
        raise Unreadable("no sender")
    return person


def _created(seconds: str, now: datetime) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return now
