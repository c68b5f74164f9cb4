"""A ticket as a row: what reports and the stand-in see."""

from dataclasses import replace
from datetime import UTC

from bot.tickets.listing import as_row
from tests.bot.tickets.estate import RULES
from tests.bot.tickets.test_describe import TICKET

NAMES = {"official:wang": "王阿姨", "wecom:li": "李师傅", "wecom:lin": "管家小林"}


def test_a_row() -> None:
    row = as_row(replace(TICKET, rating=5), RULES, NAMES.get)
    assert (row["number"], row["kind"], row["category"], row["status"]) == (
        "1001",
        "repair",
        "water",
        "accepted",
    )
    assert (row["resident"], row["assignee"], row["owner"]) == ("王阿姨", "李师傅", "管家小林")
    assert row["rating"] == 5
    assert row["promises"] == [
        {"kind": "arrival", "due": "2025-09-01T10:40:00+08:00", "state": "open"},
        {"kind": "resolution", "due": "2025-09-02T16:00:00+08:00", "state": "open"},
    ]


def test_times_are_told_in_the_estates_zone() -> None:
    stored = replace(TICKET, opened_at=TICKET.opened_at.astimezone(UTC))
    assert as_row(stored, RULES, NAMES.get)["opened_at"] == "2025-09-01T10:00:00+08:00"


def test_a_category_has_its_name_beside_it() -> None:
    assert as_row(TICKET, RULES, NAMES.get)["category_name"] == "水管漏水"


def test_what_is_not_there_is_none() -> None:
    row = as_row(replace(TICKET, resident="", assignee=""), RULES, NAMES.get)
    assert (row["resident"], row["assignee"], row["rating"]) == (None, None, None)
