"""A ticket as a row: what reports and the stand-in see."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.tickets.listing import as_row
from tests.bot.tickets.estate import SHANGHAI
from tests.bot.tickets.test_describe import TICKET

NAMES = {"official:wang": "王阿姨", "wecom:li": "李师傅", "wecom:lin": "管家小林"}


def test_a_row() -> None:
    row = as_row(replace(TICKET, rating=5), NAMES.get, SHANGHAI)
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


def test_times_are_told_in_the_zone_asked_for() -> None:
    assert as_row(TICKET, NAMES.get, ZoneInfo("UTC"))["opened_at"] == "2025-09-01T02:00:00+00:00"


def test_what_is_not_there_is_none() -> None:
    row = as_row(replace(TICKET, resident="", assignee=""), NAMES.get, SHANGHAI)
    assert (row["resident"], row["assignee"], row["rating"]) == (None, None, None)
