"""What is kept of talks and people while workers die, data are deleted and others are tidied away."""

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, insert

from bot.store.contacts import SqlContacts
from bot.store.schema import attempts, contacts, conversations, talk
from sandbox.cast import Person
from tests.processes.estate import Estate, number_in
from tests.processes.people import (
    FAMILY_PHONE,
    PatientEstate,
    address_of,
    asked_to_delete,
    bound,
    counted,
    database_of,
    now_of,
    tidied,
    together,
)
from tests.processes.waiting import until

QUESTION = "物业费多少钱"
ASKED = 12
CALLS = 6
OF = "talk WHERE person = :person"
ESTATE = "yunqi"
THREADS = 4
OLD_LINES = 4_000
OLD_PEOPLE = 120
# Long over by the estate's periods (config/estate.yaml).
LONG_AGO = timedelta(days=200)


@pytest.fixture
def estate(estate: Estate) -> Estate:
    """The demo estate, as its residents see it who are in no hurry."""
    return PatientEstate(estate.service, estate.ahead)


def test_killed_with_talk_lines_waiting_the_web_workers_lose_no_ticket(estate: Estate) -> None:
    service = estate.service
    roles = service.wait_roles()
    asking = [estate.somebody() for _ in range(ASKED)]
    calling = [estate.somebody() for _ in range(CALLS)]
    answers = together(
        estate,
        *(estate.words(someone, QUESTION) for someone in asking),
        *(estate.words(someone, "人工") for someone in calling),
    )
    for process in roles.web_workers:
        os.kill(process, signal.SIGKILL)
    until(lambda: not set(roles.web_workers) & set(service.left_over()), "the end of the killed processes")
    service.wait_roles()
    service.wait_ready()
    numbers = {number_in(answer) for answer in answers[ASKED:]}
    assert {ticket["number"] for ticket in estate.tickets()} == numbers
    assert [lines_of(estate, someone) for someone in calling] == [2] * CALLS, (
        "these are stored with the ticket"
    )
    assert {lines_of(estate, someone) for someone in asking} <= {0, 2}, "question and answer, or neither"
    estate.say(asking[0], QUESTION)
    assert "工单号" in estate.say(asking[0], "人工")


def test_of_deleted_data_no_web_worker_brings_anything_back(estate: Estate) -> None:
    """What was said a moment before still waits in the memory of either process to be stored."""
    someone = bound(estate, estate.somebody(), FAMILY_PHONE)
    together(estate, *[estate.words(someone, QUESTION) for _ in range(ASKED)])
    asked_to_delete(estate, someone)
    assert "删好了" in estate.say(someone, "确认删除")
    everything_is_stored(estate)
    here = {"person": address_of(someone)}
    assert counted(estate.service, OF, **here) == 0
    assert counted(estate.service, "contacts WHERE person = :person", **here) == 0


def everything_is_stored(estate: Estate) -> None:
    """Wait until what waited in the memory of the web workers is stored.

    What is said later is never stored earlier: so it is enough to see that of many who ask now, all are.
    """
    later = [estate.somebody() for _ in range(ASKED)]
    together(estate, *(estate.words(someone, QUESTION) for someone in later))
    until(lambda: all(lines_of(estate, someone) for someone in later), "the log of what was said")


def test_old_data_go_while_residents_write_and_nothing_new_goes_with_them(estate: Estate) -> None:
    now = now_of(estate)
    back = [estate.somebody() for _ in range(OLD_PEOPLE)]
    long_ago(estate, now - LONG_AGO, back)
    with ThreadPoolExecutor(THREADS + 1) as threads:
        tidying = threads.submit(tidied, estate.service, now)
        answers = list(threads.map(lambda someone: estate.say(someone, "厨房水管漏水"), back))
        tidying.result()
    assert [answer for answer in answers if "哪" not in answer] == []
    assert old_rows(estate) == [0, 0, 0]
    for someone in back[:: OLD_PEOPLE // 10]:
        # Their form is open, though their old conversation was being tidied away when they came back.
        assert "3栋2单元1201" in estate.say(someone, "3栋2单元1201，明天上午在家")
        assert "工单号" in estate.say(someone, "确认")
    assert all(at and at > now - timedelta(minutes=1) for at in last_words(estate, back))
    assert counted(estate.service, "deletions WHERE reason = 'retention'") == 1


def long_ago(estate: Estate, at: datetime, people: Sequence[Person]) -> None:
    """Have these people written long ago, and others said a lot."""
    whose = [address_of(someone) for someone in people]
    said = {
        "estate": ESTATE,
        "at": at,
        "speaker": "resident",
        "text": "从前的话",
        "script": "",
        "knowledge": "",
    }
    talked = {
        "estate": ESTATE,
        "dialogue": "",
        "step": "",
        "slots": {},
        "parked": {},
        "misses": 0,
        "temper": {},
    }
    seen = {"estate": ESTATE, "follows": True, "message_sent": 0, "tap_sent": 0, "message_at": at}
    tried = {"estate": ESTATE, "name": "binding", "count": 3, "since": at}
    rows: dict[Table, list[dict[str, Any]]] = {
        talk: [said | {"person": f"official:{number}"} for number in range(OLD_LINES)],
        conversations: [talked | {"person": one, "changed_at": at, "version": 7} for one in whose],
        contacts: [seen | {"person": one} for one in whose],
        attempts: [tried | {"subject": one} for one in whose],
    }
    with database_of(estate.service) as database, database.write() as connection:
        for table, old in rows.items():
            connection.execute(insert(table), old)


def old_rows(estate: Estate) -> list[int]:
    """Return how much is left as it was long ago: of what was said, of conversations, and of attempts."""
    left = ("talk WHERE text = '从前的话'", "conversations WHERE version = 7", "attempts WHERE count = 3")
    return [counted(estate.service, what) for what in left]


def last_words(estate: Estate, people: Sequence[Person]) -> list[datetime | None]:
    """Return when each was heard last, as far as it is known."""
    with database_of(estate.service) as database:
        known = SqlContacts(database)
        return [known.contact(ESTATE, address_of(someone)).message_at for someone in people]


def lines_of(estate: Estate, someone: Person) -> int:
    """Return how many lines of somebody's talk are stored."""
    return counted(estate.service, OF, person=address_of(someone))
