"""What the configuration says to residents is listed with its place in the file."""

from pathlib import Path

from config.configuration import load_configuration
from config.outgoing import Outgoing

from .folder import write


def test_each_word_of_a_reminder_has_its_line(tmp_path: Path) -> None:
    values = "    script: reminder.fee\n    values: {what: 电费}\n"
    folder = write(tmp_path, "reminders.yaml", "    script: reminder.fee\n", values)
    file = "config/reminders.yaml"
    assert load_configuration(folder, lambda expression: "").outgoing == (
        Outgoing(file, 3, "账单日"),
        Outgoing(file, 4, "回复物业费"),
        Outgoing(file, 8, script="reminder.fee", values={"what": "电费"}),
    )
