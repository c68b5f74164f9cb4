"""Alive is one thing, able to serve another."""

from flask import Flask
from flask.testing import FlaskClient

from bot.errors import BotError
from bot.operations.doctor import Look
from bot.operations.health import health_blueprint


def unset() -> str:
    raise BotError("还没有设置：WECHAT_TOKEN")


def away() -> str:
    raise BotError("数据库连不上")


def client(**looks: Look) -> FlaskClient:
    app = Flask(__name__)
    app.register_blueprint(health_blueprint(list(looks.items()), lambda: b"turns_total 3\n"))
    return app.test_client()


def test_ready_says_nothing_more() -> None:
    answer = client(账号=lambda: "都已设置").get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_not_ready_and_all_that_is_wrong_a_line_each() -> None:
    answer = client(账号=unset, 知识库=lambda: "100 个意图", 数据库=away).get("/readyz")
    assert answer.status_code == 503
    assert answer.text == "✗ 账号：还没有设置：WECHAT_TOKEN\n✗ 数据库：数据库连不上"


def test_alive_whatever_is_wrong() -> None:
    assert client(数据库=away).get("/healthz").status_code == 200


def test_metrics_are_plain_text() -> None:
    answer = client().get("/metrics")
    assert (answer.text, answer.mimetype) == ("turns_total 3\n", "text/plain")
