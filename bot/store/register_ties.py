"""Ties to homes follow the register: who has moved out is bound no longer, the others keep up with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from bot.residents.home import Home, Resident
from bot.residents.register import Member
from bot.store.register import day
from bot.store.schema import residents

_ALL = select(residents).where(residents.c.estate == bindparam("estate_is")).order_by(residents.c.id)
_END = delete(residents).where(residents.c.id == bindparam("id_is"))
_FOLLOW = (
    update(residents)
    .where(residents.c.id == bindparam("id_is"))
    .values(role=bindparam("new_role"), until=bindparam("new_until"), title=bindparam("new_title"))
)


def follow_register(
    connection: Connection, estate: str, members: Mapping[str, Sequence[Member]], today: date
) -> list[Resident]:
    """End the ties to these homes whose person is no member by name, or whose lease ended before `today`.

    The others get role, term and title of the member. Returns the ties that were ended.
    """
    ties = [row for row in connection.execute(_ALL, {"estate_is": estate}) if row.label in members]
    by_name = {(label, one.name): one for label, of_home in members.items() for one in of_home}
    kept: list[dict[str, Any]] = []
    ended: list[Row[Any]] = []
    for tie in ties:
        member = by_name.get((tie.label, tie.name))
        if member is None or (member.until and member.until < today):
            ended.append(tie)
        elif (tie.role, day(tie.until), tie.title) != (member.role, member.until, member.title):
            until = member.until.isoformat() if member.until else ""
            new = {"new_role": member.role, "new_until": until, "new_title": member.title}
            kept.append({"id_is": tie.id} | new)
    if ended:
        connection.execute(_END, [{"id_is": tie.id} for tie in ended])
    if kept:
        connection.execute(_FOLLOW, kept)
    return [_tie(row) for row in ended]


def _tie(row: Row[Any]) -> Resident:
    home = Home(row.label, row.building)
    return Resident(row.person, row.name, home, row.role, day(row.until), row.bound_at, row.title)
