"""The reply scripts about the roster, and the values that each may quote."""

CHANGE_VALUES = frozenset({"number", "who", "partner", "when", "until", "gap", "tasks"})
# Each step is worded for a swap and for a leave.
STEPS = ("sent", "ask", "to_allow", "agreed", "allowed", "declined", "refused", "expired", "withdrawn")

ROSTER_SCRIPTS: dict[str, frozenset[str]] = {
    **{f"staff.{kind}_{step}": CHANGE_VALUES for kind in ("swap", "leave") for step in STEPS},
    "staff.change_gap": frozenset({"gaps"}),
    "staff.change_answered": CHANGE_VALUES,
    "staff.change_over": CHANGE_VALUES,
    "staff.change_not_yours": frozenset[str](),
    "staff.change_unknown": frozenset[str](),
    # Told without anybody asking.
    "staff.roster_gap": frozenset({"day", "gaps"}),
    "staff.left": frozenset({"names", "tickets"}),
}
