"""The end of the service: told to stop, or killed; nobody is left, and the port is free."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes.estate import Estate
from tests.processes.service import Service, running
from tests.processes.waiting import until
from tests.processes.wechat import at_once

ORPHANS_END_WITHIN = 5.0


def ctrl_c(service: Service) -> None:
    """Do what a terminal does: every process of the group gets the signal, not only the parent."""
    os.killpg(service.process.pid, signal.SIGINT)


def interrupt(service: Service) -> None:
    """Tell the parent alone."""
    service.process.send_signal(signal.SIGINT)


def terminate(service: Service) -> None:
    """Tell the parent as systemd does."""
    service.process.send_signal(signal.SIGTERM)


@pytest.fixture
def ready(tmp_path: Path) -> Iterator[Service]:
    with running(tmp_path) as service:
        service.wait_roles()
        yield service


@pytest.mark.parametrize("stop", [ctrl_c, interrupt, terminate])
def test_told_to_stop_while_people_write_it_ends_cleanly(
    ready: Service, stop: Callable[[Service], None]
) -> None:
    estate = Estate(ready)

    def write_until_nobody_answers(told_when: int) -> int:
        answered = 0
        while estate.send(estate.words(estate.somebody(), "人工")).status == 200:
            answered += 1
            if answered == told_when:
                stop(ready)
        return answered

    answers = at_once([lambda: write_until_nobody_answers(5), *[lambda: write_until_nobody_answers(0)] * 3])
    assert answers[0] >= 5
    assert ready.wait_exit() == 0
    assert ready.left_over() == []
    assert "Traceback" not in ready.log
    assert "did not end in time" not in ready.log
    assert is_free(ready.port)


def test_a_killed_parent_leaves_nobody_behind(ready: Service) -> None:
    ready.process.kill()
    until(lambda: not ready.left_over(), "the end of all children", ORPHANS_END_WITHIN)
    assert is_free(ready.port)


def test_after_a_kill_it_starts_again_on_the_same_data(ready: Service) -> None:
    estate = Estate(ready)
    someone = estate.somebody()
    first = estate.say(someone, "人工")
    ready.process.kill()
    until(lambda: not ready.left_over(), "the end of all children", ORPHANS_END_WITHIN)
    with running(ready.folder) as again:
        assert "工单号" in first
        assert len(Estate(again).tickets()) == 1


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
