"""GET|POST /wechat: the official account's door."""

from flask import Blueprint, Response, request

from bot.clock import Clock
from bot.message import Channel
from bot.webhook import render
from bot.webhook.account import Account
from bot.webhook.answering import Answerer
from bot.webhook.door import Door
from bot.webhook.lock import Lock, read_query
from bot.webhook.parse import Inbox


def official_blueprint(account: Account, answerer: Answerer, clock: Clock) -> Blueprint:
    """Return the door of an official account; exempt it from CSRF checks, WeChat signs instead."""
    inbox = Inbox(Channel.OFFICIAL, account.app_id)
    door = Door(Lock(account), inbox, answerer, clock, render.official)
    blueprint = Blueprint("official", __name__)

    @blueprint.get("/wechat")
    def verify() -> Response:
        return door.verify(door.lock.plain_echo(read_query(request.args), clock.now()))

    @blueprint.post("/wechat")
    def receive() -> Response:
        return door.receive(request)

    return blueprint
