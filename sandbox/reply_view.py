"""How a valid passive reply looks on the phone."""

from xml.etree import ElementTree

from .links import show_links
from .phones import Bubble
from .xmltext import text_of

_CAPTIONS = {
    "voice": "[语音]",
    "video": "[视频]",
    "music": "[音乐]",
    "transfer_customer_service": "[已转接人工客服]",
}
_KINDS = {"transfer_customer_service": "transfer"}


def reply_bubble(root: ElementTree.Element, channel_name: str) -> Bubble:
    """Return the bubble of a text, picture, voice, video, music, news or hand-over reply."""
    via, kind = ("wecom" if channel_name == "wecom" else "passive"), text_of(root, "MsgType")
    if kind == "text":
        return text_bubble(text_of(root, "Content"), via)
    if kind == "image":
        return Bubble("service", via, "", extra={"kind": "image", "name": text_of(root, "Image/MediaId")})
    if kind == "news":
        return _article(root.find("Articles/item"), via)
    title = text_of(root, f"{kind.capitalize()}/Title")
    return Bubble("service", via, _CAPTIONS[kind] + title, extra={"kind": _KINDS.get(kind, kind)})


def text_bubble(content: str, via: str) -> Bubble:
    """Return a text as the phone shows it; only the official account knows clickable answers."""
    shown = show_links(content, answers=via != "wecom")
    return Bubble("service", via, shown.text, shown.buttons, {"href": shown.links} if shown.links else {})


def _article(item: ElementTree.Element | None, via: str) -> Bubble:
    given = {} if item is None else {part.tag: part.text or "" for part in item}
    title, description = given.get("Title", ""), given.get("Description", "")
    extra = {"kind": "news", "title": title, "description": description, "url": given.get("Url", "")}
    return Bubble("service", via, "\n".join(filter(None, (title, description))), extra=extra)
