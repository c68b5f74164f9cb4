"""What goes back at once: words, buttons, and where the words came from."""

from dataclasses import dataclass

# Buttons of the knowledge name a service or an intent by these; all others are a handler's own.
SERVICE, FAQ = "service.", "faq."


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap: `id` comes back as the message's `tap`, `label` is what the person reads."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one message.

    `script` names the reply script that gave the words and `knowledge` the version of the knowledge, for the
    log. A reply without text says nothing (the webhook answers `success`). Nothing may stand before an
    `urgent` one: whoever reads it has no time for other news. `variant` is the way in which the script was
    said, so that it can be said again; `heard` tells that it answers how the person feels.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    script: str = ""
    knowledge: str = ""
    urgent: bool = False
    variant: str = ""
    heard: bool = False


SILENCE = Reply("")
