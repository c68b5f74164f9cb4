"""XML as WeChat writes it (strings in CDATA, numbers bare), and reading it without trusting it."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from .errors import Malformed

Fields = Mapping[str, Any]


def write_xml(fields: Fields) -> bytes:
    """Return the bytes of <xml>…</xml>; values are str, int, float, nested mappings or lists of mappings."""
    return f"<xml>{_inside(fields)}</xml>".encode()


def _inside(fields: Fields) -> str:
    return "".join(_element(name, value) for name, value in fields.items())


def _element(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_element(name, each) for each in value)
    return f"<{name}>{_content(value)}</{name}>"


def _content(value: Any) -> str:
    if isinstance(value, Mapping):
        return _inside(value)
    if isinstance(value, int | float):
        return str(value)
    return "<![CDATA[" + str(value).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def read_xml(body: bytes) -> ElementTree.Element:
    """Return the root of a well-formed <xml> document; raises Malformed."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise Malformed("XML 里不允许 DOCTYPE 或实体声明")
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError) as error:
        raise Malformed(f"不是合法的 XML：{error}") from error
    if root.tag != "xml":
        raise Malformed(f"根元素应为 xml，收到 {root.tag}")
    _refuse_doubles(root)
    return root


def _refuse_doubles(root: ElementTree.Element) -> None:
    # A second MsgType or Content is how unescaped text breaks out of its element.
    names = [child.tag for child in root]
    doubles = {name for name in names if names.count(name) > 1}
    if doubles:
        raise Malformed(f"元素重复：{'、'.join(sorted(doubles))}")


def text_of(root: ElementTree.Element, path: str) -> str:
    """Return the text at this path below the root, "" when there is none."""
    return root.findtext(path) or ""
