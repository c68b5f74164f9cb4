"""Fault switches: let the next calls of one endpoint fail on purpose."""

from dataclasses import asdict, dataclass
from typing import Any

from .database import Database
from .errors import SandboxError


@dataclass(frozen=True)
class Fault:
    """An errcode, an HTTP status or a pause in machine seconds, for the next `times` calls of an endpoint."""

    endpoint: str
    errcode: int | None
    status: int | None
    hang: float
    times: int


def read_fault(body: Any) -> Fault:
    """Return the fault that this JSON body describes; raises SandboxError 400."""
    if not isinstance(body, dict) or not isinstance(body.get("endpoint"), str) or not body["endpoint"]:
        raise SandboxError(400, '请给出 endpoint，例如 {"endpoint": "message/custom/send", "errcode": -1}')
    errcode, status, hang, times = (body.get(name) for name in ("errcode", "status", "hang", "times"))
    if errcode is None and status is None and hang is None:
        raise SandboxError(400, "请给出 errcode、status、hang 之一")
    if not all(value is None or _is_number(value, (int,)) for value in (errcode, status, times)):
        raise SandboxError(400, "errcode、status、times 应为整数")
    if hang is not None and not (_is_number(hang, (int, float)) and 0 <= hang <= 60):
        raise SandboxError(400, "hang 应为 0 到 60 的秒数")
    return Fault(body["endpoint"], errcode, status, float(hang or 0), 1 if times is None else times)


def _is_number(value: Any, kinds: tuple[type, ...]) -> bool:
    return isinstance(value, kinds) and not isinstance(value, bool)


def add_fault(database: Database, fault: Fault) -> None:
    """Switch a fault on."""
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO faults (endpoint, errcode, status, hang, times)"
            " VALUES (:endpoint, :errcode, :status, :hang, :times)",
            asdict(fault),
        )


def clear_faults(database: Database) -> None:
    """Switch all faults off."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM faults")


def list_faults(database: Database) -> list[dict[str, Any]]:
    """Return the faults that are still to come."""
    rows = database.read().execute(
        "SELECT endpoint, errcode, status, hang, times FROM faults WHERE times > 0"
    )
    return [dict(row) for row in rows]


def take_fault(database: Database, endpoint: str) -> Fault | None:
    """Return the fault for this call, counting it; None for a call that goes well."""
    query = "SELECT * FROM faults WHERE endpoint = ? AND times > 0 ORDER BY id LIMIT 1"
    if database.read().execute(query, (endpoint,)).fetchone() is None:
        return None
    with database.transaction() as connection:
        row = connection.execute(query, (endpoint,)).fetchone()
        if row is None:
            return None
        connection.execute("UPDATE faults SET times = times - 1 WHERE id = ?", (row["id"],))
        return Fault(endpoint, row["errcode"], row["status"], row["hang"], row["times"])
