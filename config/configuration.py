"""The four files of an estate, read and checked together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from config.estate import Estate
from config.outgoing import Outgoing, outgoing_in
from config.problem import BadFiles, Problem, shown
from config.reminders import Reminders
from config.services import Services
from config.staff import Staff
from config.yaml_file import Document, fit, read


@dataclass(frozen=True)
class Configuration:
    """One estate's configuration; `outgoing` are those of its words that reach residents."""

    estate: Estate
    services: Services
    staff: Staff
    reminders: Reminders
    outgoing: tuple[Outgoing, ...] = ()


FILES: dict[str, type[BaseModel]] = {
    "estate": Estate,
    "services": Services,
    "staff": Staff,
    "reminders": Reminders,
}


# Says in Chinese what is wrong with a crontab expression, "" when nothing is.
CronCheck = Callable[[str], str]


def load_configuration(folder: Path, cron_check: CronCheck) -> Configuration:
    """Return the configuration in `folder`; raises `BadFiles` with every problem of every file."""
    parts: dict[str, BaseModel] = {}
    problems: list[Problem] = []
    outgoing: list[Outgoing] = []
    for name, model in FILES.items():
        path = folder / f"{name}.yaml"
        document = read(path, shown(path, folder))
        part = fit(document, model, document.data) if not document.problems else None
        if part is not None:
            parts[name] = part
            problems += _dangling(document, parts)
        if isinstance(part, Reminders):
            problems += _bad_crons(document, part, cron_check)
            outgoing += outgoing_in(document, part)
        problems += document.problems
    if problems:
        raise BadFiles(problems)
    return Configuration(**parts, outgoing=tuple(outgoing))  # type: ignore[arg-type]


def _dangling(document: Document, parts: dict[str, BaseModel]) -> list[Problem]:
    """Return the names in the newest part that no other part knows."""
    estate, services = parts.get("estate"), parts.get("services")
    newest = next(reversed(parts.values()))
    if isinstance(newest, Estate):
        return _unknown_grids(document, newest)
    if isinstance(newest, Staff):
        found = _missing_skills(document, newest, services) if isinstance(services, Services) else []
        return found + (_missing_butlers(document, newest, estate) if isinstance(estate, Estate) else [])
    if isinstance(newest, Reminders) and isinstance(estate, Estate):
        return _unknown_buildings(document, newest, estate)
    return []


def _missing_skills(document: Document, staff: Staff, services: Services) -> list[Problem]:
    known = {skill for person in staff.people.values() for skill in person.skills}
    needed = {category.skill: category.name for category in services.categories.values()}
    return [
        document.problem(
            ("people",), f"没有人会“{skill}”（{name}要用）", "请在某人的 skills 里加上，或改 services.yaml"
        )
        for skill, name in needed.items()
        if skill not in known
    ]


def _missing_butlers(document: Document, staff: Staff, estate: Estate) -> list[Problem]:
    return [
        document.problem(
            ("people",),
            f"{grid.name}的管家“{grid.butler}”不在名单里",
            "请加上这个人，或改 estate.yaml 的 grids",
        )
        for grid in estate.grids.values()
        if grid.butler not in staff.people
    ]


def _unknown_grids(document: Document, estate: Estate) -> list[Problem]:
    return [
        document.problem(
            ("buildings", name, "grid"),
            f"{name}的网格“{building.grid}”没有定义",
            "请在 grids 里加上，或改成已有的",
        )
        for name, building in estate.buildings.items()
        if building.grid not in estate.grids
    ]


def _bad_crons(document: Document, reminders: Reminders, cron_check: CronCheck) -> list[Problem]:
    return [
        document.problem(("reminders", name, "occasion", "cron"), complaint, "请照例子改写")
        for name, reminder in reminders.reminders.items()
        if reminder.occasion.cron and (complaint := cron_check(reminder.occasion.cron))
    ]


def _unknown_buildings(document: Document, reminders: Reminders, estate: Estate) -> list[Problem]:
    return [
        document.problem(
            ("reminders", name, "audience", "buildings", index),
            f"没有“{building}”这栋楼",
            "请按 estate.yaml 里 buildings 的写法",
        )
        for name, reminder in reminders.reminders.items()
        for index, building in enumerate(reminder.audience.buildings)
        if building not in estate.buildings
    ]
