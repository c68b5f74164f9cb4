"""Knowledge is saved while people write: all processes answer from it, whole, and no mistake reaches them."""

import fcntl
import os
import re
import signal
import subprocess
import threading
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.processes.estate import Estate
from tests.processes.knowledge import QUESTION, Desk, serving
from tests.processes.people import database_of
from tests.processes.service import FLASK, TOP, Service
from tests.processes.waiting import until

EDITION = re.compile(r"第(\d+)版")
# Two web workers: so many answers in a row come from both.
IN_A_ROW = 12
RELOADS = 10
# On a machine that is busy with other things.
PATIENCE = 60.0
MESSAGES = 50
BREATH = 0.1


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "admin")


@pytest.fixture
def service(desk: Desk, tmp_path: Path) -> Iterator[Service]:
    with serving(desk, tmp_path / "service") as service:
        yield service


@pytest.fixture
def estate(service: Service) -> Estate:
    estate = Estate(service)
    estate.open_again()
    return estate


def edition(estate: Estate, words: str = QUESTION) -> int:
    """Return the edition from which somebody is answered, which must be the same from start to end."""
    answer = estate.insist(estate.words(estate.somebody(), words))
    first, last = EDITION.findall(answer)
    assert first == last, answer
    return int(first)


def wait_for(estate: Estate, wanted: int) -> None:
    """Wait until every process answers from an edition, and see that none goes back."""
    until(
        lambda: all(edition(estate) == wanted for _ in range(IN_A_ROW)),
        f"edition {wanted} everywhere",
        PATIENCE,
    )


def pushed(estate: Estate, words: str) -> list[str]:
    """Return what the knowledge admin's phone shows with these words in it."""
    return [each for each in estate.pushed("frontdesk") if words in each]


def doctor(service: Service, desk: Desk) -> str:
    """Return what `flask doctor` says of the knowledge's files."""
    ours = {
        "SANDBOX": "1",
        "DATA_DIR": str(service.folder / "data"),
        "KNOWLEDGE_DIR": str(desk.knowledge),
        "CONFIG_DIR": str(desk.config),
    }
    said = subprocess.run(
        [FLASK, "doctor"], cwd=TOP, env=os.environ | ours, capture_output=True, text=True, check=False
    ).stdout
    return said.partition("知识库的改动：")[2].partition("\n✓")[0].partition("\n✗")[0]


def test_what_is_saved_is_answered_by_every_process(desk: Desk, estate: Estate) -> None:
    assert edition(estate) == 1
    for saved in (2, 3):
        desk.save(saved)
        wait_for(estate, saved)
    desk.change_fact("fee_payment_ways", "只收贝壳")
    until(lambda: "只收贝壳" in estate.say(estate.somebody(), QUESTION), "the new fact", PATIENCE)


def test_a_mistake_reaches_nobody_but_who_can_mend_it(desk: Desk, service: Service, tmp_path: Path) -> None:
    estate = Estate(service)
    estate.open_again()
    desk.break_it()
    said = until(lambda: pushed(estate, "知识库有"), "a push to the knowledge admin", PATIENCE)
    assert "knowledge/estates/yunqi/replies/own.yaml:2: 不认识“txt”这一项" in said[0]
    assert [edition(estate) for _ in range(IN_A_ROW)] == [1] * IN_A_ROW
    assert "own.yaml:2" in doctor(service, desk)
    assert service.get("/readyz")[0] == 200
    service.kill_all()
    with serving(desk, tmp_path / "service") as again:
        estate = Estate(again, estate.ahead)
        assert [edition(estate) for _ in range(IN_A_ROW)] == [1] * IN_A_ROW
        desk.save(2)
        wait_for(estate, 2)
        until(lambda: pushed(estate, "知识库改好了"), "the good news", PATIENCE)
        assert len(pushed(estate, "知识库有")) == 1
        assert doctor(again, desk) == "都已生效"


def test_while_it_is_saved_again_and_again_every_message_is_answered_from_one_edition(
    desk: Desk, estate: Estate
) -> None:
    over = threading.Event()

    def write_on(words: str) -> list[int]:
        told = []
        while not over.wait(BREATH):
            told.append(edition(estate, words))
        return told

    with ThreadPoolExecutor() as threads:
        writers = [threads.submit(write_on, words) for words in (QUESTION, "人工", QUESTION, "人工")]
        try:
            for saved in range(2, RELOADS + 2):
                live = went_live(estate.service)
                desk.save(saved)
                until(lambda: went_live(estate.service) > live, f"edition {saved}", PATIENCE)  # noqa: B023
        finally:
            over.set()
        told = [each.result() for each in writers]
    assert sum(map(len, told)) >= MESSAGES
    assert set().union(*told) >= set(range(2, RELOADS + 1)), "somebody wrote in the time of each edition"
    wait_for(estate, RELOADS + 1)
    assert_versions_tell_editions(estate.service)


def went_live(service: Service) -> int:
    """Return how many versions of the knowledge have gone live."""
    return service.log.count("knowledge is live")


def assert_versions_tell_editions(service: Service) -> None:
    """Check that what is stored of each answer names the version of the knowledge that gave it."""
    told: dict[str, set[str]] = defaultdict(set)
    for table in ("deliveries", "talk"):
        with database_of(service) as database, database.read() as connection:
            rows = connection.execute(text(f"SELECT knowledge, text FROM {table} WHERE text LIKE '第%版%'"))
            for version, words in rows:
                told[version] |= set(EDITION.findall(words))
    assert "" not in told
    assert all(len(editions) == 1 for editions in told.values()), told
    assert len(told) >= RELOADS


def test_when_the_process_that_looks_into_the_files_is_killed_another_does_it(
    desk: Desk, service: Service, estate: Estate
) -> None:
    worker = service.wait_roles().worker
    desk.save(2)
    until(lambda: in_use(service.folder / "data" / "knowledge" / "mind.lock"), "somebody who looks into them")
    os.kill(worker, signal.SIGKILL)
    until(lambda: worker not in service.left_over(), "the end of the killed process")
    wait_for(estate, 2)
    assert service.wait_roles().worker != worker


def in_use(lock: Path) -> bool:
    """Return whether somebody holds the lock."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
