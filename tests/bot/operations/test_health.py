"""Alive is one thing, able to serve another."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.errors import StoreAway
from bot.operations.health import Check, health_blueprint, reasons, ticking


def away() -> str:
    raise StoreAway("no such table")


def client(*checks: Check) -> FlaskClient:
    app = Flask(__name__)
    app.register_blueprint(health_blueprint(checks, lambda: b"turns_total 3\n"))
    return app.test_client()


def test_all_reasons_are_told_not_only_the_first() -> None:
    assert reasons([lambda: "账号没设", lambda: "", lambda: "知识库是空的"]) == ["账号没设", "知识库是空的"]


def test_a_check_that_fails_is_a_reason() -> None:
    (reason,) = reasons([away])
    assert reason.startswith("检查时出错")


@pytest.mark.xfail(strict=True, reason="the name of an exception is no Chinese")
def test_a_failed_check_is_told_in_its_own_words() -> None:
    assert "StoreAway" not in reasons([away])[0]


# seconds since the last tick, what is said
TICKS = [
    (None, "后台进程还没有开始工作"),
    (0.4, ""),
    (10.0, ""),
    (10.1, "后台进程已有10秒没有动静，到期的事没人看"),
    (3600.0, "后台进程已有3600秒没有动静，到期的事没人看"),
]


@pytest.mark.parametrize(("seconds", "said"), TICKS)
def test_ticking(seconds: float | None, said: str) -> None:
    assert ticking(lambda: seconds)() == said


def test_ready() -> None:
    answer = client(lambda: "").get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_not_ready_and_why_a_line_each() -> None:
    answer = client(lambda: "账号没设", lambda: "知识库是空的").get("/readyz")
    assert (answer.status_code, answer.text) == (503, "账号没设\n知识库是空的")


def test_alive_whatever_is_wrong() -> None:
    assert client(away).get("/healthz").status_code == 200


def test_metrics_are_plain_text() -> None:
    answer = client().get("/metrics")
    assert (answer.text, answer.mimetype) == ("turns_total 3\n", "text/plain")
