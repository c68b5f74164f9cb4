"""The reply scripts that the desk speaks by, and the values beyond the ticket's own that each may quote."""

from bot.tickets.describe import TICKET_VALUES
from bot.tickets.ticket import ANSWERED, PromiseKind

# What is settled by words alone: nobody comes to mend a question either.
IN_WORDS = ANSWERED | {"enquiry"}
# Scripts that have a twin, `<script>_answer`, for what is answered rather than mended.
OF_ANSWERS = frozenset(
    {
        "ticket.accepted",
        "ticket.given_back",
        "ticket.waiting",
        "ticket.resumed",
        "ticket.transferred",
        "ticket.finished",
        "ticket.closed_by_call",
        "ticket.confirm_then_close",
        "ticket.confirm_then_call_back",
        "ticket.late_response",
        "ticket.late_resolution",
        "ticket.late_follow_up",
        "ticket.rate",
        "ticket.sorry",
        "ticket.urged",
        "ticket.reopened",
        "ticket.cancelled",
        "ticket.progress",
        "ticket.finished_progress",
        "staff.task",
        "staff.accepted",
        "staff.finished",
        "staff.passed_over",
        "staff.grab",
        "staff.nudge",
        "staff.nobody_left",
        "staff.confirmed",
        "staff.reopened",
        "staff.reopened_for_manager",
        "staff.cancelled",
        "staff.call_back",
    }
)

_AS_USUAL: dict[str, frozenset[str]] = {
    name: TICKET_VALUES | extra
    for name, extra in {
        # To the resident.
        "ticket.template_remark": frozenset(),
        "human.template_remark": frozenset(),
        "ticket.opened_for_you": frozenset(),
        "ticket.accepted": frozenset(),
        "ticket.accepted_emergency": frozenset(),
        "ticket.accepted_enquiry": frozenset(),
        "ticket.given_back": frozenset({"colleague"}),
        "ticket.new_colleague": frozenset(),
        "ticket.arrived": frozenset(),
        "ticket.waiting": frozenset({"reason", "until"}),
        "ticket.resumed": frozenset(),
        "ticket.arrived_after_pause": frozenset(),
        "ticket.transferred": frozenset(),
        "ticket.finished": frozenset({"done"}),
        "ticket.finished_emergency": frozenset({"done"}),
        "ticket.finished_enquiry": frozenset({"done"}),
        "ticket.closed_by_call": frozenset(),
        "ticket.staff_says": frozenset({"words", "speaker"}),
        "human.colleague_says": frozenset({"words", "speaker"}),
        "human.colleague_begins": frozenset({"words", "speaker"}),
        "human.handed_back": frozenset(),
        "human.late": frozenset(),
        "ticket.confirm_then_close": frozenset(),
        "ticket.confirm_then_call_back": frozenset(),
        "ticket.late_response": frozenset(),
        "ticket.late_arrival": frozenset(),
        "ticket.late_resolution": frozenset(),
        "ticket.late_answer": frozenset(),
        "ticket.late_follow_up": frozenset(),
        "ticket.late_response_emergency": frozenset(),
        "ticket.late_arrival_emergency": frozenset(),
        "ticket.late_resolution_emergency": frozenset(),
        "ticket.late_answer_emergency": frozenset(),
        "ticket.late_follow_up_emergency": frozenset(),
        # Refusals to the resident.
        "ticket.not_now": frozenset(),
        "ticket.not_finished_yet": frozenset(),
        "ticket.rated_already": frozenset({"stars"}),
        "ticket.still_open": frozenset(),
        "ticket.nothing_to_urge": frozenset(),
        "ticket.too_late_to_cancel": frozenset(),
        "ticket.is_cancelled": frozenset(),
        "ticket.rate_how": frozenset(),
        # To staff.
        "staff.task": frozenset(),
        "staff.grab": frozenset(),
        "staff.partner_task": frozenset({"company"}),
        "staff.partner_asked": frozenset({"company"}),
        "staff.praised": frozenset(),
        "staff.praise": frozenset(),
        "staff.emergency": frozenset({"words"}),
        "staff.emergency_nobody_there": frozenset({"words"}),
        "staff.emergency_again": frozenset({"words", "times"}),
        "staff.enquiry": frozenset({"talk"}),
        "staff.request": frozenset({"talk"}),
        "staff.talk_so_far": frozenset({"talk"}),
        "staff.resident_says": frozenset({"words"}),
        "staff.resident_answers": frozenset({"words"}),
        "staff.resident_done": frozenset({"words"}),
        "staff.resident_left": frozenset(),
        "staff.talk_nudge": frozenset({"words", "waited"}),
        "staff.talk_unanswered": frozenset({"words", "waited"}),
        "staff.talk_quiet": frozenset(),
        "staff.talk_unsent": frozenset(),
        "staff.wording_waits": frozenset({"mark"}),
        "staff.wording_resident_waits": frozenset({"colleague", "words"}),
        "staff.passed_over": frozenset(),
        "staff.nobody_left": frozenset(),
        "staff.taken_by_other": frozenset(),
        "staff.taken_from_you": frozenset(),
        "staff.declined": frozenset({"colleague", "reason"}),
        "staff.transferred": frozenset({"colleague"}),
        "staff.nudge": frozenset({"promised"}),
        "staff.nudge_untaken": frozenset({"promised"}),
        "staff.resident_told": frozenset({"promised"}),
        "staff.overdue": frozenset({"promised"}),
        "staff.overdue_without_new_time": frozenset({"promised"}),
        "staff.confirmed": frozenset(),
        "staff.rated": frozenset({"stars"}),
        "staff.unhappy": frozenset({"stars"}),
        "staff.reopened": frozenset(),
        "staff.reopened_for_manager": frozenset(),
        "staff.urged": frozenset({"times"}),
        "staff.cancelled": frozenset(),
        "staff.call_back": frozenset(),
        "staff.manager_calls": frozenset({"call"}),
        "staff.watch_failed": frozenset(),
        # Refusals to staff.
        "staff.yours_already": frozenset(),
        "staff.taken": frozenset(),
        "staff.there_already": frozenset(),
        "staff.finished_already": frozenset(),
        "staff.transfer_self": frozenset(),
        "staff.concerns_them": frozenset(),
        "staff.not_yours": frozenset(),
        "staff.say_first": frozenset(),
        "staff.no_visit": frozenset(),
        "staff.wait_for_what": frozenset({"reasons"}),
        "staff.paused_long_enough": frozenset({"reason"}),
        "staff.not_waiting": frozenset(),
        "staff.pause_over": frozenset(),
        "staff.not_yours_to_call": frozenset(),
        "staff.closed_already": frozenset(),
        "staff.cancelled_already": frozenset(),
    }.items()
} | {
    "ticket.unknown": frozenset({"number"}),
    "staff.partner_may": frozenset[str](),
    # Of a due row that is no ticket's.
    "staff.work_failed": frozenset({"id"}),
    # One promise in words, of which a ticket's plan is made.
    **{
        f"{reader}.promise_{kind}": frozenset({"time"})
        for reader in ("ticket", "staff")
        for kind in (*PromiseKind, "result")
    },
}

DESK_SCRIPTS = _AS_USUAL | {
    f"{name}_answer": values for name, values in _AS_USUAL.items() if name in OF_ANSWERS
}


def worded(script: str, kind: str) -> str:
    """Return the script as it is worded for a kind of ticket: nobody asks whether a complaint is mended."""
    return f"{script}_answer" if kind in IN_WORDS and script in OF_ANSWERS else script
