"""The services, one file each, and the table that says what serves what.

To add one: copy one, add its lines here, and its YAML under knowledge/.
"""

from bot.conversation import meaning
from bot.conversation.forms import beside, engine
from bot.conversation.switchboard import Switchboard
from bot.tickets.scripts import DESK_SCRIPTS
from handlers import after_finish, emergency, human, pictures, receipts, repair, tickets, welcome
from handlers.staff import blocking, intake, report, tasks, words

SERVICES = {
    "repair": repair.start,
    "progress": tickets.progress,
    "my_tickets": tickets.my_tickets,
    "urge": tickets.urge,
    "cancel_ticket": tickets.cancel,
    "fixed": after_finish.fixed,
    "not_fixed": after_finish.not_fixed,
    "human": human.call,
    "help": welcome.help_out,
}

# A service that knows its matter by what the words name, whatever phrases they are like.
RECOGNISERS = {"repair": repair.recognises, "progress": tickets.recognises}

# Asked in turn when words were not understood for sure.
LISTENERS = (emergency.listen,)
GIVING_WAY = frozenset({"chat", "service.urge", "service.fixed"})

# Dialogues that gather what a service must know; a form begins when its service is asked for.
FORMS = {form.name: form for form in (repair.FORM,)}

# Services that no form holds up.
ALWAYS = {"human": human.asks}

DIALOGUES = {
    engine.PHOTO_FIRST: pictures.words_after,
    "rating": after_finish.typed_rating,
    "human": human.go_on,
    "staff_note": tasks.typed_note,
    "staff_transfer": tasks.typed_colleague,
}

TAPS = {
    "ticket.progress": tickets.tapped_progress,
    "ticket.urge": tickets.tapped_urge,
    "ticket.cancel": tickets.tapped_cancel,
    "ticket.confirm": after_finish.tapped_confirm,
    "ticket.not_fixed": after_finish.tapped_not_fixed,
    "ticket.rate": after_finish.tapped_rate,
    "staff.accept": tasks.tapped_accept,
    "staff.decline": tasks.tapped_decline,
    "staff.arrive": tasks.tapped_arrive,
    "staff.finish": tasks.tapped_finish,
    "staff.transfer": tasks.tapped_transfer,
    "staff.hand_to": tasks.tapped_colleague,
    "staff.note": tasks.tapped_note,
    "staff.called": tasks.tapped_called,
}

EVENTS = {
    "subscribe": welcome.follow,
    "unsubscribe": welcome.unfollow,
    "templatesendjobfinish": receipts.template_finished,
}

SCRIPTS = (
    meaning.SCRIPTS
    | engine.SCRIPTS
    | beside.SCRIPTS
    | DESK_SCRIPTS
    | welcome.SCRIPTS
    | human.SCRIPTS
    | repair.SCRIPTS
    | tickets.SCRIPTS
    | after_finish.SCRIPTS
    | pictures.SCRIPTS
    | tasks.SCRIPTS
    | intake.SCRIPTS
    | report.SCRIPTS
    | blocking.SCRIPTS
    | words.SCRIPTS
    | emergency.SCRIPTS
    | dict.fromkeys(
        ["system.error", "system.store_away", "system.slow_down", "system.blocked"], frozenset[str]()
    )
)

SWITCHBOARD = Switchboard(
    services=SERVICES,
    recognisers=RECOGNISERS,
    listeners=LISTENERS,
    giving_way=GIVING_WAY,
    forms=FORMS,
    always=ALWAYS,
    dialogues=DIALOGUES,
    taps=TAPS,
    events=EVENTS,
    staff_words=words.obey,
    emergency=emergency.help_at_once,
    not_text=pictures.without_words,
    scripts=SCRIPTS,
)
