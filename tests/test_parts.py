"""What the parts join: what knowledge is checked against while the service runs."""

import shutil
from pathlib import Path

import pytest

from config.problem import BadFiles
from config.settings import TOP, read_settings
from parts import Parts

REMINDER = """
  water_off:
    title: 明天停水
    remark: 请提前接水
    occasion: {cron: "0 9 1 * *"}
    audience: {}
    script: reminder.water_off
"""


@pytest.fixture
def running(tmp_path: Path) -> Parts:
    """The parts of a service that has begun to run, on a configuration of its own."""
    shutil.copytree(TOP / "config", tmp_path / "config", ignore=shutil.ignore_patterns("*.py"))
    parts = Parts(read_settings({"data_dir": tmp_path / "data", "config_dir": tmp_path / "config"}))
    assert parts.configuration.estate.facts["police_phone"] == "110"
    return parts


def save(parts: Parts, name: str, old: str, new: str) -> None:
    path = parts.settings.config_dir / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_fact_is_demanded_as_its_file_has_it_now(running: Parts) -> None:
    before = running.source.version()
    save(running, "estate.yaml", 'police_phone: "110"', 'police_phone: "12110"')
    assert running.demands_now().facts["police_phone"] == "12110"
    assert running.source.version() != before


def test_a_new_reminder_is_no_stranger_before_the_next_start(running: Parts) -> None:
    known = set(running.demands().scripts)
    with (running.settings.config_dir / "reminders.yaml").open("a", encoding="utf-8") as file:
        file.write(REMINDER)
    assert set(running.demands_now().scripts) == known | {"reminder.water_off"}


def test_a_reminder_that_still_runs_keeps_its_words_until_the_next_start(running: Parts) -> None:
    reminders = running.configuration.reminders.reminders
    path = running.settings.config_dir / "reminders.yaml"
    path.write_text("reminders: {}\n", encoding="utf-8")
    assert {reminder.script for reminder in reminders.values()} <= set(running.demands_now().scripts)


def test_a_mistake_in_the_configuration_is_told_with_its_line(running: Parts) -> None:
    save(running, "estate.yaml", "time_zone:", "time_zoom:")
    with pytest.raises(BadFiles, match=r"estate.yaml:\d+: .*time_zoom"):
        running.demands_now()
