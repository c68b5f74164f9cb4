"""The limit of messages in a minute across web workers that share a Redis, and what it is without it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import redis

from sandbox.cast import Person
from tests.processes.estate import Estate
from tests.processes.people import PatientEstate
from tests.processes.service import running
from tests.processes.wechat import Answer
from tests.services import redis_server

# config/estate.yaml: limits.
PER_MINUTE = 60
TOO_MANY = 75
THREADS = 8
# Two web workers, and the worker that sends.
PROCESSES = 3
QUESTION = "物业费多少钱"
SLOW_DOWN = "您发得有点快"
REPORT = "救命，我被困在电梯里了"


@pytest.fixture
def shared() -> Iterator[str]:
    """The URL of a Redis that the test may stop."""
    with redis_server() as url:
        yield url


@pytest.fixture
def estate(tmp_path: Path, database_url: str, shared: str) -> Iterator[Estate]:
    """The demo estate of a service with two web workers and a Redis, at the beginning of a minute."""
    with running(tmp_path, database_url, REDIS_URL=shared) as service:
        estate = PatientEstate(service)
        estate.open_again()
        yield estate


def test_both_web_workers_count_together_and_without_redis_nobody_is_limited(
    estate: Estate, shared: str
) -> None:
    hasty, other = estate.somebody(), estate.somebody()
    answers = asked(estate, hasty, TOO_MANY)
    assert sorted(kinds(answers)) == sorted(
        ["answered"] * PER_MINUTE + ["asked to slow down"] + ["nothing"] * (TOO_MANY - PER_MINUTE - 1)
    )
    assert "别扒门" in estate.say(hasty, REPORT), "an emergency is always answered"
    assert kinds(asked(estate, other, PER_MINUTE // 2)) == ["answered"] * (PER_MINUTE // 2)
    stop(shared)
    assert kinds(asked(estate, other, TOO_MANY)) == ["answered"] * TOO_MANY
    assert kinds(asked(estate, hasty, 1)) == ["answered"]
    assert "工单号" in estate.say(other, "人工")
    assert "Traceback" not in estate.service.log


def test_redis_stopped_while_people_write_costs_nobody_an_answer(estate: Estate, shared: str) -> None:
    people = [estate.somebody() for _ in range(THREADS)]

    def write(number: int) -> list[str]:
        first = kinds([estate.send(estate.words(people[number], QUESTION)) for _ in range(PER_MINUTE // 2)])
        if number == 0:
            stop(shared)
        return first + kinds([estate.send(estate.words(people[number], QUESTION)) for _ in range(PER_MINUTE)])

    with ThreadPoolExecutor(THREADS) as threads:
        answered = list(threads.map(write, range(THREADS)))
    said = {kind for kinds_of in answered for kind in kinds_of}
    # Others may have come to the limit before Redis went; nobody goes without an answer by our fault.
    assert said <= {"answered", "asked to slow down", "nothing"}
    assert answered[0] == ["answered"] * (PER_MINUTE // 2 + PER_MINUTE)
    assert estate.service.log.count("redis is away") <= PROCESSES, "each says so once"
    assert "Traceback" not in estate.service.log


def asked(estate: Estate, someone: Person, times: int) -> list[Answer]:
    """Have somebody ask so many times, from several threads at once."""
    deliveries = [estate.words(someone, QUESTION) for _ in range(times)]
    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(estate.send, deliveries))


def kinds(answers: list[Answer]) -> list[str]:
    """Return what kind of answer each is; one that did not come in time, or failed, fails the test."""
    assert [answer.status for answer in answers] == [200] * len(answers)
    named = {"": "nothing"}
    return [
        named.get(answer.text, "asked to slow down" if SLOW_DOWN in answer.text else "answered")
        for answer in answers
    ]


def stop(url: str) -> None:
    """End the Redis and all its connections."""
    with redis.Redis.from_url(url) as client:
        client.shutdown(nosave=True)
