"""Doors to knock at."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.clock import FixedClock
from bot.webhook.account import Account, Mode
from bot.webhook.door import Door
from bot.webhook.official import PATH as OFFICIAL_PATH
from bot.webhook.official import official_door
from bot.webhook.wecom import PATH as WECOM_PATH
from bot.webhook.wecom import wecom_door
from bot.webhook.wsgi import beside
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
        return knocking(official_door(account, answers, FixedClock(now)), OFFICIAL_PATH)

    return door


@pytest.fixture
def wecom(answers: Answers) -> FlaskClient:
    """Give a client at the door of WeCom's app 1000002."""
    account = Account(APP_ID, TOKEN, KEY, OTHER_KEY)
    return knocking(wecom_door(account, "1000002", answers, FixedClock(NOW)), WECOM_PATH)


def knocking(door: Door, path: str) -> FlaskClient:
    """Return a client at an application beside which this door stands."""
    app = Flask("house")
    app.wsgi_app = beside(app.wsgi_app, {path: door})  # type: ignore[method-assign]
    return app.test_client()
