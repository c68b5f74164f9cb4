"""What residents asked, read out of the log of what was said: each message with its answer."""

import re
from collections.abc import Iterable

from bot.conversation.talk import BOT, RESIDENT, Line
from bot.knowledge.asked import Asked

# What stands for a message that isn't typed; what can be read of it follows.
_KIND = re.compile(r"^【[^】]*】")


def asked_in(lines: Iterable[Line]) -> list[Asked]:
    """Return the messages that have words, in order; an answer belongs to the message of its moment."""
    found: list[Asked] = []
    waiting: dict[str, int] = {}
    for line in lines:
        words = _KIND.sub("", line.text).strip()
        if line.speaker == RESIDENT and words:
            waiting[line.person] = len(found)
            found.append(Asked(line.person, line.at, words))
        elif line.speaker == RESIDENT:
            waiting.pop(line.person, None)
        elif line.speaker == BOT and line.person in waiting:
            number = waiting.pop(line.person)
            before = found[number]
            if before.at == line.at:
                found[number] = Asked(line.person, line.at, before.words, line.script, line.knowledge)
    return found
