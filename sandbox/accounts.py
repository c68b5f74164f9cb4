"""The two accounts that the stand-in plays the server of, with the fixed demo credentials."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OfficialAccount:
    """A WeChat official account (公众号): `original_id` is the gh_… name that messages are addressed to."""

    app_id: str = "wxdemo000000000001"
    app_secret: str = "demo-official-secret-0000000001"
    token: str = "demoOfficialToken"
    encoding_aes_key: str = "demoOfficialAccountEncodingAesKey0000000010"
    original_id: str = "gh_demo00000001"


@dataclass(frozen=True)
class WeComApp:
    """One app of a WeCom (企业微信) company."""

    corp_id: str = "wwdemo000000000001"
    agent_id: str = "1000002"
    secret: str = "demo-wecom-secret-000000000001"
    token: str = "demoWeComToken"
    encoding_aes_key: str = "demoWeComAppEncodingAesKey00000000000000010"


@dataclass(frozen=True)
class Channel:
    """What pushing to one of the two webhooks needs: where, and how the envelope is closed."""

    name: str
    path: str
    address: str
    receive_id: str
    token: str
    encoding_aes_key: str
    agent_id: str = ""


def official_channel(account: OfficialAccount) -> Channel:
    """Return the push side of the official account; the receive id is its app id."""
    return Channel(
        "official", "/wechat", account.original_id, account.app_id, account.token, account.encoding_aes_key
    )


def wecom_channel(app: WeComApp) -> Channel:
    """Return the push side of the WeCom app; the receive id is the company's id."""
    return Channel("wecom", "/wecom", app.corp_id, app.corp_id, app.token, app.encoding_aes_key, app.agent_id)
