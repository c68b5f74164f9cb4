"""Bills in words: amounts and their order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.residents.register import Bill
from handlers.mine.bill_words import paid, total, unpaid, yuan

DAY = date(2025, 9, 1)


def bill(item: str, cents: int = 100, due: date | None = None, done: date | None = None) -> Bill:
    """A bill of Wang's home."""
    return Bill("3栋2单元1201", item, "2025年第三季度", cents, due, done)


@pytest.mark.parametrize(
    ("cents", "said", "why"),
    [
        (1250, "12.50", "two places, as on paper"),
        (5, "0.05", "less than a yuan"),
        (0, "0.00", "nothing to pay"),
        (-1250, "-12.50", "paid too much"),
        (-5, "-0.05", "the minus stands before the nought"),
        (123456789, "1234567.89", "no float comes near it"),
    ],
)
def test_an_amount(cents: int, said: str, why: str) -> None:
    assert yuan(cents) == said, why


@given(st.integers(-(10**12), 10**12))
def test_no_cent_is_lost(cents: int) -> None:
    assert int(yuan(cents).replace(".", "")) == cents


@given(st.lists(st.integers(-(10**9), 10**9)))
def test_the_total_is_the_sum(cents: list[int]) -> None:
    assert total([bill("物业费", each) for each in cents]) == yuan(sum(cents))


def test_what_is_due_longest_comes_first_and_what_has_no_day_last() -> None:
    bills = [
        bill("no day"),
        bill("later", due=date(2025, 10, 25)),
        bill("paid", due=DAY, done=DAY),
        bill("b, same day", due=DAY),
        bill("a, same day", due=DAY),
    ]
    assert [one.item for one in unpaid(bills)] == ["a, same day", "b, same day", "later", "no day"]


def test_the_latest_payment_comes_first() -> None:
    bills = [bill("old", done=date(2025, 1, 2)), bill("unpaid"), bill("new", done=date(2025, 7, 2))]
    assert [one.item for one in paid(bills)] == ["new", "old"]
