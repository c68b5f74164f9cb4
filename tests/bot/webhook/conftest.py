"""Doors to knock at."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.clock import FixedClock
from bot.webhook.account import Account, Mode
from bot.webhook.official import official_blueprint
from bot.webhook.wecom import wecom_blueprint
from tests.bot.webhook.pushes import APP_ID, KEY, NOW, OTHER_KEY, TOKEN, Answers

Knock = Callable[..., FlaskClient]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def official(answers: Answers) -> Knock:
    """Give a client at the official account's door, set to one of the three modes."""

    def door(mode: Mode = "safe", now: datetime = NOW) -> FlaskClient:
        account = Account(APP_ID, TOKEN, KEY, OTHER_KEY, mode)
        app = Flask("door")
        app.register_blueprint(official_blueprint(account, answers, FixedClock(now)))
        return app.test_client()

    return door


@pytest.fixture
def wecom(answers: Answers) -> FlaskClient:
    """Give a client at the door of WeCom's app 1000002."""
    app = Flask("door")
    account = Account(APP_ID, TOKEN, KEY, OTHER_KEY)
    app.register_blueprint(wecom_blueprint(account, "1000002", answers, FixedClock(NOW)))
    return app.test_client()
