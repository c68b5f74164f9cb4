"""Links in texts: what the phone shows of <a href>, and the clickable answers (weixin://bizmsgmenu)."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

_LINK = re.compile(
    r"<a\b[^>]*?\bhref\s*=\s*(?P<quote>[\"'])(?P<url>.*?)(?P=quote)[^>]*>(?P<label>.*?)</a>", re.S | re.I
)
_ANSWER = "weixin://bizmsgmenu?"


@dataclass
class Shown:
    """A text as the phone shows it; a button's `content` is what a tap sends."""

    text: str
    buttons: list[dict[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)


def show_links(text: str, answers: bool = True) -> Shown:
    """Return the text with labels in place of links; `answers`: can bizmsgmenu links be tapped."""
    shown = Shown("")
    shown.text = _LINK.sub(lambda match: _label(match, shown, answers), text)
    return shown


def _label(match: re.Match[str], shown: Shown, answers: bool) -> str:
    url, label = match["url"], match["label"]
    if not url.startswith(_ANSWER):
        shown.links.append({"label": label, "url": url})
    elif answers:
        given = parse_qs(urlsplit(url).query)
        # The client ignores such a link unless both parameters are there.
        if given.get("msgmenucontent") and given.get("msgmenuid"):
            content, button = given["msgmenucontent"][0], given["msgmenuid"][0]
            shown.buttons.append({"id": button, "label": label, "content": content})
    return label
