"""What goes to many residents is read before: what breaks the law or tells of somebody is not sent."""

from collections.abc import Iterable

from bot.speech.tone.check import ToneCheck
from bot.speech.tone.finding import Finding

# What nobody may answer for (bot.speech.tone.finding).
ERROR = "error"


def objection(tone: ToneCheck, texts: Iterable[str]) -> Finding | None:
    """Return what keeps texts from going out, None when nothing does.

    One check for templates, reminders and announcements, when they are written and once they are filled in:
    no unlawful pressure for fees (Civil Code 944), no lists of debtors, nobody's number or home (PIPL 25),
    no harsh word. Their times come from the configuration and are no bare promises.
    """
    found = (finding for text in texts for finding in tone.findings(text))
    return next((finding for finding in found if finding.severity == ERROR), None)
