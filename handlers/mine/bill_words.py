"""Bills in words: amounts, days, and in which order they are read."""

from collections.abc import Sequence
from datetime import date

from bot.residents.register import Bill

# What is due longest comes first; what has no day, last.
_NEVER = date.max


def yuan(cents: int) -> str:
    """Return an amount as it stands on a bill: 12.50; what is owed to the resident has a minus."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02d}"


def unpaid(bills: Sequence[Bill]) -> list[Bill]:
    """Return the bills that are not paid, the one that was due first in front."""
    left = [bill for bill in bills if bill.paid_on is None]
    return sorted(left, key=lambda bill: (bill.due_on or _NEVER, bill.item, bill.period))


def paid(bills: Sequence[Bill]) -> list[Bill]:
    """Return the bills that are paid, the latest payment in front."""
    done = [(bill.paid_on, bill) for bill in bills if bill.paid_on is not None]
    return [bill for _, bill in sorted(done, key=lambda row: row[0], reverse=True)]


def total(bills: Sequence[Bill]) -> str:
    """Return what these bills come to."""
    return yuan(sum(bill.cents for bill in bills))
