"""The services, one file each, and the table that says what serves what.

To add one: copy one, add its lines here, and its YAML under knowledge/.
"""

from bot.conversation import ladder, meaning, several
from bot.conversation.forms import beside, engine, on_time
from bot.conversation.switchboard import Switchboard
from bot.tickets.scripts import DESK_SCRIPTS
from handlers import (
    after_finish,
    answering,
    declining,
    denied,
    emergency,
    human,
    pictures,
    private,
    receipts,
    tickets,
    welcome,
)
from handlers.gate import goods_consent, goods_out, lost_found, my_passes, visitor
from handlers.home import (
    binding,
    binding_notice,
    binding_papers,
    binding_second,
    consent,
    decoration,
    home_people,
    household,
    unbinding,
)
from handlers.mine import bills, departure, forget_me, my_data
from handlers.repair import repair
from handlers.staff import binding as staff_binding
from handlers.staff import blocking, gate, intake, ledger, partner, report, reworded, roster, tasks, wording
from handlers.staff import roster_answers as roster_word
from handlers.staff import talking as staff_talking
from handlers.staff import words as staff_words
from handlers.voices import complaint, praise, suggestion

SERVICES = {
    "repair": repair.start,
    "progress": tickets.progress,
    "my_tickets": tickets.my_tickets,
    "urge": tickets.urge,
    "cancel_ticket": tickets.cancel,
    "fixed": after_finish.fixed,
    "not_fixed": after_finish.not_fixed,
    "human": human.call,
    "bind": binding.start,
    "bind_papers": binding_papers.start,
    "unbind": unbinding.start,
    "household": household.start,
    "visitor": visitor.start,
    "goods_out": goods_out.start,
    "my_passes": my_passes.serve,
    "decoration": decoration.start,
    "lost_found": lost_found.start,
    "bills": bills.show,
    "my_data": my_data.show,
    "forget_me": forget_me.start,
    "complaint": complaint.start,
    "suggestion": suggestion.start,
    "praise": praise.start,
    "help": welcome.help_out,
}

# Asked before anything is made of the words: what is not so, and what is not ours to tell.
BEFOREHAND = (denied.answer, private.answer)

# A service that knows its matter by what the words name, whatever phrases they are like.
RECOGNISERS = {
    # Who asks for a person gets one, however badly it is typed.
    "human": human.recognises,
    # Who complains of a broken pipe in anger is heard first, and then served.
    "cancel_ticket": tickets.cancels,
    "complaint": complaint.recognises,
    "suggestion": suggestion.recognises,
    "praise": praise.recognises,
    "repair": repair.recognises,
    "progress": tickets.recognises,
    "my_passes": my_passes.recognises,
    "household": household.recognises,
    "goods_out": goods_out.recognises,
    "visitor": visitor.recognises,
    "lost_found": lost_found.recognises,
    "my_data": my_data.recognises,
    "bind_papers": binding_papers.recognises,
}

# Asked in turn when words were not understood for sure.
LISTENERS = (emergency.listen, answering.listen, declining.listen)
# 灯也灭了 is no repair from somebody in a lift that stands still.
GIVING_WAY = frozenset(
    {
        "chat",
        "lift",
        "safety",
        "utility",
        "service.urge",
        "service.fixed",
        "service.cancel_ticket",
        "cancel_ticket",
        "repair",
    }
)

# Who thinks something of us tells it in full: what follows belongs to it.
TOLD_IN_FULL = frozenset({"complaint", "suggestion", "praise"})

# Dialogues that gather what a service must know; a form begins when its service is asked for.
FORMS = {
    form.name: form
    for form in (
        repair.FORM,
        binding.FORM,
        binding_papers.FORM,
        unbinding.FORM,
        visitor.FORM,
        goods_out.FORM,
        decoration.FORM,
        lost_found.FORM,
        complaint.FORM,
        suggestion.FORM,
        praise.FORM,
    )
}

# Services that no form holds up.
ALWAYS = {"human": human.recognises}

DIALOGUES = {
    engine.SENT_FIRST: pictures.words_after,
    "rating": after_finish.typed_rating,
    consent.DIALOGUE: binding_notice.answered,
    forget_me.DIALOGUE: forget_me.typed,
    "human": human.go_on,
    # No dialogue is open: a talk between resident and colleague may go on all the same.
    "": human.resume,
    "staff_talk": reworded.go_on,
    "staff_note": tasks.typed_note,
    "staff_transfer": tasks.typed_colleague,
}

TAPS = partner.limited(
    {
        "complaint.mend": complaint.tapped_mend,
        "ticket.progress": tickets.tapped_progress,
        "ticket.urge": tickets.tapped_urge,
        "ticket.cancel": tickets.tapped_cancel,
        "ticket.cancel_or_not": tickets.tapped_cancel_or_not,
        "ticket.confirm": after_finish.tapped_confirm,
        "ticket.not_fixed": after_finish.tapped_not_fixed,
        "ticket.rate": after_finish.tapped_rate,
        "bind.agree": binding_notice.tapped_agree,
        "bind.refuse": binding_notice.tapped_refuse,
        "bind.more": binding.one_more,
        "bind.papers": binding_papers.tapped,
        "bind.allow": binding_second.tapped_allow,
        "bind.deny": binding_second.tapped_deny,
        "household.show": household.tapped_show,
        "household.remove": household.tapped_remove,
        "household.removed": household.tapped_removed,
        "bills.home": bills.tapped_home,
        "bills.wrong": bills.tapped_wrong,
        "forget_me": forget_me.tapped,
        "staff.bind_as": staff_binding.tapped,
        "staff.accept": tasks.tapped_accept,
        "staff.decline": tasks.tapped_decline,
        "staff.arrive": tasks.tapped_arrive,
        "staff.finish": tasks.tapped_finish,
        "staff.transfer": tasks.tapped_transfer,
        "staff.hand_to": tasks.tapped_colleague,
        "staff.note": tasks.tapped_note,
        "staff.called": tasks.tapped_called,
        "staff.duty_agree": roster_word.tapped_agree,
        "staff.duty_decline": roster_word.tapped_decline,
        "staff.duty_allow": roster_word.tapped_allow,
        "staff.duty_refuse": roster_word.tapped_refuse,
        "staff.let_in": gate.tapped_let_in,
        "staff.owner_agrees": gate.tapped_agrees,
        "staff.owner_refuses": gate.tapped_refuses,
        "pass.cancel": my_passes.tapped_cancel,
        "pass.agree": goods_consent.tapped_agree,
        "pass.refuse": goods_consent.tapped_refuse,
        "staff.talk": staff_talking.tapped_reply,
        "staff.talk_send": staff_talking.tapped_send,
        "staff.hand_back": staff_talking.tapped_hand_back,
        "staff.word_better": reworded.tapped_better,
        "staff.word_rewrite": reworded.tapped_rewrite,
        "staff.word_anyway": reworded.tapped_anyway,
    }
)

# Buttons about one ticket or pass -> the service that finds out which, when their label is typed.
TYPED = {
    "ticket.progress": "progress",
    "ticket.urge": "urge",
    "ticket.cancel": "cancel_ticket",
    "ticket.confirm": "fixed",
    "ticket.not_fixed": "not_fixed",
    "pass.cancel": "my_passes",
    "pass.agree": "my_passes",
    "pass.refuse": "my_passes",
    "bills.wrong": "bills",
    "household.remove": "household",
    "bind.more": "bind",
    "bind.papers": "bind_papers",
    "complaint.mend": "repair",
}

EVENTS = {
    "subscribe": welcome.follow,
    "unsubscribe": departure.unfollow,
    "templatesendjobfinish": receipts.template_finished,
}

SCRIPTS = (
    meaning.SCRIPTS
    | several.SCRIPTS
    | ladder.SCRIPTS
    | engine.SCRIPTS
    | beside.SCRIPTS
    | on_time.SCRIPTS
    | DESK_SCRIPTS
    | welcome.SCRIPTS
    | human.SCRIPTS
    | answering.SCRIPTS
    | denied.SCRIPTS
    | private.SCRIPTS
    | declining.SCRIPTS
    | repair.SCRIPTS
    | complaint.SCRIPTS
    | suggestion.SCRIPTS
    | praise.SCRIPTS
    | tickets.SCRIPTS
    | after_finish.SCRIPTS
    | pictures.SCRIPTS
    | binding.SCRIPTS
    | binding_papers.SCRIPTS
    | binding_second.SCRIPTS
    | consent.SCRIPTS
    | unbinding.SCRIPTS
    | household.SCRIPTS
    | bills.SCRIPTS
    | my_data.SCRIPTS
    | forget_me.SCRIPTS
    | departure.SCRIPTS
    | home_people.SCRIPTS
    | staff_binding.SCRIPTS
    | tasks.SCRIPTS
    | staff_talking.SCRIPTS
    | wording.SCRIPTS
    | reworded.SCRIPTS
    | intake.SCRIPTS
    | report.SCRIPTS
    | blocking.SCRIPTS
    | staff_words.SCRIPTS
    | ledger.SCRIPTS
    | roster.SCRIPTS
    | visitor.SCRIPTS
    | goods_out.SCRIPTS
    | goods_consent.SCRIPTS
    | my_passes.SCRIPTS
    | decoration.SCRIPTS
    | lost_found.SCRIPTS
    | gate.SCRIPTS
    | emergency.SCRIPTS
    | dict.fromkeys(
        ["system.error", "system.store_away", "system.slow_down", "system.blocked"], frozenset[str]()
    )
)

SWITCHBOARD = Switchboard(
    services=SERVICES,
    beforehand=BEFOREHAND,
    recognisers=RECOGNISERS,
    listeners=LISTENERS,
    giving_way=GIVING_WAY,
    told_in_full=TOLD_IN_FULL,
    forms=FORMS,
    always=ALWAYS,
    dialogues=DIALOGUES,
    taps=TAPS,
    typed=TYPED,
    events=EVENTS,
    staff_words=staff_words.obey,
    emergency=emergency.help_at_once,
    not_text=human.without_words,
    scripts=SCRIPTS,
)
