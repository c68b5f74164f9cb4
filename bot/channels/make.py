"""Make the two ways out for an account."""

from typing import Protocol

from requests.adapters import BaseAdapter

from bot.channels.api import official_api, wecom_api
from bot.channels.official import OfficialChannel
from bot.channels.tokens import SharedState, Token, TokenProvider, stable_token, wecom_token
from bot.channels.wecom import WeComChannel
from bot.clock import Clock


class Credentials(Protocol):
    """The settings that the ways out need."""

    @property
    def wechat_app_id(self) -> str: ...
    @property
    def wechat_app_secret(self) -> str: ...
    @property
    def wechat_api_base(self) -> str: ...
    @property
    def wecom_corp_id(self) -> str: ...
    @property
    def wecom_agent_id(self) -> str: ...
    @property
    def wecom_secret(self) -> str: ...
    @property
    def wecom_api_base(self) -> str: ...


def make_official(
    known: Credentials, state: SharedState, clock: Clock, carrier: BaseAdapter | None
) -> OfficialChannel:
    """Return the official account's channel; `carrier` takes the place of the network."""
    api = official_api(known.wechat_api_base, carrier)

    def fetch() -> Token:
        return stable_token(api, known.wechat_app_id, known.wechat_app_secret)

    return OfficialChannel(api, TokenProvider(state, known.wechat_app_id, fetch, clock), clock)


def make_wecom(
    known: Credentials, state: SharedState, clock: Clock, carrier: BaseAdapter | None
) -> WeComChannel:
    """Return WeCom's channel; `carrier` takes the place of the network."""
    api = wecom_api(known.wecom_api_base, carrier)

    def fetch() -> Token:
        return wecom_token(api, known.wecom_corp_id, known.wecom_secret)

    tokens = TokenProvider(state, f"{known.wecom_corp_id}:{known.wecom_agent_id}", fetch, clock)
    return WeComChannel(api, tokens, known.wecom_agent_id, clock)
