"""GET|POST /wecom: the door of one app of a WeCom company; everything there is encrypted."""

from flask import Blueprint, Response, request

from bot.clock import Clock
from bot.message import Channel
from bot.webhook import render
from bot.webhook.account import Account
from bot.webhook.answering import Answerer
from bot.webhook.door import Door
from bot.webhook.lock import Lock, read_query
from bot.webhook.parse import Inbox


def wecom_blueprint(account: Account, agent_id: str, answerer: Answerer, clock: Clock) -> Blueprint:
    """Return the door of a WeCom app; raises ValueError for an account that is not in safe mode."""
    if account.mode != "safe":
        raise ValueError("企业微信只有加密方式，请使用安全模式")
    inbox = Inbox(Channel.WECOM, account.app_id, agent_id)
    door = Door(Lock(account), inbox, answerer, clock, render.wecom)
    blueprint = Blueprint("wecom", __name__)

    @blueprint.get("/wecom")
    def verify() -> Response:
        return door.verify(door.lock.sealed_echo(read_query(request.args), clock.now()))

    @blueprint.post("/wecom")
    def receive() -> Response:
        return door.receive(request)

    return blueprint
