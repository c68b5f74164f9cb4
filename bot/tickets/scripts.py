"""The reply scripts that the desk speaks by, and the values beyond the ticket's own that each may quote."""

from bot.tickets.describe import TICKET_VALUES

DESK_SCRIPTS: dict[str, frozenset[str]] = {
    name: TICKET_VALUES | extra
    for name, extra in {
        # To the resident.
        "ticket.template_remark": frozenset(),
        "ticket.opened_for_you": frozenset(),
        "ticket.accepted": frozenset(),
        "ticket.arrived": frozenset(),
        "ticket.waiting": frozenset(),
        "ticket.transferred": frozenset(),
        "ticket.finished": frozenset(),
        "ticket.staff_says": frozenset({"words"}),
        "ticket.confirm_then_close": frozenset(),
        "ticket.confirm_then_call_back": frozenset(),
        "ticket.late_response": frozenset(),
        "ticket.late_arrival": frozenset(),
        "ticket.late_resolution": frozenset(),
        "ticket.late_follow_up": frozenset(),
        # Refusals to the resident.
        "ticket.not_now": frozenset(),
        "ticket.not_finished_yet": frozenset(),
        "ticket.rated_already": frozenset({"stars"}),
        "ticket.still_open": frozenset(),
        "ticket.nothing_to_urge": frozenset(),
        "ticket.too_late_to_cancel": frozenset(),
        # To staff.
        "staff.task": frozenset(),
        "staff.emergency": frozenset({"words"}),
        "staff.enquiry": frozenset(),
        "staff.passed_over": frozenset(),
        "staff.nobody_left": frozenset(),
        "staff.taken_by_other": frozenset(),
        "staff.declined": frozenset({"colleague", "reason"}),
        "staff.transferred": frozenset({"colleague"}),
        "staff.nudge": frozenset({"promised"}),
        "staff.nudge_untaken": frozenset({"promised"}),
        "staff.resident_told": frozenset({"promised"}),
        "staff.overdue": frozenset({"promised"}),
        "staff.confirmed": frozenset(),
        "staff.rated": frozenset({"stars"}),
        "staff.unhappy": frozenset({"stars"}),
        "staff.reopened": frozenset(),
        "staff.reopened_for_manager": frozenset(),
        "staff.urged": frozenset({"times"}),
        "staff.cancelled": frozenset(),
        "staff.call_back": frozenset(),
        # Refusals to staff.
        "staff.yours_already": frozenset(),
        "staff.taken": frozenset(),
        "staff.there_already": frozenset(),
        "staff.finished_already": frozenset(),
        "staff.transfer_self": frozenset(),
        "staff.not_yours": frozenset(),
        "staff.closed_already": frozenset(),
        "staff.cancelled_already": frozenset(),
    }.items()
} | {"ticket.unknown": frozenset({"number"})}
