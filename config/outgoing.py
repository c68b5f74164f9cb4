"""Words of the configuration that reach residents, with their place in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from config.reminders import Reminders
from config.yaml_file import Document


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text as it is sent, or the `values` that fill a reply `script`."""

    file: str
    line: int
    text: str = ""
    script: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def outgoing_in(document: Document, reminders: Reminders) -> Iterator[Outgoing]:
    """Yield what each reminder says: what a template message shows of it, and what fills its script."""
    for name, reminder in reminders.reminders.items():
        for key in ("title", "remark"):
            line = document.line(("reminders", name, key))
            yield Outgoing(document.file, line, getattr(reminder, key))
        line = document.line(("reminders", name, "values" if reminder.values else "script"))
        yield Outgoing(document.file, line, script=reminder.script, values=reminder.values)
