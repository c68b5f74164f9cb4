"""The JSON interface under /sandbox/api, the page, and the two API servers for tools outside."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, request, send_from_directory
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as WsgiResponse

from . import phones
from .aftermath import push_pending
from .cast import person_named
from .conversation import say
from .envelope import MODES
from .errors import SandboxError
from .faults import add_fault, clear_faults, list_faults, read_fault
from .house import House
from .moves import move_clock
from .people import list_people
from .server import ApiServer
from .verify import verify_webhooks
from .world import World

PAGE = Path(__file__).parent / "page"
Answer = Callable[..., Any]
# Far above what a phone sends; the rest of a larger body is not read.
_BODY_LIMIT = 1024 * 1024


def make_blueprint(
    world: World, house: House, servers: dict[str, ApiServer], reset: Callable[[], None]
) -> Blueprint:
    """Return the blueprint of everything under /sandbox."""
    blueprint = Blueprint("sandbox", __name__, url_prefix="/sandbox")
    blueprint.register_error_handler(SandboxError, _refuse)
    blueprint.before_request(lambda: _settle(world, house))
    for rule, methods, answer in _routes(world, house, reset):
        name = f"{rule}-{methods[0]}".replace("/", "_").replace(".", "_")
        blueprint.add_url_rule(rule, name, _as_json(answer), methods=methods)
    blueprint.add_url_rule("/", "page", lambda: _page_file("index.html"))
    blueprint.add_url_rule("/page/<path:name>", "page_file", _page_file)
    for name, server in servers.items():
        blueprint.add_url_rule(f"/{name}/<path:path>", name, _through(server), methods=["GET", "POST"])
    return blueprint


def _routes(world: World, house: House, reset: Callable[[], None]) -> list[tuple[str, list[str], Answer]]:
    """Return the table of the interface: rule, methods, what answers."""
    return [
        ("/api/people", ["GET"], lambda: list_people(world, house)),
        ("/api/people/<id>/say", ["POST"], lambda id: say(world, house, person_named(id), _body())),
        ("/api/people/<id>/messages", ["GET"], lambda id: _messages(world, id)),
        ("/api/phones", ["GET"], lambda: _phones(world)),
        ("/api/tickets", ["GET"], house.tickets),
        ("/api/clock", ["GET"], lambda: {"now": world.clock.iso()}),
        ("/api/clock", ["POST"], lambda: move_clock(world, house, _body())),
        ("/api/reset", ["POST"], lambda: _reset(world, reset)),
        ("/api/log", ["GET"], lambda: _log(world)),
        ("/api/settings", ["GET"], lambda: _mode(world)),
        ("/api/settings", ["POST"], lambda: _set_mode(world, _body())),
        ("/api/verify", ["POST"], lambda: verify_webhooks(world, house)),
        ("/api/faults", ["GET"], lambda: {"faults": list_faults(world.database)}),
        ("/api/faults", ["POST"], lambda: _add_fault(world, _body())),
        ("/api/faults", ["DELETE"], lambda: _clear_faults(world)),
    ]


def _settle(world: World, house: House) -> None:
    # Results of template messages arrive before the next thing is asked or done: always at the same point.
    if request.path.startswith("/sandbox/api/"):
        push_pending(world, house)


def _as_json(answer: Answer) -> Answer:
    return lambda **arguments: jsonify(answer(**arguments))


def _refuse(error: SandboxError) -> tuple[Response, int]:
    return jsonify({"error": error.sentence}), error.status


def _body() -> Any:
    request.max_content_length = _BODY_LIMIT
    try:
        body = request.get_json(force=True, silent=True)
    except RequestEntityTooLarge:
        raise SandboxError(413, "请求正文太大，手机发不出这么多") from None
    if body is None:
        raise SandboxError(400, "请求正文不是合法的 JSON")
    return body


def _after() -> int:
    text = request.args.get("after", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise SandboxError(400, "after 应为不小于 0 的整数")
    return int(text)


def _messages(world: World, id: str) -> dict[str, Any]:
    return {"messages": phones.of_person(world.database.read(), person_named(id), _after())}


def _phones(world: World) -> dict[str, Any]:
    connection = world.database.read()
    messages = phones.of_all(connection, _after())
    return {
        "messages": messages,
        "last": messages[-1]["seq"] if messages else phones.newest_sequence(connection),
    }


def _log(world: World) -> dict[str, Any]:
    entries = world.journal.after(_after())
    return {"entries": entries, "last": entries[-1]["n"] if entries else world.journal.newest()}


def _reset(world: World, reset: Callable[[], None]) -> dict[str, str]:
    reset()
    return {"now": world.clock.iso()}


def _mode(world: World) -> dict[str, str]:
    return {"mode": world.setting("mode", "safe")}


def _set_mode(world: World, body: Any) -> dict[str, str]:
    mode = body.get("mode") if isinstance(body, dict) else None
    if mode not in MODES:
        raise SandboxError(400, f"mode 应为 {'、'.join(MODES)} 之一")
    world.set_setting("mode", mode)
    return {"mode": mode}


def _add_fault(world: World, body: Any) -> dict[str, Any]:
    add_fault(world.database, read_fault(body))
    return {"faults": list_faults(world.database)}


def _clear_faults(world: World) -> dict[str, Any]:
    clear_faults(world.database)
    return {"faults": []}


def _page_file(name: str) -> Response:
    response = send_from_directory(PAGE, name)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _through(server: ApiServer) -> Answer:
    def call(path: str) -> WsgiResponse:
        return WsgiResponse.from_app(server, request.environ | {"PATH_INFO": f"/{path}", "SCRIPT_NAME": ""})

    return call
