"""My home (我的家): who is bound to it, and how its owner takes somebody off."""

import re

from bot.conversation.choices import to_choose
from bot.conversation.turn import Turn, with_buttons
from bot.reply import Button, Reply
from bot.residents.home import FAMILY, OWNER, Resident
from bot.residents.records import Unbound
from handlers.home.binding_second import with_asked
from handlers.home.home_people import hidden_name, mark_of, role_of, say_day, tell
from handlers.home.own_home import HOME, find_home

SCRIPTS = {
    "household.unbound": frozenset[str](),
    "household.which": frozenset[str](),
    "household.owner": frozenset({"home", "people", "records"}),
    "household.not_owner": frozenset({"home", "me", "records"}),
    "household.me": frozenset({"role", "since", "until"}),
    "household.other": frozenset({"name", "role", "since", "until"}),
    "household.since": frozenset({"day"}),
    "household.until": frozenset({"day"}),
    "household.area": frozenset({"area"}),
    "household.plates": frozenset({"plates"}),
    "household.remove": frozenset({"home", "name", "role", "mark"}),
    "household.removed": frozenset({"home", "name"}),
    "household.gone": frozenset[str](),
    "household.owners_only": frozenset[str](),
    "household.owner_stays": frozenset[str](),
    "household.you_were_removed": frozenset({"home"}),
    "household.new_member": frozenset({"home", "name", "role", "mark"}),
}
# A phone shows no more links at once that anybody would read.
MOST_BUTTONS = 6
_END = r"[的了啊呀吧呢吗！!？?。.，,]*$"
# 这个人不是我家的; 把王小军解绑; 给我儿子绑上: about the others of a home, never about oneself.
OTHERS = re.compile(
    rf"^(?:这|那|绑定|[个位人的他她都可])*不是我们?家的?人?{_END}|^我?(?:根本)?不认识[这那]?[个位]?[他她人]?{_END}"
    rf"|^(?:还有?|都有?)?谁(?:还|都)?住在?(?:这|我家)[里儿套房]*{_END}"
    r"|^(?:请|帮我|麻烦)*把(?!我(?:自己)?解|我?的?房|我?的?家解)[^，,。]{1,8}(?:解绑|移出)"
    r"|^(?:请|帮我|麻烦)*给我?(?:儿子|女儿|老公|老婆|爱人|爸|妈|老人|家人|租客|租户)[^，,。]{0,6}绑"
)


def recognises(turn: Turn) -> bool:
    """Return whether who is bound to a home speaks of the others who are."""
    return bool(turn.person.ties and OTHERS.search(turn.text.strip()))


def start(turn: Turn) -> Reply:
    """Show the person's home; who has several is asked which, who has none how to bind one."""
    if not turn.person.ties:
        return turn.say("household.unbound")
    named = turn.person.tie_to(find_home(turn, {}, turn.text).get(HOME, ""))
    if named or len(turn.person.ties) == 1:
        return _shown(turn, named or turn.person.ties[0])
    homes = [Button(f"household.show:{home.label}", home.label) for home in turn.person.homes[:MOST_BUTTONS]]
    return to_choose(turn, turn.say("household.which"), homes)


def tapped_show(turn: Turn) -> Reply:
    """Show the home on the tapped button, if the person still belongs to it."""
    tie = turn.person.tie_to(turn.subject)
    return _shown(turn, tie) if tie else start(turn)


def tapped_remove(turn: Turn) -> Reply:
    """Ask the owner whether the person on the tapped button is really to be taken off."""
    found = _to_remove(turn)
    if isinstance(found, Reply):
        return found
    values = {"home": found.home.label, "name": hidden_name(found.name), "role": role_of(found)}
    return turn.say("household.remove", **values, mark=mark_of(found.person))


def tapped_removed(turn: Turn) -> Reply:
    """Take the person off on the owner's word, and tell them."""
    found = _to_remove(turn)
    if isinstance(found, Reply):
        return found
    home = found.home.label
    turn.records.append(Unbound(found.person, home, turn.person.address))
    tell(turn, found.person, "household.you_were_removed", home)
    return turn.say("household.removed", home=home, name=hidden_name(found.name))


def _to_remove(turn: Turn) -> Resident | Reply:
    """Return the tie on the button if this person may cut it, else what there is to say."""
    label, _, mark = turn.subject.partition(":")
    mine = turn.person.tie_to(label)
    if mine is None or mine.role != OWNER:
        return turn.say("household.owners_only")
    bound = turn.ledger.residents_of(label, turn.today)
    others = (tie for tie in bound if tie.person != turn.person.address)
    found = next((tie for tie in others if mark_of(tie.person) == mark), None)
    if found is None:
        return turn.say("household.gone")
    return found if _may_remove(mine, found) else turn.say("household.owner_stays")


def _may_remove(mine: Resident, other: Resident) -> bool:
    """Whether this owner may take the other off: an owner only who was bound later than they were.

    Who comes in by a borrowed number throws nobody out; the desk looks at papers.
    """
    if other.role != OWNER:
        return True
    return other.bound_at is not None and (mine.bound_at is None or mine.bound_at < other.bound_at)


def _shown(turn: Turn, mine: Resident) -> Reply:
    label = mine.home.label
    if mine.role != OWNER:
        me, records = _line(turn, "household.me", mine), _records(turn, mine)
        shown = turn.say("household.not_owner", home=label, me=me, records=records)
        return with_asked(turn, mine, shown)
    others = [tie for tie in turn.ledger.residents_of(label, turn.today) if tie.person != mine.person]
    lines = [_line(turn, "household.me", mine), *(_line(turn, "household.other", tie) for tie in others)]
    reply = turn.say("household.owner", home=label, people="\n".join(lines), records=_records(turn, mine))
    removable = [tie for tie in others if _may_remove(mine, tie)][:MOST_BUTTONS]
    return with_asked(turn, mine, with_buttons(reply, *(_remove_button(tie) for tie in removable)))


def _remove_button(tie: Resident) -> Button:
    label = f"解绑{hidden_name(tie.name)}（{role_of(tie)}）"
    return Button(f"household.remove:{tie.home.label}:{mark_of(tie.person)}", label)


def _line(turn: Turn, script: str, tie: Resident) -> str:
    since = turn.say("household.since", day=say_day(tie.bound_at.date())).text if tie.bound_at else ""
    until = turn.say("household.until", day=say_day(tie.until)).text if tie.until else ""
    values = {"name": hidden_name(tie.name), "role": role_of(tie), "since": since, "until": until}
    return turn.say(script, **values).text


def _records(turn: Turn, mine: Resident) -> str:
    """Return lines of what is on file for the home, for its owner and tenant; marks are for staff only."""
    household = turn.ledger.household(mine.home.label)
    if household is None or mine.role == FAMILY:
        return ""
    lines = []
    if household.area:
        lines.append(turn.say("household.area", area=household.area).text)
    # A tenant needs no number of the owner's car.
    if household.plates and mine.role == OWNER:
        lines.append(turn.say("household.plates", plates="、".join(household.plates)).text)
    return "".join(f"\n{line}" for line in lines)
