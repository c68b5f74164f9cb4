"""GET|POST /wechat: the official account's door."""

from bot.clock import Clock
from bot.message import Channel
from bot.webhook import render
from bot.webhook.account import Account
from bot.webhook.answering import Answerer
from bot.webhook.door import Door
from bot.webhook.lock import Lock
from bot.webhook.parse import Inbox

PATH = "/wechat"


def official_door(account: Account, answerer: Answerer, clock: Clock) -> Door:
    """Return the door of an official account."""
    lock, inbox = Lock(account), Inbox(Channel.OFFICIAL, account.app_id)
    return Door(lock, lock.plain_echo, inbox, answerer, clock, render.official)
