"""The register imported while the estate is awake: whole or not at all, and nobody waits long for it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event

import pytest

from sandbox.cast import person_named
from tests.processes.estate import Estate
from tests.processes.people import counted, tied
from tests.processes.register import Import, households, importing
from tests.processes.waiting import until

HOUSEHOLDS = 10_000
WRITERS = 3
TRIES = 5
NEW = "members WHERE name = :name"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two workbooks of the same homes, with other people in each."""
    folder = tmp_path_factory.mktemp("register")
    return {name: households(folder / f"{name}.xlsx", name, HOUSEHOLDS) for name in ("张三", "李四")}


@contextmanager
def residents_writing(estate: Estate) -> Iterator[list[str]]:
    """Yield while residents open tickets one after the other; collects what was answered in time."""
    answers: list[str] = []
    over = Event()

    def write() -> None:
        while not over.is_set():
            # As long as WeChat waits, and asks again.
            answers.append(estate.insist(estate.words(estate.somebody(), "人工")))

    with ThreadPoolExecutor(WRITERS) as threads:
        writing = [threads.submit(write) for _ in range(WRITERS)]
        try:
            yield answers
        finally:
            over.set()
        for each in writing:
            each.result()


def test_ten_thousand_households_come_in_while_residents_are_answered(
    estate: Estate, files: dict[str, Path]
) -> None:
    with residents_writing(estate) as answers, importing(estate.service, files["张三"]) as started:
        assert started.ended() == 0, started.told
        before = len(answers)
        until(lambda: len(answers) > before + WRITERS, "answers after the import")
    assert [answer for answer in answers if "工单号" not in answer] == []
    assert len(estate.tickets()) == len(answers)
    assert counted(estate.service, NEW, name="张三") == HOUSEHOLDS
    assert tied(estate.service, person_named("owner")) == 0


def test_an_import_killed_in_the_middle_leaves_nothing_and_the_next_one_works(
    estate: Estate, files: dict[str, Path]
) -> None:
    with importing_half(estate, files["张三"]) as half:
        half.kill()
    assert counted(estate.service, NEW, name="张三") == 0
    assert tied(estate.service, person_named("owner")) == 1
    assert "工单号" in estate.say(estate.somebody(), "人工")
    with importing(estate.service, files["张三"]) as again:
        assert again.ended() == 0, again.told
    assert counted(estate.service, NEW, name="张三") == HOUSEHOLDS


@contextmanager
def importing_half(estate: Estate, file: Path) -> Iterator[Import]:
    """Yield an import that stands still with some of its rows written and nothing stored."""
    for _ in range(TRIES):
        with importing(estate.service, file) as started:
            started.stop_while_writing()
            # Who only asks is answered from what is stored, without waiting for it.
            if "绑定了这套房的" in estate.say(person_named("owner"), "我的家"):
                yield started
                return
        # It was quicker than we looked.
        estate.open_again()
    raise AssertionError("no import could be met in the middle")


def test_two_imports_at_once_are_one_after_the_other_or_the_second_is_told_to_wait(
    estate: Estate, files: dict[str, Path]
) -> None:
    with ExitStack() as both:
        started = [both.enter_context(importing(estate.service, file)) for file in files.values()]
        codes = [each.ended() for each in started]
    for each, code in zip(started, codes, strict=True):
        assert ("导入完成" if code == 0 else "正被占用") in each.told
    assert 0 in codes
    kept = {name: counted(estate.service, NEW, name=name) for name in files}
    assert sorted(kept.values()) == [0, HOUSEHOLDS], "the register is as one of the files says"
    refused = [name for name, code in zip(files, codes, strict=True) if code]
    assert [name for name in refused if kept[name]] == []
