"""The XML that we answer with: no text of ours can break out of its element."""

from bot.channels.text import printable


def element(name: str, *content: str) -> str:
    """Return an element around content that is XML already."""
    return f"<{name}>{''.join(content)}</{name}>"


def words(name: str, text: str) -> str:
    """Return an element that holds a text, whatever that text holds."""
    # The end mark is parted over two CDATA sections: it would otherwise close ours early.
    inner = printable(text).replace("]]>", "]]]]><![CDATA[>")
    return element(name, f"<![CDATA[{inner}]]>")


def letters(name: str, text: str) -> str:
    """Return an element that holds letters and digits of our own, which can break out of nothing."""
    return f"<{name}><![CDATA[{text}]]></{name}>"


def number(name: str, value: int) -> str:
    """Return an element that holds a whole number."""
    return element(name, str(value))
