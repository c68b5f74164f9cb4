"""The hourly job on a whole estate: what residents were told of their data is what happens to them."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.reminders.leases import SWEEP
from bot.store.schema import dues, metadata
from tests.world import IDS, World, demo_settings, open_world

MONDAY = "2030-03-18T10:00:00+08:00"
WANG = "王阿姨"


@pytest.fixture
def world(database_url: str, tmp_path: Path) -> World:
    """The demo estate on a Monday at ten, with a window of 王阿姨's that a technician has in hand."""
    world = open_world(demo_settings(tmp_path, database_url), MONDAY)
    world.says(WANG, "阳台窗户关不上，随时都行")
    world.says(WANG, "确认")
    world.settle()
    world.taps("李师傅", "接单")
    return world


def rows(world: World, table: str) -> list[dict[str, Any]]:
    with world.parts.database.read() as connection:
        return [dict(row) for row in connection.execute(select(metadata.tables[table])).mappings()]


def delete_my_data(world: World) -> None:
    world.says(WANG, "删除我的信息")
    world.taps(WANG, "确认删除")
    world.settle()


def end_the_work(world: World) -> None:
    world.says("李师傅", "到了")
    world.says("李师傅", "完工")
    world.settle()
    world.taps(WANG, "修好了")
    world.settle()


def tidy(world: World) -> None:
    world.parts.visits.flush()
    world.parts.tidy()


def test_a_forgotten_person_goes_out_of_the_open_ticket_once_it_has_ended(world: World) -> None:
    delete_my_data(world)
    tidy(world)
    assert world.tickets()[0]["resident"] == IDS[WANG], "the technician is on his way"
    end_the_work(world)
    tidy(world)
    (ticket,) = world.tickets()
    assert (ticket["resident"], ticket["place"], ticket["problem"]) == (None, "3栋", "（内容已删除）")
    assert (ticket["category"], ticket["status"]) == ("window", "closed")
    assert [promise["state"] for promise in ticket["promises"]] == ["kept"] * 3, "how well we kept our word"


def test_after_being_forgotten_only_what_was_named_still_knows_her(world: World) -> None:
    address = next(row["person"] for row in rows(world, "residents") if row["name"] == WANG)
    delete_my_data(world)
    left = {name for name in metadata.tables if address in str(rows(world, name))}
    assert left == {"tickets", "timeline", "notices", "contacts"}


def test_chat_is_kept_as_long_as_was_said_and_not_longer(world: World) -> None:
    end_the_work(world)
    assert "聊天 90 天" in world.says(WANG, "我的信息")[0]["text"]
    world.set_clock("2030-06-16T09:00:00+08:00")
    tidy(world)
    assert "阳台窗户关不上" in str(rows(world, "talk"))
    world.set_clock("2030-06-16T11:00:00+08:00")
    tidy(world)
    assert "阳台窗户关不上" not in str(rows(world, "talk")), rows(world, "talk")
    note = rows(world, "deletions")[-1]
    assert (note["subject"], note["reason"]) == ("", "retention")
    assert note["counts"]["talk"] > 0


def test_who_is_forgotten_can_still_be_helped(world: World) -> None:
    delete_my_data(world)
    assert "在哪里" in world.says(WANG, "厨房水管漏水")[0]["text"], "nobody knows where she lives any more"
    assert "已经叫" in world.says(WANG, "3栋2单元电梯困人了")[0]["text"]


def test_each_day_s_look_at_the_leases_is_planned_even_when_the_last_was_given_up(world: World) -> None:
    """Each look plans the next: one that failed for good must not be the last of all."""
    with world.parts.database.write() as connection:
        connection.execute(update(dues).where(dues.c.name == SWEEP).values(state="dead"))
    world.set_clock("2030-03-20T10:00:00+08:00")
    tidy(world)
    tidy(world)
    sweeps = {row["detail"]: row["state"] for row in rows(world, "dues") if row["name"] == SWEEP}
    assert sweeps == {"2030-03-18": "dead", "2030-03-19": "dead", "2030-03-20": "open"}
