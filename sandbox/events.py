"""The events that a person's phone can cause, with the elements that each carries."""

from collections.abc import Callable
from typing import Any

from .actions import Action, Place

Extra = dict[str, Any]
_NOWHERE = Place(0.0, 0.0, "")


def _key(action: Action) -> Extra:
    return {"EventKey": action.options.get("key", "")}


def _follow(action: Action) -> Extra:
    scene = action.options.get("scene")
    return {"EventKey": f"qrscene_{scene}", "Ticket": f"ticket-{scene}"} if scene else {"EventKey": ""}


def _scan(action: Action) -> Extra:
    scene = action.options.get("scene", "")
    return {"EventKey": scene, "Ticket": f"ticket-{scene}"}


def _position(action: Action) -> Extra:
    place = action.place or _NOWHERE
    return {"Latitude": place.lat, "Longitude": place.lon, "Precision": 30.0}


def _scan_code(action: Action) -> Extra:
    code = {"ScanType": "qrcode", "ScanResult": action.options.get("result", "")}
    return _key(action) | {"ScanCodeInfo": code}


def _pictures(action: Action) -> Extra:
    return _key(action) | {"SendPicsInfo": {"Count": 0, "PicList": ""}}


def _chosen_place(action: Action) -> Extra:
    place = action.place or _NOWHERE
    info = {
        "Location_X": place.lat,
        "Location_Y": place.lon,
        "Scale": 16,
        "Label": place.label,
        "Poiname": "",
    }
    return _key(action) | {"SendLocationInfo": info}


def _consent(wrapper: str, status: str) -> Callable[[Action], Extra]:
    def fields(action: Action) -> Extra:
        row = {
            "TemplateId": action.options.get("template_id", ""),
            "SubscribeStatusString": action.options.get("result", status),
        }
        if wrapper == "SubscribeMsgPopupEvent":
            row["PopupScene"] = "1"
        return {wrapper: {"List": row}}

    return fields


EVENTS: dict[str, tuple[str, Callable[[Action], Extra]]] = {
    "subscribe": ("subscribe", _follow),
    "unsubscribe": ("unsubscribe", lambda action: {"EventKey": ""}),
    "scan": ("SCAN", _scan),
    "location": ("LOCATION", _position),
    "click": ("CLICK", _key),
    "view": ("VIEW", _key),
    "view_miniprogram": ("view_miniprogram", _key),
    "scancode_push": ("scancode_push", _scan_code),
    "scancode_waitmsg": ("scancode_waitmsg", _scan_code),
    "pic_sysphoto": ("pic_sysphoto", _pictures),
    "pic_photo_or_album": ("pic_photo_or_album", _pictures),
    "pic_weixin": ("pic_weixin", _pictures),
    "location_select": ("location_select", _chosen_place),
    "subscribe_msg_popup_event": ("subscribe_msg_popup_event", _consent("SubscribeMsgPopupEvent", "accept")),
    "subscribe_msg_change_event": (
        "subscribe_msg_change_event",
        _consent("SubscribeMsgChangeEvent", "reject"),
    ),
}


def event_fields(action: Action) -> Extra:
    """Return Event and its elements; a name that is not in the table is pushed bare, as new ones appear."""
    name, extra = EVENTS.get(action.value.lower(), (action.value, _key))
    return {"Event": name} | extra(action)
