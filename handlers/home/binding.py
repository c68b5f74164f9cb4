"""Binding (绑定房屋): the notice and consent first, then a room and a phone that the register knows."""

from collections.abc import Mapping, Sequence

from bot.conversation.forms.engine import begin
from bot.conversation.forms.filling import read_by
from bot.conversation.forms.form import Form, Slot, Values
from bot.conversation.turn import Turn
from bot.reply import Reply
from bot.residents.home import Resident
from bot.residents.matching import member_meant
from bot.residents.register import Household, Member
from handlers.home import consent
from handlers.home.binding_second import ask_bound, bound_as
from handlers.home.binding_words import ONE_MORE, label_of, phone_in, room_in
from handlers.home.home_people import bind_beside, role_of
from handlers.home.tries import failing_would_count, resting

HOME, PHONE = "home", "phone"
HOMES_SHOWN = 8


def start(turn: Turn) -> Reply:
    """Begin a binding; who is bound sees their homes first, and nobody is asked for data without consent."""
    turn.confidential = True
    names_one = not turn.message.tap and room_in(turn.text)
    if turn.person.homes and not names_one and not ONE_MORE.search(turn.text):
        return _homes(turn)
    return one_more(turn)


def one_more(turn: Turn) -> Reply:
    """Bind a home, whatever is bound already."""
    if not consent.consented(turn):
        return consent.tell(turn, {} if turn.message.tap else find_home(turn, {}, turn.text))
    return begin(turn, FORM)


def _homes(turn: Turn) -> Reply:
    lines = [
        turn.say("binding.home_line", home=tie.home.label, role=role_of(tie)).text for tie in turn.person.ties
    ]
    return turn.say("binding.homes", homes="\n".join(lines[:HOMES_SHOWN]))


def find_home(turn: Turn, _values: Values, words: str) -> Values:
    """Read a home by its whole label; where a building has several entrances, the entrance belongs to it."""
    place = room_in(words)
    if place is None:
        return {}
    building = turn.rules.estate.buildings.get(f"{place.building}栋")
    if not place.entrance and building and building.entrances > 1:
        return {}
    return {HOME: label_of(place)}


def _find_phone(_turn: Turn, _values: Values, words: str) -> Values:
    phone = phone_in(words)
    return {PHONE: phone} if phone else {}


def _both(turn: Turn, values: Values, words: str) -> Values:
    return read_by((find_home, _find_phone), turn, values, words)


def _quote(_turn: Turn, values: Values) -> Mapping[str, str]:
    return {"home": values.get(HOME, "")}


def _finish(turn: Turn, values: Values) -> Reply:
    """Bind who is on file; whatever else is wrong, the answer is one and the same."""
    label = values[HOME]
    bound = turn.person.tie_to(label)
    if bound:
        return turn.say("binding.bound_already", home=label, role=role_of(bound))
    counts = failing_would_count(turn, label)
    # Read and compared in any case: how long the answer takes tells nothing either.
    household = turn.ledger.household(label)
    member = member_meant(household if counts is not None else None, values[PHONE], turn.today)
    if household and member:
        turn.records.extend(resting(counts or []))
        others = turn.ledger.residents_of(label, turn.today)
        second = bound_as(turn, others, member.name)
        return ask_bound(turn, second) if second else _bound(turn, household, member, others)
    turn.records.extend(counts or [])
    turn.go_to(FORM.name, PHONE, {HOME: label})
    return turn.say("binding.no_match", home=label)


def _bound(turn: Turn, household: Household, member: Member, others: Sequence[Resident]) -> Reply:
    here, known = turn.person.address, (member.role, member.until)
    tie = Resident(here, member.name, household.home, *known, bound_at=turn.now, title=member.title)
    consent.drop_parked(turn)
    bind_beside(turn, tie, others)
    return turn.say("binding.done", home=tie.home.label, role=role_of(tie))


FORM = Form(
    name="bind",
    title="绑定房屋",
    service="bind",
    slots=(
        Slot(
            name=HOME,
            ask="binding.ask_home",
            hint="binding.home_hint",
            find=find_home,
            take=find_home,
            asked_firmly=True,
        ),
        Slot(
            name=PHONE,
            ask="binding.ask_phone",
            hint="binding.phone_hint",
            find=_find_phone,
            take=_find_phone,
            asked_firmly=True,
            secret=True,
        ),
    ),
    opening=_both,
    put_right=_both,
    quote=_quote,
    finish=_finish,
    confidential=True,
    left="binding.left",
)

SCRIPTS = FORM.scripts(frozenset({"home"})) | {
    "binding.left": frozenset({"title"}),
    "binding.homes": frozenset({"homes"}),
    "binding.home_line": frozenset({"home", "role"}),
    "binding.bound_already": frozenset({"home", "role"}),
    "binding.no_match": frozenset({"home"}),
    "binding.done": frozenset({"home", "role"}),
}
