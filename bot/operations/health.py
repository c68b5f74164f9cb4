"""Health: alive is one thing, able to serve another; the reasons are for the admin, in Chinese."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response

# A worker ticks every second; after this long without one, promises are watched by nobody.
NO_TICK = 10.0

Check = Callable[[], str]


def health_blueprint(checks: Sequence[Check], metrics: Callable[[], bytes]) -> Blueprint:
    """Return /healthz (alive), /readyz (can serve, or 503 with the reasons) and /metrics."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return Response("ok", mimetype="text/plain")

    @blueprint.get("/readyz")
    def ready() -> Response:
        found = reasons(checks)
        return Response("\n".join(found) or "ok", 503 if found else 200, mimetype="text/plain")

    @blueprint.get("/metrics")
    def measured() -> Response:
        return Response(metrics(), mimetype="text/plain; version=0.0.4")

    return blueprint


def reasons(checks: Sequence[Check]) -> list[str]:
    """Return why the service can't serve; each check gives a reason, or "" when all is well."""
    found = []
    for check in checks:
        try:
            reason = check()
        except Exception as error:
            reason = f"检查时出错：{type(error).__name__}"
        if reason:
            found.append(reason)
    return found


def ticking(last_beat: Callable[[], float | None]) -> Check:
    """Return the check that a worker has ticked lately; `last_beat` gives the seconds since."""

    def check() -> str:
        seconds = last_beat()
        if seconds is None:
            return "后台进程还没有开始工作"
        return f"后台进程已有{seconds:.0f}秒没有动静，到期的事没人看" if seconds > NO_TICK else ""

    return check
