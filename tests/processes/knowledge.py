"""The admin's files of a running service: saved while it serves, in an estate's own folder."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.knowledge.load import gather
from tests.processes.service import TOP, Service, running

ESTATE = "yunqi"
QUESTION = "物业费怎么交"
# The reply to the question, and the one to whoever asks for a person: each shows its edition twice.
REPLIES = """\
fee.pay_how:
  text: |-
    第{edition}版开头
    {{fee_payment_ways}}
    第{edition}版结尾
human.tell_us:
  text: |-
    第{edition}版开头
    工单号 {{number}}
    第{edition}版结尾
"""
BROKEN = "fee.pay_how:\n  txt: 写错了\n"
# This estate has little to say, so that looking into it takes less time.
TOPIC = "fee"
# Whoever says thanks in any estate is answered.
THANKS = "chat.thanks"


class Desk:
    """Where the admin works: a copy of the shipped files."""

    def __init__(self, folder: Path) -> None:
        self.knowledge, self.config = folder / "knowledge", folder / "config"
        shutil.copytree(TOP / "knowledge", self.knowledge)
        shutil.copytree(TOP / "config", self.config, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        own = self.knowledge / "estates" / ESTATE
        self._own = own / "replies" / "own.yaml"
        self._own.parent.mkdir(parents=True)
        self._leave_out(own)
        self.save(1)

    def save(self, edition: int) -> None:
        """Save replies that show their edition."""
        self._put(REPLIES.format(edition=edition))

    def break_it(self) -> None:
        """Save a mistake."""
        self._put(BROKEN)

    def change_fact(self, name: str, value: str) -> None:
        """Change one fact of the estate."""
        path = self.config / "estate.yaml"
        lines = path.read_text(encoding="utf-8").splitlines()
        changed = [f"  {name}: {value}" if line.startswith(f"  {name}:") else line for line in lines]
        path.write_text("\n".join(changed), encoding="utf-8")

    def _leave_out(self, own: Path) -> None:
        intents = gather(self.knowledge)[0].intents
        kept = [one.name for one in intents if one.topic == TOPIC or one.name == THANKS]
        gone = [f"{one.name}: {{removed: true}}" for one in intents if one.name not in kept]
        # Beside so few intents the others' examples say nothing.
        untold = [f"{name}: {{}}" for name in kept]
        for tree, entries in (("intents", gone), ("examples", untold)):
            path = own / tree / "less.yaml"
            path.parent.mkdir(parents=True)
            path.write_text("\n".join(entries), encoding="utf-8")

    def _put(self, text: str) -> None:
        # As editors do: never half a file.
        part = self._own.with_suffix(".tmp")
        part.write_text(text, encoding="utf-8")
        part.replace(self._own)


@contextmanager
def serving(desk: Desk, folder: Path) -> Iterator[Service]:
    """Yield a service that answers from the admin's files."""
    places = {"KNOWLEDGE_DIR": str(desk.knowledge), "CONFIG_DIR": str(desk.config)}
    with running(folder, **places) as service:
        yield service
