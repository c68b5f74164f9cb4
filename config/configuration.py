"""The four files of an estate, read and checked together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from config.estate import Estate
from config.problem import BadFiles, Problem, shown
from config.reminders import Reminders
from config.services import Services
from config.staff import Staff
from config.yaml_file import Document, fit, read


@dataclass(frozen=True)
class Configuration:
    """One estate's configuration."""

    estate: Estate
    services: Services
    staff: Staff
    reminders: Reminders


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
    for name, model in FILES.items():
        path = folder / f"{name}.yaml"
        document = read(path, shown(path, folder))
        part = fit(document, model, document.data) if not document.problems else None
        if part is not None:
            parts[name] = part
            problems += _dangling(document, parts)
        if isinstance(part, Reminders):
            problems += _bad_crons(document, part, cron_check)
        problems += document.problems
    if problems:
        raise BadFiles(problems)
    return Configuration(**parts)  # type: ignore[arg-type]


def _dangling(document: Document, parts: dict[str, BaseModel]) -> list[Problem]:
    """Return the names in the newest part that no other part knows."""
    estate, reminders = parts.get("estate"), parts.get("reminders")
    if not isinstance(estate, Estate):
        return []
    if isinstance(reminders, Reminders):
        return _unknown_buildings(document, reminders, estate)
    return _unknown_grids(document, estate) if len(parts) == 1 else []


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
