"""GET|POST /wecom: the door of one app of a WeCom company; everything there is encrypted."""

from bot.clock import Clock
from bot.message import Channel
from bot.webhook import render
from bot.webhook.account import Account
from bot.webhook.answering import Answerer
from bot.webhook.door import Door
from bot.webhook.lock import Lock
from bot.webhook.parse import Inbox

PATH = "/wecom"


def wecom_door(account: Account, agent_id: str, answerer: Answerer, clock: Clock) -> Door:
    """Return the door of a WeCom app; raises ValueError for an account that is not in safe mode."""
    if account.mode != "safe":
        raise ValueError("企业微信只有加密方式，请使用安全模式")
    lock, inbox = Lock(account), Inbox(Channel.WECOM, account.app_id, agent_id)
    return Door(lock, lock.sealed_echo, inbox, answerer, clock, render.wecom)
