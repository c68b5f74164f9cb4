"""A stand-in that is started over within a minute begins to count anew."""

from pathlib import Path

from tests.world import World, demo_settings, open_world


def flood(world: World) -> list[str]:
    """Have 王阿姨 write until she is asked to slow down; return what she read last."""
    limit = world.parts.configuration.estate.limits.per_minute
    for _ in range(limit):
        world.says("王阿姨", "物业费怎么交")
    return [reply["text"] for reply in world.says("王阿姨", "物业费怎么交")]


def test_after_a_reset_nobody_is_asked_to_slow_down(tmp_path: Path) -> None:
    world = open_world(demo_settings(tmp_path), "2030-03-18T10:00:00+08:00")
    assert "发得有点快" in flood(world)[0]
    world.client.post("/sandbox/api/reset")
    world.set_clock("2030-03-18T10:00:00+08:00")
    assert "物业费" in world.says("王阿姨", "物业费怎么交")[0]["text"]
