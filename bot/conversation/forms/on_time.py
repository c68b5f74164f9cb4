"""Who told everything but the last yes is reminded, so that nobody waits for help that was never ordered."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.conversation.delivery import Ledger
from bot.conversation.forms.form import CONFIRM, Form
from bot.conversation.turn import Turn
from bot.due import Claim, Due
from bot.outbox.notice import Notice
from bot.reply import Button
from bot.speech.phrasebook import Phrasebook
from bot.tickets.docket import Docket

UNCONFIRMED = "form.unconfirmed"
# Long enough to read a summary, short enough that it is still the same moment.
REMINDED_AFTER = timedelta(minutes=10)

SCRIPTS = {UNCONFIRMED: frozenset({"title"})}

OnTime = Callable[[Claim, Docket, datetime], None]


def remind_later(turn: Turn) -> None:
    """Have the person reminded of the summary that they see now, unless they go on before."""
    at = turn.now + REMINDED_AFTER
    turn.desk.docket.dues.append(Due(UNCONFIRMED, turn.person.address, at, turn.now.isoformat()))


def form_watches(
    forms: Mapping[str, Form], ledger: Ledger, speech: Callable[[str], Phrasebook]
) -> dict[str, OnTime]:
    """Return the handler of the due rows of forms; `speech` gives the phrasebook for an occasion."""

    def remind(claim: Claim, docket: Docket, now: datetime) -> None:
        known = ledger.conversation(claim.due.subject)
        form = forms.get(known.dialogue)
        seen_at = known.changed_at.isoformat() if known.changed_at else ""
        if form is None or known.step != CONFIRM or seen_at != claim.due.detail:
            return
        # Who confirms in this very moment is not told that nothing was handed in.
        docket.rests_on[known.person] = known.version
        occasion = f"due:{claim.id}"
        text = speech(occasion).say(UNCONFIRMED, title=form.title).text
        buttons = (Button(f"{form.name}:yes", "确认"), Button(f"{form.name}:no", "取消"))
        docket.notices.append(Notice(occasion, known.person, UNCONFIRMED, text, now, buttons=buttons))

    return {UNCONFIRMED: remind}
