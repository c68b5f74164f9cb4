"""What is kept of the person who asks: a copy, with whence, what for and how long (PIPL 45)."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.home import Resident
from bot.residents.register import Consent
from bot.residents.retention import in_words
from bot.speech.privacy import without_phones
from handlers.home.consent import PURPOSE
from handlers.home.home_people import NAMELESS, role_of, say_day

# 导出我的数据, 把我的资料发我一份: the right of PIPL 45 in people's own words.
_MINE = r"我(?:自己|本人|家|们家)?的?(?:全部|所有|个人|绑定)?的?(?:数据|信息|资料|个人信息)"
COPY = re.compile(
    rf"(?:导出|下载|拷贝|复制|查看?|看看?|调取)(?:一?下|一份)?{_MINE}|{_MINE}(?:导出|发|给|拷|复制|下载)[^删]{{0,4}}(?:份|来|我)?"
    r"|你们都?(?:存|留|记|收集)了?我的?(?:哪些|什么|多少)(?:个人)?(?:信息|数据|资料)"
)
NO_COPY = re.compile(r"删|注销|泄露|外传|改|错|更新")
PURPOSES = {PURPOSE: "绑定房屋"}

KEPT = frozenset(
    {"messages_kept", "notices_kept", "tickets_kept", "passes_kept", "consents_kept", "deletions_kept"}
)
SCRIPTS = {
    "my_data.shown": KEPT | {"homes", "consents", "tickets", "passes"},
    "my_data.home": frozenset({"home", "role", "name", "phone", "since"}),
    "my_data.since": frozenset({"day"}),
    "my_data.no_home": frozenset[str](),
    "my_data.phone": frozenset({"phone"}),
    "my_data.no_phone": frozenset[str](),
    "my_data.consent": frozenset({"day", "purpose"}),
    "my_data.consent_withdrawn": frozenset({"day", "purpose", "withdrawn"}),
    "my_data.no_consent": frozenset[str](),
}


def recognises(turn: Turn) -> bool:
    """Return whether the words want a copy of what is kept of the speaker."""
    return bool(COPY.search(turn.text)) and not NO_COPY.search(turn.text)


def show(turn: Turn) -> Reply:
    """Tell all that is kept of the person; phone numbers are never written out."""
    # A colleague who takes over reads what was said before: not what is on file.
    turn.private = True
    person, retention = turn.person, turn.rules.estate.retention
    homes = [_home(turn, tie) for tie in person.ties] or [turn.say("my_data.no_home").text]
    tickets = turn.ledger.tickets_of(person.address, turn.now - retention.tickets)
    passes = turn.ledger.passes_of(person.address, turn.now - retention.tickets)
    return turn.say(
        "my_data.shown",
        homes="\n".join(homes),
        consents=_consents(turn, turn.ledger.consents_of(person.address)),
        tickets=len(tickets),
        passes=len(passes),
        **kept(turn),
    )


def kept(turn: Turn) -> dict[str, str]:
    """Return how long each kind of data is kept, in words, by the names in `KEPT`."""
    return {f"{name}_kept": in_words(period) for name, period in turn.rules.estate.retention}


def _home(turn: Turn, tie: Resident) -> str:
    since = turn.say("my_data.since", day=_day(turn, tie.bound_at)).text if tie.bound_at else ""
    return turn.say(
        "my_data.home",
        home=tie.home.label,
        role=role_of(tie),
        name=tie.name or NAMELESS,
        phone=_phone(turn, tie),
        since=since,
    ).text


def _phone(turn: Turn, tie: Resident) -> str:
    """Return the number on file under the person's name, its first digits only."""
    household = turn.ledger.household(tie.home.label)
    members = household.members if household else ()
    number = next((one.phone for one in members if one.name == tie.name and one.phone), "")
    if not number:
        return turn.say("my_data.no_phone").text
    return turn.say("my_data.phone", phone=without_phones(number)).text


def _consents(turn: Turn, consents: Sequence[Consent]) -> str:
    said = [_consent(turn, consent) for consent in consents]
    return "；".join(said) or turn.say("my_data.no_consent").text


def _consent(turn: Turn, consent: Consent) -> str:
    known = {
        "day": _day(turn, consent.given_at),
        "purpose": PURPOSES.get(consent.purpose, consent.purpose),
    }
    if consent.withdrawn_at is None:
        return turn.say("my_data.consent", **known).text
    return turn.say("my_data.consent_withdrawn", **known, withdrawn=_day(turn, consent.withdrawn_at)).text


def _day(turn: Turn, instant: datetime) -> str:
    return say_day(instant.astimezone(turn.now.tzinfo).date())
