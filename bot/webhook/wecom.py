"""GET|POST /wecom: the door of one app of a WeCom company; everything there is encrypted."""

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


def wecom_blueprint(account: Account, agent_id: str, answerer: Answerer, clock: Clock) -> Blueprint:
    """Return the door of a WeCom app; raises ValueError for an account that is not in safe mode."""
    if account.mode != "safe":
        raise ValueError("企业微信只有加密方式，请使用安全模式")
    inbox = Inbox(Channel.WECOM, account.app_id, agent_id)
    door = Door(account, inbox, answerer, clock, render.wecom)
    blueprint = Blueprint("wecom", __name__)
    blueprint.add_url_rule("/wecom", "verify", lambda: _verify(door), methods=["GET"])
    blueprint.add_url_rule("/wecom", "receive", lambda: door.receive(request), methods=["POST"])
    return blueprint


def _verify(door: Door) -> Response:
    """Return the decrypted echostr, by which WeCom makes sure that the keys are ours."""
    query = read_query(request.args)
    if not is_fresh(query.timestamp, door.clock.now()):
        return door.refuse()
    opened = Lock(door.account).open_text(query, query.echostr)
    if opened is None or opened.xml is None:
        return door.refuse()
    return plain(opened.xml.decode(errors="replace"))
