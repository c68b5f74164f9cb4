"""A passive reply judged as the real server would judge it."""

from xml.etree import ElementTree

from .accounts import Channel
from .cast import Person
from .envelope import unseal
from .errors import Malformed
from .xmltext import read_xml, text_of

TEXT_BYTES = 2048
KINDS = {
    "official": {"text", "image", "voice", "video", "music", "news", "transfer_customer_service"},
    "wecom": {"text", "image", "voice", "video", "news", "update_button", "update_template_card"},
}
_MUST_HOLD = {
    "image": "Image/MediaId",
    "voice": "Voice/MediaId",
    "video": "Video/MediaId",
    "music": "Music/ThumbMediaId",
    "update_button": "Button/ReplaceName",
    "update_template_card": "TemplateCard/CardType",
}


def open_reply(channel: Channel, mode: str, status: int, body: bytes) -> bytes | None:
    """Return the plain XML of an answer, None for success and the empty body; raises Malformed."""
    if status != 200:
        raise Malformed(f"HTTP 状态码 {status}，应为 200")
    if body in (b"", b"success"):
        return None
    return unseal(channel, mode, body)


def check_reply(channel: Channel, person: Person, plain: bytes) -> ElementTree.Element:
    """Return the root of a valid reply to this person; raises Malformed."""
    root = read_xml(plain)
    if text_of(root, "ToUserName") != person.openid or text_of(root, "FromUserName") != channel.address:
        raise Malformed("ToUserName 与 FromUserName 没有对调")
    if not text_of(root, "CreateTime").isdigit():
        raise Malformed("CreateTime 应为整数秒")
    kind = text_of(root, "MsgType")
    if kind not in KINDS[channel.name]:
        raise Malformed(f"不认识的 MsgType：{kind or '（空）'}")
    _check_content(root, kind)
    return root


def _check_content(root: ElementTree.Element, kind: str) -> None:
    if kind == "text":
        _check_text(text_of(root, "Content"))
    elif kind == "news":
        _check_news(root)
    elif kind in _MUST_HOLD and not text_of(root, _MUST_HOLD[kind]):
        raise Malformed(f"{kind} 回复缺少 {_MUST_HOLD[kind]}")


def _check_text(content: str) -> None:
    if not content:
        raise Malformed("Content 为空")
    size = len(content.encode())
    if size > TEXT_BYTES:
        raise Malformed(f"Content 有 {size} 字节，超过 {TEXT_BYTES}")


def _check_news(root: ElementTree.Element) -> None:
    items = root.findall("Articles/item")
    # Since 2018-10-12 a reply may hold one article only (45008).
    if len(items) != 1 or text_of(root, "ArticleCount") != "1":
        raise Malformed(f"图文只能有 1 条，收到 {len(items)} 条")
