"""The desk says only what is listed, and all that is listed is said."""

import ast
from pathlib import Path
from typing import Any

import pytest

from bot.tickets import desk
from bot.tickets.describe import TICKET_VALUES
from bot.tickets.scripts import DESK_SCRIPTS, OF_ANSWERS, worded
from bot.tickets.ticket import ENDED, PromiseKind
from config.services import AfterFinish
from config.settings import TOP

# Beside the desk, a due row that was given up is spoken for.
DESK = [*Path(desk.__file__).parent.glob("*.py"), TOP / "bot" / "tickets" / "given_up.py"]
# Names that are put together: what stands in the braces, and the values that it can take.
KINDS = [kind.value for kind in PromiseKind]
PARTS = {
    "promise.kind": KINDS,
    "after.then": list(AfterFinish.model_fields["then"].annotation.__args__),  # type: ignore[union-attr]
    "ticket.status": [status.value for status in ENDED],
    "ending": ["", "_emergency"],
    "_ending(taken)": ["", "_emergency", "_enquiry"],
    "_ending(finished)": ["", "_emergency", "_enquiry"],
    # The clauses of a plan: for residents and for staff, of each promise, of an answer and its result.
    "script": ["ticket.promise", "staff.promise"],
    "called.get(row.kind, row.kind)": [*KINDS, "answer", "result"],
}
SPEAKERS = {"say", "tell_resident", "tell_staff", "tell_staff_at", "tell_managers", "Refused"}


def _names(node: ast.expr) -> list[str]:
    """Return the script names that an expression can be; [] when it is no name."""
    if isinstance(node, ast.IfExp):
        return _names(node.body) + _names(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
        return [node.value]
    if not isinstance(node, ast.JoinedStr):
        return []
    names = [""]
    for part in node.values:
        ends: list[Any] = (
            PARTS[ast.unparse(part.value)] if isinstance(part, ast.FormattedValue) else [part.value]
        )
        names = [name + str(end) for name in names for end in ends]
    return names


def _said(tree: ast.Module) -> set[str]:
    """Return the script names in calls that speak, with those that were put into a variable first."""
    variables: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            variables.setdefault(node.targets[0].id, []).append(node.value)
    said: set[str] = set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if ast.unparse(call.func).rpartition(".")[2] in SPEAKERS:
            for given in call.args:
                names = variables.get(given.id, []) if isinstance(given, ast.Name) else [given]
                said |= {name for each in names for name in _names(each)}
    return said


def test_the_desk_speaks_by_the_scripts_that_are_listed() -> None:
    said = set().union(*(_said(ast.parse(path.read_text(encoding="utf-8"))) for path in DESK))
    said |= {f"{name}_answer" for name in said & OF_ANSWERS}
    assert said - set(DESK_SCRIPTS) == set(), "said, but not listed: the check can't ask for its words"
    assert set(DESK_SCRIPTS) - said == set(), "listed, but never said: the admin would write for nobody"


def test_names_are_found_however_they_are_put_together() -> None:
    tree = ast.parse(
        "script = 'staff.a' if taken else 'staff.b'\n"
        "script = 'staff.c'\n"
        "desk.tell_staff(ticket, person, script)\n"
        "desk.tell_resident(ticket, f'ticket.late_{promise.kind}')\n"
        "raise Refused('ticket.unknown', number='1001')\n"
        "later('promise.tell')"
    )
    late = {f"ticket.late_{kind.value}" for kind in PromiseKind}
    assert _said(tree) == {"staff.a", "staff.b", "staff.c", "ticket.unknown"} | late


# script, kind, how it is worded, why
WORDED = [
    ("ticket.finished", "repair", "ticket.finished", "something was mended"),
    ("ticket.finished", "complaint", "ticket.finished_answer", "nobody asks whether a complaint is mended"),
    ("ticket.late_resolution", "suggestion", "ticket.late_resolution_answer", "nor a suggestion"),
    ("ticket.finished_enquiry", "enquiry", "ticket.finished_enquiry", "a talk has words of its own"),
    ("staff.nudge", "enquiry", "staff.nudge_answer", "nobody goes anywhere to give an answer"),
    ("staff.rated", "complaint", "staff.rated", "what suits both needs no twin"),
]


@pytest.mark.parametrize(("script", "kind", "said", "why"), WORDED)
def test_what_is_answered_is_worded_otherwise(script: str, kind: str, said: str, why: str) -> None:
    assert worded(script, kind) == said, why


def test_every_script_about_a_ticket_may_quote_the_ticket() -> None:
    without = {name for name, values in DESK_SCRIPTS.items() if not values >= TICKET_VALUES}
    clauses = {name for name in DESK_SCRIPTS if ".promise_" in name}
    of_none = {"ticket.unknown", "staff.work_failed", "staff.partner_may"}
    assert without - clauses == of_none, "there is no ticket to quote"
    assert {DESK_SCRIPTS[name] for name in clauses} == {frozenset({"time"})}, "a clause tells of a time"
