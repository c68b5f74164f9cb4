"""Moving the clock: every due instant in order, the work it creates included."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sandbox import Sandbox, moves

from .conftest import FakeHouse, Phones, Servers

Soon = Callable[[float], datetime]
MINUTE = timedelta(minutes=1)


def test_it_runs_on_and_moves_forward(phones: Phones, sandbox: Sandbox) -> None:
    before = sandbox.clock.now()
    moved = datetime.fromisoformat(phones.advance("P1D")["now"])
    assert timedelta(days=1) <= moved - before < timedelta(days=1, minutes=1)
    assert sandbox.clock.now() > moved
    assert sandbox.clock.now().utcoffset() == timedelta(hours=8)


def test_each_due_instant_is_visited_in_order_with_now_equal_to_it(
    phones: Phones, house: FakeHouse, sandbox: Sandbox, soon: Soon
) -> None:
    due = [soon(300), soon(60), soon(120), soon(7200)]
    house.due = list(due)
    seen: list[datetime] = []
    work = house.work
    house.work = lambda now: (seen.append(sandbox.clock.now()), work(now))[1]  # type: ignore[method-assign]
    target = datetime.fromisoformat(phones.advance("PT1H")["now"])
    assert house.worked == [due[1], due[2], due[0], target]
    assert seen == house.worked
    assert house.due == [due[3]]


def test_work_created_on_the_way_is_done_on_the_way(phones: Phones, house: FakeHouse, soon: Soon) -> None:
    first = soon(60)
    house.due = [first]
    work = house.work

    def work_and_plan(now: datetime) -> None:
        work(now)
        if len(house.worked) < 4:
            house.due.append(now + MINUTE)

    house.work = work_and_plan  # type: ignore[method-assign]
    phones.advance("PT1H")
    assert house.worked[:4] == [first, first + MINUTE, first + 2 * MINUTE, first + 3 * MINUTE]


def test_what_the_target_itself_makes_due_is_done_before_the_answer(phones: Phones, house: FakeHouse) -> None:
    work = house.work

    def work_and_plan(now: datetime) -> None:
        work(now)
        if len(house.worked) == 1:
            house.due.append(now)

    house.work = work_and_plan  # type: ignore[method-assign]
    phones.advance("PT5M")
    assert len(house.worked) == 2
    assert house.due == []


def test_overdue_work_is_done_now_never_in_the_past(phones: Phones, house: FakeHouse, soon: Soon) -> None:
    start = soon(0)
    house.due = [start - MINUTE]
    phones.advance("PT0S")
    assert house.worked[0] >= start


def test_work_due_at_the_target_is_done_once(phones: Phones, house: FakeHouse) -> None:
    target = datetime.fromisoformat("2035-05-01T08:00:00+08:00")
    house.due = [target]
    phones.post("clock", {"set": target.isoformat()})
    assert house.worked == [target]


def test_a_house_that_never_finishes_does_not_hold_the_clock(
    phones: Phones, house: FakeHouse, soon: Soon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "PAUSE", 0.0)
    stuck = soon(60)
    house.next_due = lambda: stuck  # type: ignore[method-assign]
    answer = phones.advance("PT1H")
    assert answer["unfinished"] == stuck.isoformat()
    assert house.worked[-1] == datetime.fromisoformat(answer["now"])
    assert phones.get("clock")["now"] > answer["now"]


def test_work_that_fails_leaves_a_running_clock(phones: Phones, house: FakeHouse, sandbox: Sandbox) -> None:
    def fail(now: datetime) -> None:
        raise RuntimeError("broken rule")

    house.work = fail  # type: ignore[method-assign]
    assert phones.client.post("/sandbox/api/clock", json={"advance": "PT1M"}).status_code == 500
    assert sandbox.clock.now() < sandbox.clock.now()


def test_back_is_409_and_nothing_moves(phones: Phones, house: FakeHouse) -> None:
    assert "往回" in phones.post("clock", {"set": "2020-01-01T00:00:00+08:00"}, status=409)["error"]
    assert house.worked == []


def test_results_of_templates_arrive_during_the_move(
    phones: Phones, house: FakeHouse, servers: Servers
) -> None:
    rows = {"thing1": {"value": "停水"}, "time2": {"value": "15:01"}, "thing3": {"value": "请储水"}}
    notice = {"touser": "oDemoOwner000000000000000001", "data": rows}
    notice["template_id"] = "EstateNotice0000000000000000000000000000001"
    house.work = lambda now: servers.official("message/template/send", notice) and None  # type: ignore[method-assign]
    phones.advance("PT1M")
    assert b"TEMPLATESENDJOBFINISH" in house.seen[0]


def test_a_tick_waits_while_the_clock_is_moved(phones: Phones, house: FakeHouse, sandbox: Sandbox) -> None:
    order: list[str] = []
    moving = threading.Event()

    def work(now: datetime) -> None:
        moving.set()
        time.sleep(0.1)
        order.append("moved")

    def tick() -> None:
        moving.wait()
        with sandbox.clock_lock():
            order.append("tick")

    house.work = work  # type: ignore[method-assign]
    ticking = threading.Thread(target=tick)
    ticking.start()
    phones.advance("PT1M")
    ticking.join()
    assert order == ["moved", "tick"]


def test_a_clock_that_a_dead_process_held_runs_on(sandbox: Sandbox) -> None:
    held = sandbox.clock.now() + timedelta(days=1)
    sandbox.clock.hold(held)
    assert sandbox.clock.now() == held
    with sandbox.clock_lock():
        assert held < sandbox.clock.now() < held + MINUTE


def test_reading_the_clock_is_cheap(sandbox: Sandbox) -> None:
    started = time.perf_counter()
    for _ in range(1000):
        sandbox.clock.now()
    # 100 µs each is the limit; five times that leaves room for a busy machine.
    assert time.perf_counter() - started < 0.5
