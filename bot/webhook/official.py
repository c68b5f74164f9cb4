"""GET|POST /wechat: the official account's door."""

from flask import Blueprint, Response, request

from bot.clock import Clock
from bot.message import Channel
from bot.webhook import render
from bot.webhook.account import Account
from bot.webhook.answering import Answerer
from bot.webhook.door import Door, plain
from bot.webhook.lock import Lock, read_query
from bot.webhook.parse import Inbox
from bot.webhook.signature import is_fresh


def official_blueprint(account: Account, answerer: Answerer, clock: Clock) -> Blueprint:
    """Return the door of an official account; exempt it from CSRF checks, WeChat signs instead."""
    door = Door(account, Inbox(Channel.OFFICIAL, account.app_id), answerer, clock, render.official)
    blueprint = Blueprint("official", __name__)
    blueprint.add_url_rule("/wechat", "verify", lambda: _verify(door), methods=["GET"])
    blueprint.add_url_rule("/wechat", "receive", lambda: door.receive(request), methods=["POST"])
    return blueprint


def _verify(door: Door) -> Response:
    """Return echostr as it came, by which WeChat makes sure that the address is ours."""
    query = read_query(request.args)
    if not (query.echostr and is_fresh(query.timestamp, door.clock.now())):
        return door.refuse()
    return plain(query.echostr) if Lock(door.account).is_plainly_signed(query) else door.refuse()
