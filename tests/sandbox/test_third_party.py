"""A client that was not written for the stand-in talks to it: wechatpy with our adapter mounted."""

import pytest
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException
from wechatpy.work import WeChatClient as WeComClient

from sandbox import Sandbox

from .conftest import OFFICIAL, WECOM, Phones

OWNER = "oDemoOwner000000000000000001"


@pytest.fixture
def official(sandbox: Sandbox, phones: Phones) -> WeChatClient:
    client = WeChatClient(OFFICIAL.app_id, OFFICIAL.app_secret, auto_retry=False, timeout=5)
    client._http.mount("https://", sandbox.adapter())
    return client


@pytest.fixture
def wecom(sandbox: Sandbox, phones: Phones) -> WeComClient:
    client = WeComClient(WECOM.corp_id, WECOM.secret, auto_retry=False, timeout=5)
    client._http.mount("https://", sandbox.adapter())
    return client


def test_the_official_client(official: WeChatClient, phones: Phones) -> None:
    phones.say("owner", text="你好")
    official.message.send_text(OWNER, "您好，王阿姨")
    rows = {"thing1": {"value": "停水"}, "time2": {"value": "15:01"}, "thing3": {"value": "请储水"}}
    official.message.send_template(OWNER, "EstateNotice0000000000000000000000000000001", rows)
    assert [each["via"] for each in phones.messages("owner")] == ["passive", "custom", "template"]
    assert official.misc.get_wechat_ips() == ["127.0.0.1"]
    assert official.user.get(OWNER)["subscribe"] == 1


def test_the_official_client_understands_a_refusal(official: WeChatClient) -> None:
    with pytest.raises(WeChatClientException) as refusal:
        official.message.send_text(OWNER, "您好")
    assert refusal.value.errcode == 45015


def test_the_menu_of_the_official_client(official: WeChatClient) -> None:
    official.menu.create({"button": [{"type": "click", "name": "报修", "key": "REPAIR"}]})
    assert official.menu.get()["menu"]["button"][0]["name"] == "报修"
    official.menu.delete()


def test_the_wecom_client(wecom: WeComClient, phones: Phones) -> None:
    wecom.message.send_text(WECOM.agent_id, "technician", "新工单")
    card = {
        "card_type": "text_notice",
        "main_title": {"title": "待办"},
        "card_action": {"type": 1, "url": "https://e.org"},
    }
    wecom.message.send(
        WECOM.agent_id, ["technician"], msg={"msgtype": "template_card", "template_card": card}
    )
    assert phones.texts("technician") == ["新工单", "待办"]
