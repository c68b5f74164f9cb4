"""Health: alive is one thing, able to serve another; the reasons are for the admin, in Chinese."""

from collections.abc import Callable, Sequence

from flask import Blueprint, Response

from bot.operations.doctor import Look, examine


def health_blueprint(looks: Sequence[tuple[str, Look]], metrics: Callable[[], bytes]) -> Blueprint:
    """Return /healthz (alive), /readyz (can serve, or 503 with what is wrong) and /metrics."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return Response("ok", mimetype="text/plain")

    @blueprint.get("/readyz")
    def ready() -> Response:
        wrong = [str(finding) for finding in examine(looks) if not finding.well]
        return Response("\n".join(wrong) or "ok", 503 if wrong else 200, mimetype="text/plain")

    @blueprint.get("/metrics")
    def measured() -> Response:
        return Response(metrics(), mimetype="text/plain; version=0.0.4")

    return blueprint
