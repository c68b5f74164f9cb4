"""Who a call of the official account's server is about."""

from typing import Any

from .cast import Person, follower
from .errors import ServerError


def addressed(body: dict[str, Any]) -> Person:
    """Return the person in `touser`; raises 40003 for an openid that is not of this account."""
    person = follower(str(body.get("touser", "")))
    if person is None:
        raise ServerError(40003, "invalid openid")
    return person
