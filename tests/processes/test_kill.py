"""kill -9 in the middle of the day's work: it heals itself, nothing is lost, nothing comes twice."""

import os
import signal
from collections.abc import Callable

import pytest

from bot.store.database import Database
from sandbox.cast import person_named
from tests.processes.estate import Estate, tasks_shown
from tests.processes.load import steady
from tests.processes.service import Roles, Service
from tests.processes.waiting import until

RESIDENTS = 60
KILLS = 3
# People of the cast have phones, on which the news of their tickets can be counted.
WITH_PHONES = ("owner", "neighbour", "tenant")
VICTIMS: dict[str, Callable[[Roles], int]] = {
    "a web worker": lambda roles: roles.web_workers[0],
    "the web server": lambda roles: roles.web,
    "the worker": lambda roles: roles.worker,
}


def test_one_dead_web_worker_does_not_take_the_others_along(estate: Estate) -> None:
    before = estate.service.wait_roles()
    dead, alive = before.web_workers
    os.kill(dead, signal.SIGKILL)
    until(lambda: dead not in estate.service.left_over(), "the end of the killed process")
    after = estate.service.wait_roles()
    assert (after.web, after.worker) == (before.web, before.worker)
    assert alive in after.web_workers


@pytest.mark.parametrize("victim", VICTIMS.values(), ids=VICTIMS.keys())
def test_whoever_is_killed_nothing_is_lost_and_nothing_doubled(
    estate: Estate, victim: Callable[[Roles], int]
) -> None:
    service = estate.service
    people = [person_named(id) for id in WITH_PHONES]
    people = [estate.somebody() if turn % 2 == 0 else person for person in people for turn in range(2)]
    people += [estate.somebody() for _ in range(RESIDENTS - len(people))]
    with steady(estate, people) as load:
        for _ in range(KILLS):
            load.wait_for(RESIDENTS // (KILLS + 1))
            killed = victim(service.wait_roles())
            os.kill(killed, signal.SIGKILL)
            until(lambda: killed not in service.left_over(), "the end of the killed process")  # noqa: B023
    heal(service)
    estate.pass_time("PT3M")
    told = {number: openid for openid, number in load.numbers.items()}
    tickets = {ticket["number"]: ticket["resident"] for ticket in estate.tickets()}
    assert tickets == {number: named(openid) for number, openid in told.items()}
    assert tasks_shown(estate) == dict.fromkeys(tickets, 1)
    for person in WITH_PHONES:
        number = load.numbers[person_named(person).openid]
        accepted = [text for text in estate.pushed(person) if number in text and "接单" in text]
        assert len(accepted) == 1


def heal(service: Service) -> None:
    """Wait until everybody is there again, and end the leases of the dead as an hour would."""
    service.wait_roles()
    service.wait_ready()
    url = service.database_url or f"sqlite:///{service.folder}/data/bot.db"
    database = Database(url, service.folder / "data" / "write.lock")
    with database.write() as connection:
        for table in ("notices", "dues"):
            connection.exec_driver_sql(f"UPDATE {table} SET lease_until = 0")
    database.close()


def named(openid: str) -> str:
    """Return a resident as the list of tickets names them."""
    known = {person_named(id).openid: id for id in WITH_PHONES}
    return known.get(openid, openid)
