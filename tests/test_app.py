"""The composition root: what is there before anything is asked, and the commands of the operator."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from app import create_app
from bot.store.heartbeat import SqlHeartbeat
from config.settings import DEMO, TOP, Settings, read_settings
from parts import Parts
from tests.world import demo_settings, open_world, shipped_library

ACCOUNTS = {name: value for name, value in DEMO.items() if not name.endswith("api_base")}


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which nothing of ours is set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def service(folder: Path, **given: Any) -> Flask:
    """Return the production service whose files lie in `folder`."""
    app = create_app(read_settings({"data_dir": folder / "data", **given}))
    parts: Parts = app.extensions["parts"]
    vars(parts)["library"] = shipped_library()
    return app


def upgraded(folder: Path, **given: Any) -> Flask:
    """Return the service after `flask db upgrade`."""
    app = service(folder, **given)
    done = app.test_cli_runner().invoke(args=["db", "upgrade"])
    assert done.exit_code == 0, done.output
    return app


def files(folder: Path) -> list[Path]:
    """Return the files that came to be in a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


# Nothing happens before it is asked


@pytest.mark.parametrize("accounts", [{}, ACCOUNTS])
def test_making_it_touches_nothing(tmp_path: Path, accounts: dict[str, str]) -> None:
    service(tmp_path, knowledge_dir=tmp_path / "nowhere", **accounts)
    assert files(tmp_path) == []


def test_even_with_broken_configuration_it_can_be_made_and_says_so(tmp_path: Path) -> None:
    app = service(tmp_path, config_dir=tmp_path / "nowhere")
    assert app.test_client().get("/healthz").status_code == 200
    assert app.test_client().get("/readyz").status_code == 503


def test_production_never_imports_the_stand_in() -> None:
    code = (
        "import sys, app; app.create_app(); sys.exit(any(name.startswith('sandbox') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=TOP, timeout=60, check=False).returncode == 0


# Health


def test_it_is_alive_before_there_is_a_database(tmp_path: Path) -> None:
    answer = service(tmp_path).test_client().get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_it_says_in_chinese_why_it_cant_serve(tmp_path: Path) -> None:
    answer = service(tmp_path).test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.text.splitlines()[:2] == [
        f"✗ 账号：还没有设置：{'、'.join(name.upper() for name in ACCOUNTS)}",
        "✗ 数据库：还没有建表，请运行 flask db upgrade",
    ]


def test_without_a_worker_nobody_would_watch(tmp_path: Path) -> None:
    app = upgraded(tmp_path, **ACCOUNTS)
    assert app.test_client().get("/readyz").text == "✗ 后台进程：后台进程还没有开始工作"
    SqlHeartbeat(app.extensions["parts"].database).beat("worker")
    ready = app.test_client().get("/readyz")
    assert (ready.status_code, ready.text) == (200, "ok")


def test_metrics_are_what_prometheus_reads(tmp_path: Path) -> None:
    page = upgraded(tmp_path).test_client().get("/metrics")
    families = {family.name: family for family in text_string_to_metric_families(page.text)}
    assert {"turns", "turn_seconds", "outbox_notices", "due_rows"} <= set(families)
    states = {sample.labels["state"] for sample in families["outbox_notices"].samples}
    assert {"waiting", "sent", "dead"} <= states


def test_there_are_metrics_before_there_is_a_database(tmp_path: Path) -> None:
    assert service(tmp_path).test_client().get("/metrics").status_code == 200


# The doors


@pytest.mark.parametrize("path", ["/wechat", "/wecom"])
def test_nobody_comes_in_without_a_signature(tmp_path: Path, path: str) -> None:
    client = service(tmp_path, **ACCOUNTS).test_client()
    assert client.post(path, data="<xml/>").status_code == 403
    assert client.get(f"{path}?echostr=1").status_code == 403


@pytest.mark.parametrize("path", ["/wechat", "/wecom", "/sandbox/", "/sandbox/api/people"])
def test_there_is_no_door_without_an_account_and_no_stand_in_in_production(tmp_path: Path, path: str) -> None:
    assert service(tmp_path).test_client().get(path).status_code == 404


# The commands


def run(app: Flask, *words: str, given: str = "") -> tuple[int, str]:
    """Return the exit code and the words of a command."""
    done = app.test_cli_runner().invoke(args=list(words), input=given)
    return done.exit_code, done.output


def test_the_shipped_knowledge_checks(tmp_path: Path) -> None:
    code, said = run(service(tmp_path), "kb", "check")
    assert (code, said.splitlines()[-1]) == (0, "知识库没有问题。"), said
    assert files(tmp_path) == [], "no database is needed"


def test_a_problem_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "lexicon.yaml").write_text("synonyms: [1, 2\n", encoding="utf-8")
    code, said = run(service(tmp_path), "kb", "check", "--dir", str(tmp_path / "kb"))
    assert code == 1
    assert "lexicon.yaml:2: 这里的格式读不懂，请检查缩进、冒号后的空格和引号是否成对" in said


def test_trying_a_sentence_explains_it(tmp_path: Path) -> None:
    code, said = run(service(tmp_path), "kb", "try", "物业费怎么交")
    assert code == 0
    assert "物业费" in said
    assert files(tmp_path) == []


@pytest.mark.parametrize("words", [("report",), ("gaps",), ("example", "--ticket", "1001")])
def test_what_needs_the_log_says_that_there_is_none(tmp_path: Path, words: tuple[str, ...]) -> None:
    _, said = run(service(tmp_path), "kb", *words)
    assert "数据库还没有建表，请先运行 flask db upgrade。" in said


def test_matching_line_by_line(tmp_path: Path) -> None:
    given = '{"text": "物业费怎么交"}\n{"text": "阿巴阿巴"}\n'
    code, said = run(service(tmp_path), "kb", "match", "--jsonl", given=given)
    rows = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert [row["text"] for row in rows] == ["物业费怎么交", "阿巴阿巴"]
    assert [row["decision"] for row in rows] == ["answer", "none"]
    assert [row["intent"] for row in rows] == ["fee.pay_how", None]
    assert all(len(row["candidates"]) == 5 for row in rows)
    assert "fit_s" in rows[0]


def test_upgrading_twice_is_upgrading_once(tmp_path: Path) -> None:
    app = upgraded(tmp_path)
    code, said = run(app, "db", "upgrade")
    assert code == 0
    assert said.startswith("数据库结构是最新的（")


def test_a_backup_is_a_database(tmp_path: Path) -> None:
    app = upgraded(tmp_path)
    target = tmp_path / "backup.db"
    assert run(app, "db", "backup", str(target)) == (0, f"已备份到 {target}。\n")
    restored = service(tmp_path / "restored", database_url=f"sqlite:///{target}")
    assert restored.extensions["parts"].database.revision() == app.extensions["parts"].database.revision()


def test_the_doctor_lists_everything_and_ends_with_1_when_something_is_wrong(tmp_path: Path) -> None:
    code, said = run(upgraded(tmp_path), "doctor")
    assert code == 1
    assert "✓ 小区配置：云栖花园" in said
    assert "✗ 账号：还没有设置：WECHAT_TOKEN、" in said
    assert "✗ 后台进程：后台进程还没有开始工作" in said


def test_the_doctor_is_content_when_all_is_well(tmp_path: Path) -> None:
    app = upgraded(tmp_path, **ACCOUNTS)
    SqlHeartbeat(app.extensions["parts"].database).beat("worker")
    code, said = run(app, "doctor")
    assert (code, "✗" in said) == (0, False), said


def test_the_doctor_misses_the_tables(tmp_path: Path) -> None:
    assert "✗ 数据库：还没有建表，请运行 flask db upgrade" in run(service(tmp_path), "doctor")[1]


# The stand-in keeps to its own


def foreign(folder: Path) -> tuple[Flask, Flask]:
    """Return the production service, and one with the stand-in on the same database."""
    production = upgraded(folder, **ACCOUNTS)
    url = production.extensions["parts"].settings.database
    return production, service(folder / "sandbox", sandbox=True, database_url=url)


def test_the_stand_in_does_not_upgrade_a_database_that_it_did_not_make(tmp_path: Path) -> None:
    _, standin = foreign(tmp_path)
    code, said = run(standin, "db", "upgrade")
    assert code == 1
    assert said.startswith("沙盒不会碰不是它自己建的数据库。")


def test_nor_does_it_wipe_one(tmp_path: Path) -> None:
    production, standin = foreign(tmp_path)
    parts: Parts = production.extensions["parts"]
    parts.plan_reminders()
    planned = parts.due_rows.counts()
    standin.test_client().post("/sandbox/api/reset")
    assert parts.residents.bound(parts.estate, parts.clock.now().date()) == set()
    assert parts.due_rows.counts() == planned


def test_a_reset_brings_back_the_demo_estate(tmp_path: Path) -> None:
    world = open_world(demo_settings(tmp_path))
    world.says("王阿姨", "电梯里困住人了")
    assert len(world.tickets()) == 1
    assert world.client.post("/sandbox/api/reset").status_code == 200
    assert world.tickets() == []
    assert world.phone("王阿姨") == []
    assert world.says("王阿姨", "我的工单")
