"""The WeCom API server (qyapi.weixin.qq.com): which path does what."""

from typing import Any

from .errors import ServerError
from .server import ApiServer, Call, Endpoint, wecom_errmsg
from .tokens import wecom_token
from .wecom_send import send_message
from .wecom_update import update_card
from .world import World


def _get_token(call: Call) -> dict[str, Any]:
    if call.query.get("corpid") != call.world.wecom.corp_id:
        raise ServerError(40013, "invalid corpid")
    if call.query.get("corpsecret") != call.world.wecom.secret:
        raise ServerError(40001, "invalid credential")
    token, life = wecom_token(call.world)
    return {"errcode": 0, "errmsg": "ok", "access_token": token, "expires_in": life}


def _callback_addresses(call: Call) -> dict[str, Any]:
    return {"ip_list": ["127.0.0.1"], "errcode": 0, "errmsg": "ok"}


ENDPOINTS: dict[tuple[str, str], Endpoint] = {
    ("GET", "gettoken"): _get_token,
    ("GET", "getcallbackip"): _callback_addresses,
    ("POST", "message/send"): send_message,
    ("POST", "message/update_template_card"): update_card,
}


def wecom_server(world: World) -> ApiServer:
    """Return the WSGI application that plays qyapi.weixin.qq.com."""
    return ApiServer(world, "wecom", ENDPOINTS, frozenset({"gettoken"}), wecom_errmsg)
