"""GET verification of the webhooks: the right echo, and a forged signature refused."""

from collections.abc import Callable
from typing import Any

from wechatpy.crypto import WeChatCrypto
from wechatpy.utils import check_signature
from wechatpy.work.crypto import WeChatCrypto as WeComCrypto
from werkzeug.wrappers import Request, Response

from .conftest import OFFICIAL, WECOM, FakeHouse, Phones


def honest(request: Request) -> str:
    query = request.args
    stamped = (query["timestamp"], query["nonce"])
    if request.path == "/wecom":
        crypto = WeComCrypto(WECOM.token, WECOM.encoding_aes_key, WECOM.corp_id)
        return str(crypto.check_signature(query["msg_signature"], *stamped, query["echostr"]))
    check_signature(OFFICIAL.token, query["signature"], *stamped)
    return str(query["echostr"])


def careless(request: Request) -> str:
    return str(request.args["echostr"])


def answering(house: FakeHouse, echo: Callable[[Request], str]) -> None:
    def webhook(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        try:
            response = Response(echo(Request(environ)))
        except Exception:
            response = Response("forbidden", 403)
        return response(environ, start_response)

    house.webhook = webhook  # type: ignore[method-assign]


def test_an_honest_service_passes(phones: Phones, house: FakeHouse) -> None:
    answering(house, honest)
    assert phones.post("verify") == {"official": True, "wecom": True}


def test_a_service_that_echoes_anything_does_not(phones: Phones, house: FakeHouse) -> None:
    answering(house, careless)
    assert phones.post("verify") == {"official": False, "wecom": False}


def test_the_demo_keys_suit_the_library() -> None:
    assert len(OFFICIAL.encoding_aes_key) == len(WECOM.encoding_aes_key) == 43
    WeChatCrypto(OFFICIAL.token, OFFICIAL.encoding_aes_key, OFFICIAL.app_id)
