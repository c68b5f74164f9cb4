"""The register from end to end: the demo's own, and the clerk's commands on a service."""

from pathlib import Path

import pytest
from flask import Flask

from bot.residents.register import Household
from config.settings import read_settings
from parts import Parts
from sandbox.cast import CAST
from tests.test_app import upgraded
from tests.world import World, demo_settings, open_world

HOMES = "房屋,面积\n3-2-1201,89\n"
PEOPLE = "房屋,姓名,关系,手机号\n3-2-1201,王阿姨,业主,13800001001\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return open_world(demo_settings(tmp_path))


def household(world: World, label: str) -> Household:
    found = world.parts.ledger.household(label)
    assert found is not None, label
    return found


def test_everybody_of_the_cast_is_on_file_at_home(world: World) -> None:
    for person in CAST:
        if person.kind == "resident" and person.home:
            assert person.name in {member.name for member in household(world, person.home).members}


def test_the_newcomer_finds_a_home_to_be_bound_to(world: World) -> None:
    home = household(world, "4栋1单元601")
    assert [(member.name, len(member.phone)) for member in home.members] == [("林小姐", 11)]
    today = world.parts.clock.now().date()
    assert world.parts.ledger.residents_of("4栋1单元601", today) == []


def test_each_home_has_one_bill_to_pay(world: World) -> None:
    for label in world.parts.register.state(("homes",)).homes:
        bills = world.parts.ledger.bills_of(label)
        assert [bill.paid_on is None for bill in bills] == [True, False, False], "the newest first"


def test_the_tie_of_a_tenant_ends_with_the_lease(world: World) -> None:
    today = world.parts.clock.now().date()
    ties = {tie.name: tie for tie in world.parts.residents.residents_in(world.parts.estate, (), today)}
    (tenant,) = household(world, "5栋1单元302").members
    assert ties["小周"].until == tenant.until is not None
    assert (ties["小周"].role, ties["王阿姨"].role) == ("tenant", "owner")


def test_a_reset_brings_the_register_back(world: World, tmp_path: Path) -> None:
    before = world.parts.register.state()
    (tmp_path / "住户.csv").write_text("房屋,姓名,关系\n3-2-1201,别人,业主\n")
    assert run(world.client.application, "import", tmp_path / "住户.csv")[0] == 0
    assert world.parts.register.state() != before
    assert world.client.post("/sandbox/api/reset").status_code == 200
    assert world.parts.register.state() == before


# The commands on a service


def run(app: Flask, *words: object) -> tuple[int, str]:
    """Return the exit code and the words of `flask residents …`."""
    done = app.test_cli_runner().invoke(args=["residents", *map(str, words)])
    return done.exit_code, done.output


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "房屋.csv").write_text(HOMES)
    (tmp_path / "住户.csv").write_text(PEOPLE, encoding="gb18030")
    return tmp_path


def test_a_clerk_imports_homes_and_then_people(files: Path) -> None:
    app = upgraded(files)
    assert run(app, "import", files / "住户.csv")[0] == 1, "the home comes first"
    assert run(app, "import", files / "房屋.csv")[0] == 0
    assert run(app, "import", files / "住户.csv")[0] == 0
    parts: Parts = app.extensions["parts"]
    found = parts.ledger.household("3栋2单元1201")
    assert found is not None
    assert (found.grid, found.area, [one.phone for one in found.members]) == ("north", "89", ["13800001001"])


def test_who_was_bound_and_is_not_in_the_file_is_unbound(world: World, tmp_path: Path) -> None:
    (tmp_path / "住户.csv").write_text("房屋,姓名,关系\n3-2-1201,新业主,业主\n")
    code, said = run(world.client.application, "import", tmp_path / "住户.csv")
    assert (code, "已解除 1 个微信绑定" in said) == (0, True)
    today = world.parts.clock.now().date()
    assert {tie.name for tie in world.parts.residents.residents_in(world.parts.estate, (), today)} == {
        "陈先生",
        "小周",
    }


def test_without_tables_it_says_what_to_do(files: Path) -> None:
    from app import create_app

    app = create_app(read_settings({"data_dir": files / "data"}))
    assert run(app, "import", files / "房屋.csv") == (1, "数据库还没有建表，请先运行 flask db upgrade。\n")


def test_the_stand_in_imports_into_no_database_but_its_own(files: Path) -> None:
    production: Parts = upgraded(files).extensions["parts"]
    standin = open_world(demo_settings(files / "sandbox"))
    vars(standin.parts)["database"] = production.database
    code, said = run(standin.client.application, "import", files / "房屋.csv")
    assert (code, said.startswith("沙盒不会碰不是它自己建的数据库。")) == (1, True)
    assert production.register.state().homes == {}
