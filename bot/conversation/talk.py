"""What was said: the lines of both sides, for whoever takes a conversation over."""

from dataclasses import dataclass
from datetime import datetime

# Who speaks in a line when it isn't a member of the staff (by address).
RESIDENT, BOT = "resident", "bot"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said in a person's conversation, by `speaker`: the resident, the bot, or staff.

    Of what the bot says, `script` names the reply script and `knowledge` the version that it came from.
    """

    person: str
    at: datetime
    speaker: str
    text: str
    script: str = ""
    knowledge: str = ""
