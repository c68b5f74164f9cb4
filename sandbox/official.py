"""The official account's API server (api.weixin.qq.com): which path does what."""

from typing import Any

from .custom_send import send_custom, type_now
from .errors import ServerError
from .menu import delete_menu, store_menu, stored_menu
from .official_people import addressed
from .server import ApiServer, Call, Endpoint, official_errmsg
from .template_send import send_template
from .tokens import count_call, plain_token, stable_token
from .world import World

_DONE: dict[str, Any] = {"errcode": 0, "errmsg": "ok"}


def _get_token(call: Call) -> dict[str, Any]:
    _check_credentials(call, call.query.get("grant_type"), call.query.get("appid"), call.query.get("secret"))
    token, life = plain_token(call.world)
    return {"access_token": token, "expires_in": life}


def _get_stable_token(call: Call) -> dict[str, Any]:
    body = call.body()
    _check_credentials(call, body.get("grant_type"), body.get("appid"), body.get("secret"))
    token, life = stable_token(call.world, force=body.get("force_refresh") is True)
    return {"access_token": token, "expires_in": life}


def _check_credentials(call: Call, grant: object, app_id: object, secret: object) -> None:
    if grant != "client_credential":
        raise ServerError(40002, "invalid grant_type")
    if app_id != call.world.official.app_id:
        raise ServerError(40013, "invalid appid")
    if secret != call.world.official.app_secret:
        raise ServerError(40125, "invalid appsecret")


def _create_menu(call: Call) -> dict[str, Any]:
    store_menu(call.world, call.body())
    return _DONE


def _get_menu(call: Call) -> dict[str, Any]:
    menu = stored_menu(call.world)
    if menu is None:
        raise ServerError(46003, "menu no exist")
    return {"menu": menu}


def _delete_menu(call: Call) -> dict[str, Any]:
    delete_menu(call.world)
    return _DONE


def _callback_addresses(call: Call) -> dict[str, Any]:
    return {"ip_list": ["127.0.0.1"]}


def _clear_quota(call: Call) -> dict[str, Any]:
    month = call.world.clock.now().strftime("%Y-%m")
    with call.world.database.transaction() as connection:
        count_call(connection, "clear_quota", month, 10, errcode=48006)
        connection.execute("DELETE FROM counters WHERE name IN ('token', 'force_refresh')")
    return _DONE


def _person_info(call: Call) -> dict[str, Any]:
    person = addressed({"touser": call.query.get("openid", "")})
    if not call.world.follows(person):
        return {"subscribe": 0, "openid": person.openid}
    return {
        "subscribe": 1,
        "openid": person.openid,
        "language": "zh_CN",
        "subscribe_scene": "ADD_SCENE_QR_CODE",
        "remark": "",
        "groupid": 0,
        "tagid_list": [],
        "qr_scene": 0,
        "qr_scene_str": "",
    }


ENDPOINTS: dict[tuple[str, str], Endpoint] = {
    ("GET", "token"): _get_token,
    ("POST", "stable_token"): _get_stable_token,
    ("POST", "message/custom/send"): send_custom,
    ("POST", "message/custom/typing"): type_now,
    ("POST", "message/template/send"): send_template,
    ("POST", "menu/create"): _create_menu,
    ("GET", "menu/get"): _get_menu,
    ("GET", "menu/delete"): _delete_menu,
    ("GET", "getcallbackip"): _callback_addresses,
    ("POST", "clear_quota"): _clear_quota,
    ("GET", "user/info"): _person_info,
}


def official_server(world: World) -> ApiServer:
    """Return the WSGI application that plays api.weixin.qq.com."""
    return ApiServer(world, "official", ENDPOINTS, frozenset({"token", "stable_token"}), official_errmsg)
