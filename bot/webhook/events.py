"""What each event tells us, and which events need nobody's attention (guide 接收事件推送)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.message import Message, MessageKind
from bot.webhook.fields import Fields
from bot.webhook.places import read_location

Reader = Callable[[Message, Fields], Message]

_QR_SCENE = "qrscene_"


def _as_it_is(message: Message, fields: Fields) -> Message:
    return message


def _tapped(message: Message, fields: Fields) -> Message:
    return replace(message, tap=fields.text("EventKey"))


def _followed(message: Message, fields: Fields) -> Message:
    # Without a scene the key is empty or speaks of something else (last_trade_no_…).
    key = fields.text("EventKey")
    return replace(message, tap=key.removeprefix(_QR_SCENE) if key.startswith(_QR_SCENE) else "")


def _scanned_code(message: Message, fields: Fields) -> Message:
    return replace(_tapped(message, fields), text=fields.text("ScanCodeInfo/ScanResult"))


def _chosen_place(message: Message, fields: Fields) -> Message:
    return replace(_tapped(message, fields), location=read_location(fields, "SendLocationInfo/"))


def _job_result(message: Message, fields: Fields) -> Message:
    return replace(message, media=fields.text("MsgID"), text=fields.text("Status"))


def _consent(message: Message, fields: Fields) -> Message:
    """Put template ids into `media` and accept/reject into `text`, parted by spaces, in the same order."""
    # The official example of the change event uses the popup event's element.
    lists = ("SubscribeMsgPopupEvent/List/", "SubscribeMsgChangeEvent/List/")
    templates = [each for above in lists for each in fields.every(f"{above}TemplateId")]
    choices = [each for above in lists for each in fields.every(f"{above}SubscribeStatusString")]
    return replace(message, media=" ".join(templates), text=" ".join(choices))


def _notice_result(message: Message, fields: Fields) -> Message:
    above = "SubscribeMsgSentEvent/List/"
    status = fields.text(f"{above}ErrorStatus", f"{above}ErrorCode")
    return replace(message, media=fields.text(f"{above}MsgID"), text=status)


def _withdrawn(message: Message, fields: Fields) -> Message:
    return replace(message, text=fields.text("RevokeInfo"))


# Lower-case event → its reader; None and events not named here are answered `success` at once.
EVENTS: Mapping[str, Reader | None] = {
    "subscribe": _followed,
    "unsubscribe": _as_it_is,  # nothing can be said any more, but their data must go
    "scan": _tapped,
    "click": _tapped,
    "scancode_push": _scanned_code,
    "scancode_waitmsg": _scanned_code,
    "location_select": _chosen_place,
    "template_card_event": _tapped,
    "templatesendjobfinish": _job_result,
    "subscribe_msg_popup_event": _consent,
    "subscribe_msg_change_event": _consent,
    "subscribe_msg_sent_event": _notice_result,
    "user_authorization_revoke": _withdrawn,
    "user_authorization_cancellation": _withdrawn,
    "location": None,  # reported every few seconds
    "enter_agent": None,
    "view": None,
    "view_miniprogram": None,
    "pic_sysphoto": None,  # the pictures follow as messages
    "pic_photo_or_album": None,
    "pic_weixin": None,
    "masssendjobfinish": None,
}


def read_event(message: Message, fields: Fields) -> Message:
    """Return the message with what its event tells."""
    named = replace(message, event=fields.text("Event").lower())
    reader = EVENTS.get(named.event)
    return reader(named, fields) if reader else named


def needs_attention(message: Message) -> bool:
    """Tell whether anybody should see this message: all but the noisy and unknown events."""
    return message.kind is not MessageKind.EVENT or EVENTS.get(message.event) is not None
