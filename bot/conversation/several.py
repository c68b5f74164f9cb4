"""Serve several matters at once: questions are answered, one service begins, the others wait behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.conversation.choices import buttons_of, to_choose, worth_asking
from bot.conversation.delivery import Conversation
from bot.conversation.forms.engine import ask_again, go_on, joined
from bot.conversation.forms.form import Form
from bot.conversation.forms.parking import lined_up, parked
from bot.conversation.matters import Matter, beside
from bot.conversation.switchboard import Switchboard
from bot.conversation.turn import Turn
from bot.reply import FAQ, SILENCE, Button, Reply

# One is begun, and so many can wait behind it.
MOST_FORMS = 3
# Bytes of UTF-8 that answers may take of one message: what is asked after them needs room, too.
ROOM = 1300
MOST_BUTTONS = 4

SCRIPTS = {
    "several.noted": frozenset({"first", "next"}),
    "several.which": frozenset({"words"}),
    "several.too_many": frozenset({"matters"}),
    "several.tap_for_more": frozenset[str](),
}


@dataclass(frozen=True, slots=True)
class _Served:
    """What came of one matter: its reply, and where the person is with us after it."""

    matter: Matter
    title: str
    reply: Reply
    conversation: Conversation


def take_all(turn: Turn, board: Switchboard, matters: Sequence[Matter]) -> Reply:
    """Answer and begin all of the matters; the services that wait follow by themselves."""
    before = turn.conversation
    answered, begun = _serve(turn, board, [matter for matter in matters if matter.sure])
    turn.conversation = before
    unsure = [matter for matter in matters if not matter.sure]
    if not begun:
        return _with_unsure(turn, unsure, _answers(turn, answered))
    # What is no form can't wait: it comes first, and a second one is only answered.
    begun.sort(key=lambda one: one.conversation.dialogue in board.forms)
    first, *others = begun
    rest = [one for one in others if one.conversation.dialogue in board.forms]
    answered += [one for one in others if one not in rest]
    turn.conversation = replace(first.conversation, parked=_left_open(turn, board))
    question = _lined_up(turn, board, first.title, rest, first.reply) if rest else first.reply
    return joined(_with_unsure(turn, unsure, _answers(turn, answered)), question)


def beside_form(turn: Turn, board: Switchboard, form: Form) -> Reply | None:
    """Go on in the open form, and take what else was said in the same breath (明天上午，另外物业费怎么交).

    None when the words are another matter as a whole.
    """
    words, others = beside(turn, board, form.service)
    wanted = next((each.service for each in others if each.service in board.always), None)
    if wanted is not None:
        return board.services[wanted](turn)
    if not others:
        return go_on(turn, form)
    with turn.hearing(words):
        question = go_on(turn, form) if words else ask_again(turn, form)
    if question is None:
        return None
    after = turn.conversation
    answered, begun = _serve(turn, board, others)
    turn.conversation = after
    waiting = [one for one in begun if one.conversation.dialogue in board.forms]
    answered += [one for one in begun if one not in waiting]
    question = _lined_up(turn, board, form.title, waiting, question) if waiting else question
    return joined(_answers(turn, answered), question)


def _serve(turn: Turn, board: Switchboard, matters: Sequence[Matter]) -> tuple[list[_Served], list[_Served]]:
    """Serve each matter as if it alone had been told; return those that were answered and those begun."""
    start = turn.conversation
    answered: list[_Served] = []
    begun: list[_Served] = []
    for matter in matters:
        turn.conversation = replace(start, dialogue="", step="", slots={}) if start.dialogue else start
        with turn.hearing(matter.words):
            reply = board.services[matter.service](turn) if matter.service else turn.say(matter.intent)
        served = _Served(matter, _title(turn, board, matter), reply, turn.conversation)
        (begun if turn.conversation.dialogue else answered).append(served)
    return answered, begun


def _title(turn: Turn, board: Switchboard, matter: Matter) -> str:
    """Return what the matter is called: its form's name, or the title of what was asked."""
    form = next((form for form in board.forms.values() if form.service == matter.service), None)
    if form is not None:
        return form.title
    intents = turn.mind.knowledge.intents
    named = (each for each in intents if matter.sure == (each.service or each.name))
    return next((each.title for each in named), "")


def _left_open(turn: Turn, board: Switchboard) -> Mapping[str, str]:
    """Return what is parked once the form that is open now, if any, is too."""
    form = board.forms.get(turn.conversation.dialogue)
    return parked(turn.conversation, turn.now, form.secrets()) if form else turn.conversation.parked


def _lined_up(turn: Turn, board: Switchboard, first: str, rest: Sequence[_Served], question: Reply) -> Reply:
    """Have the services wait their turn behind the one that is open, and say so before its question."""
    waiting, too_many = rest[: MOST_FORMS - 1], rest[MOST_FORMS - 1 :]
    kept = turn.conversation.parked
    for one in reversed(waiting):
        form = board.forms.get(one.conversation.dialogue)
        secrets = form.secrets() if form else frozenset[str]()
        kept = lined_up(replace(one.conversation, parked=kept), turn.now, secrets)
    turn.conversation = replace(turn.conversation, parked=kept)
    said = [turn.say("several.noted", first=first, next="、".join(one.title for one in waiting)).text]
    if too_many:
        said.append(turn.say("several.too_many", matters="、".join(one.title for one in too_many)).text)
    return replace(question, text="\n".join([*said, "", question.text]))


def _answers(turn: Turn, answered: Sequence[_Served]) -> Reply:
    """Return all answers as one, each below its title; what there is no room for can be tapped."""
    if len(answered) < 2:
        return answered[0].reply if answered else SILENCE
    shown: list[str] = []
    buttons: dict[str, Button] = {}
    left: list[_Served] = []
    for one in answered:
        text = f"【{one.title}】\n{one.reply.text}"
        if shown and len("\n\n".join([*shown, text]).encode()) > ROOM:
            left.append(one)
            continue
        shown.append(text)
        buttons |= {button.id: button for button in one.reply.buttons}
    first = answered[0].reply
    more = [Button(f"{FAQ}{one.matter.intent}", one.title) for one in left if one.matter.intent]
    if more:
        shown.append(turn.say("several.tap_for_more").text)
    kept = list(buttons.values())[: MOST_BUTTONS - len(more)]
    return replace(first, text="\n\n".join(shown), buttons=(*more, *kept))


def _with_unsure(turn: Turn, unsure: Sequence[Matter], answers: Reply) -> Reply:
    """Return the answers, and below them what the questions that are not sure may mean."""
    if not unsure:
        return answers
    words = "”“".join(matter.words for matter in unsure)
    each = max(1, MOST_BUTTONS // len(unsure))
    offered = [name for matter in unsure for name in matter.offered[:each]]
    choices = buttons_of(worth_asking(turn, list(dict.fromkeys(offered))[:MOST_BUTTONS]))
    question = to_choose(turn, turn.say("several.which", words=words), choices, words)
    shown = [*question.buttons, *answers.buttons][:MOST_BUTTONS]
    text = f"{answers.text}\n\n{question.text}".strip()
    return replace(answers, text=text, buttons=tuple(shown), script=answers.script or question.script)
