"""The walls of the house: who may import whom, where each library lives, and the measures that we keep.

To move a wall, change its row here and say why beside it.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
OURS = ("app", "demo", "bot", "handlers", "config", "sandbox")

# The words that every room of bot speaks.
WORDS = ("bot.message", "bot.reply", "bot.clock", "bot.errors", "bot.due")
# Configuration, whoever reads the environment excepted.
CONFIG = ("config.estate", "config.services", "config.staff", "config.reminders", "config.problem")

# Room -> what it may import of ours beside itself; downhill only. The longest name that fits is the room.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "config": (),
    "bot": ("bot",),
    "bot.message": (),
    "bot.reply": (),
    "bot.clock": (),
    "bot.errors": (),
    "bot.due": (),
    "bot.residents": (),
    "bot.channels": WORDS,
    # The matcher is fitted from the knowledge's values; the check of the knowledge asks the matcher.
    "bot.understanding": ("bot.knowledge.model",),
    "bot.knowledge": (*WORDS, "bot.understanding", "config.problem", "config.yaml_file"),
    "bot.speech": (*WORDS, "bot.knowledge.model"),
    # The queue knows no channel; what delivers from it is listed below.
    "bot.outbox": (*WORDS, *CONFIG),
    "bot.outbox.deliver": (*WORDS, *CONFIG, "bot.outbox", "bot.channels"),
    "bot.outbox.ladder": (*WORDS, *CONFIG, "bot.outbox", "bot.channels"),
    "bot.outbox.rungs": (*WORDS, *CONFIG, "bot.outbox", "bot.channels"),
    "bot.outbox.ports": (*WORDS, *CONFIG, "bot.outbox", "bot.channels.outcome"),
    "bot.outbox.merge": (*WORDS, *CONFIG, "bot.outbox", "bot.channels.card", "bot.channels.text"),
    "bot.tickets": (*WORDS, *CONFIG, "bot.speech", "bot.outbox.notice", "bot.reminders.quiet_hours"),
    # A reminder is work on a docket, at a time of the schedule.
    "bot.reminders": (
        *WORDS,
        *CONFIG,
        *("bot.tickets.docket", "bot.speech", "bot.outbox.notice", "bot.residents", "bot.schedule.weekdays"),
    ),
    "bot.schedule": (*WORDS, "bot.tickets.docket", "bot.outbox.backoff"),
    "bot.conversation": (
        *WORDS,
        *("bot.tickets", "bot.speech", "bot.understanding", "bot.knowledge", "bot.residents"),
        "bot.outbox.notice",
    ),
    "bot.webhook": (*WORDS, "bot.channels.text", "bot.channels.redact"),
    # Fulfils the protocols that the rooms state.
    "bot.store": (*WORDS, "bot.conversation", "bot.outbox", "bot.residents", "bot.tickets", "bot.schedule"),
    "bot.operations": (*WORDS, "bot.schedule", "config.problem"),
    "handlers": (*WORDS, *CONFIG, "bot.conversation", "bot.tickets", "bot.speech", "bot.outbox.notice")
    + ("bot.understanding", "bot.residents"),
    # It must not share our mistakes.
    "sandbox": (),
    "app": OURS,
    "demo": OURS,
}

# Library -> the only places that know it.
HOMES = {
    "wechatpy": ("bot.channels", "bot.webhook"),
    "cryptography": ("bot.webhook", "sandbox"),
    "sqlalchemy": ("bot.store",),
    "alembic": ("bot.store",),
    "psycopg": ("bot.store",),
    "redis": ("bot.store",),
    "apscheduler": ("bot.schedule.apscheduler_glue",),
    "rapidfuzz": ("bot.understanding",),
    "numpy": ("bot.understanding", "bot.conversation.library"),
    "chinese_calendar": ("bot.tickets.calendar",),
    "granian": ("bot.operations.web",),
    "prometheus_client": ("bot.operations.metrics",),
    "ruamel": ("config",),
    "pydantic_settings": ("config.settings",),
    "pydantic": ("config", "bot.knowledge", "bot.console"),
    "requests": ("bot.channels", "sandbox", "app"),
    "flask": ("app", "sandbox", "bot.webhook", "bot.operations", "bot.knowledge.command_line", "bot.console"),
}

# File -> why it may read the machine's clock or draw lots; everybody else is handed time and chance.
MACHINE_TIME = {
    "bot/clock.py": "it is the clock",
    "bot/schedule/apscheduler_glue.py": "ticks follow machine time",
}
FORBIDDEN_CALLS = ("datetime.now", "datetime.utcnow", "date.today", "time.time", "time.localtime")
CHANCE = ("random", "secrets", "uuid")

# File -> why it may touch the environment beside config/settings.py.
ENVIRONMENT = {
    "config/settings.py": "the reader of the environment",
    "bot/operations/metrics.py": "prometheus_client takes the folder that its processes share from there only",
}

MUTATORS = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert", "remove"}
FILE_LINES, FUNCTION_LINES = 300, 40


@dataclass(frozen=True)
class Source:
    """A source file: its path from the top, and what it says."""

    path: str
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """The name by which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


Check = Callable[[Source], Iterator[str]]


def sources(top: Path) -> list[Source]:
    """Return our source files under `top`, without the migrations' own."""
    found = [path for name in OURS for path in (*top.glob(f"{name}.py"), *(top / name).rglob("*.py"))]
    names = sorted(path for path in found if "versions" not in path.parts)
    texts = [(path.relative_to(top).as_posix(), path.read_text(encoding="utf-8")) for path in names]
    return [Source(path, text, ast.parse(text)) for path, text in texts]


def _within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


def _imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield what a file imports, inside functions and for types, too, with the line."""
    package = (
        source.module.split(".") if source.path.endswith("__init__.py") else source.module.split(".")[:-1]
    )
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            # `from bot import clock` imports bot.clock; `from bot.clock import Clock` a name of it.
            bare = module in OURS or not node.module
            yield from ((node.lineno, f"{module}.{alias.name}" if bare else module) for alias in node.names)


def check_rooms(source: Source) -> Iterator[str]:
    """Yield the imports that run uphill."""
    room = max((name for name in MAY_IMPORT if _within(source.module, (name,))), key=len)
    home = room if room in ("bot", "app", "demo") else ".".join(room.split(".")[:2])
    for line, module in _imports(source):
        if module.split(".")[0] in OURS and not _within(module, (*MAY_IMPORT[room], home)):
            yield f"{source.path}:{line}: {room} must not import {module}"


def check_libraries(source: Source) -> Iterator[str]:
    """Yield the libraries that are used outside their home, and those that have none."""
    for line, module in _imports(source):
        library = module.split(".")[0]
        if library in HOMES and not _within(source.module, HOMES[library]):
            yield f"{source.path}:{line}: {library} lives in {'、'.join(HOMES[library])}"


def check_time(source: Source) -> Iterator[str]:
    """Yield what takes time or chance from the machine."""
    if source.path in MACHINE_TIME or source.module.split(".")[0] == "sandbox":
        return
    for line, module in _imports(source):
        if module.split(".")[0] in CHANCE:
            yield f"{source.path}:{line}: {module} is chance: it is handed in"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(FORBIDDEN_CALLS):
            yield f"{source.path}:{node.lineno}: {ast.unparse(node.func)} is the machine's: time is handed in"


def check_environment(source: Source) -> Iterator[str]:
    """Yield what touches the environment."""
    for node in ast.walk(source.tree):
        name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if name in ("os.environ", "os.getenv", "os.putenv") and source.path not in ENVIRONMENT:
            yield f"{source.path}:{node.lineno}: the environment is read by config/settings.py"


def check_state(source: Source) -> Iterator[str]:
    """Yield state that lives in a module: what one call leaves there, another finds."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield f"{source.path}:{node.lineno}: global {', '.join(node.names)}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in MUTATORS and _is_constant(node.func.value):
                yield f"{source.path}:{node.lineno}: {ast.unparse(node.func)} changes a module's table"
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and _is_constant(node.value):
            yield f"{source.path}:{node.lineno}: {ast.unparse(node)} changes a module's table"
    for statement in source.tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.List | ast.Dict | ast.Set):
            names = [ast.unparse(target) for target in statement.targets]
            for name in names:
                if not name.isupper() and not name.startswith("__"):
                    yield f"{source.path}:{statement.lineno}: {name} is state of a module"


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.isupper() and len(node.id) > 1


def check_measures(source: Source) -> Iterator[str]:
    """Yield files and functions that are too long, and files that don't say what they are for."""
    if not ast.get_docstring(source.tree):
        yield f"{source.path}:1: the module has no docstring"
    length = source.text.count("\n")
    if length > FILE_LINES:
        yield f"{source.path}:1: {length} lines are more than {FILE_LINES}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{source.path}:{node.lineno}: {node.name} has {length} lines, {FUNCTION_LINES} are allowed"


CHECKS = (check_rooms, check_libraries, check_time, check_environment, check_state, check_measures)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_keeps_its_walls(check: Check) -> None:
    found = [complaint for source in sources(TOP) for complaint in check(source)]
    assert not found, "\n" + "\n".join(found)


def test_every_room_and_every_library_is_known() -> None:
    known = {name for name in MAY_IMPORT if not (TOP / f"{name.replace('.', '/')}.py").exists()}
    rooms = {f"bot.{path.name}" for path in (TOP / "bot").iterdir() if (path / "__init__.py").exists()}
    assert rooms <= known, "a new room needs a row that says what it may import"
    libraries = {module.split(".")[0] for source in sources(TOP) for _, module in _imports(source)}
    foreign = (
        libraries - set(OURS) - set(sys.stdlib_module_names) - {"structlog", "click", "werkzeug", "urllib3"}
    )
    assert foreign <= set(HOMES), "a new library needs a home"


# path, code, complaint
BREACHES = [
    ("handlers/fee.py", "import redis", "redis lives in bot.store"),
    ("handlers/fee.py", "def pay():\n    from redis.client import Redis", "redis lives in bot.store"),
    ("handlers/fee.py", "from bot.store.ledger import SqlLedger", "must not import bot.store.ledger"),
    ("handlers/fee.py", "from config.settings import Settings", "must not import config.settings"),
    ("bot/tickets/fee.py", "from handlers import fee", "must not import handlers.fee"),
    ("bot/tickets/fee.py", "from bot.conversation.turn import Turn", "must not import bot.conversation.turn"),
    ("bot/tickets/fee.py", "from flask import request", "flask lives in"),
    ("bot/message.py", "from bot import clock", "must not import bot.clock"),
    ("bot/outbox/notice.py", "from bot.channels.official import Channel", "must not import bot.channels"),
    ("bot/conversation/turn.py", "from bot.webhook.door import Door", "must not import bot.webhook.door"),
    ("bot/speech/say.py", "from config import settings", "must not import config.settings"),
    ("config/estate.py", "import bot.errors", "config must not import bot.errors"),
    ("sandbox/world.py", "from bot.message import Message", "sandbox must not import bot.message"),
    ("bot/schedule/tick.py", "from apscheduler.job import Job", "apscheduler lives in"),
    ("bot/tickets/desk/core.py", "from ...store import ledger", "must not import bot.store.ledger"),
    ("bot/tickets/fee.py", "now = datetime.now(UTC)", "datetime.now is the machine's"),
    ("bot/outbox/fee.py", "import time\ntime.time()", "time.time is the machine's"),
    ("bot/speech/fee.py", "from random import choice", "random is chance"),
    ("bot/store/fee.py", "import os\nos.environ['HOME']", "the environment is read by"),
    ("handlers/fee.py", "import os\nos.getenv('HOME')", "the environment is read by"),
    ("handlers/fee.py", "seen = []", "seen is state of a module"),
    ("handlers/fee.py", "def add():\n    global count", "global count"),
    ("handlers/fee.py", "def add(name):\n    TABLE[name] = 1", "changes a module's table"),
    ("handlers/fee.py", "def add(name):\n    TABLE.update(name)", "changes a module's table"),
    ("handlers/fee.py", "def pay():\n" + "    pass\n" * 40, "pay has 41 lines"),
    ("handlers/fee.py", "\n" * 301, "lines are more than 300"),
]


@pytest.mark.parametrize(("path", "code", "complaint"), BREACHES)
def test_a_breach_is_seen(tmp_path: Path, path: str, code: str, complaint: str) -> None:
    place = tmp_path / path
    place.parent.mkdir(parents=True)
    place.write_text(f'"""A file with a mistake."""\n\n{code}\n', encoding="utf-8")
    (source,) = sources(tmp_path)
    found = [each for check in CHECKS for each in check(source)]
    assert len(found) == 1, found
    assert complaint in found[0]
    assert found[0].startswith(f"{path}:")


def test_a_module_that_does_not_say_what_it_is_for_is_seen(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import sys\n", encoding="utf-8")
    (source,) = sources(tmp_path)
    assert list(check_measures(source)) == ["app.py:1: the module has no docstring"]


# path, code, why it is fine
FINE = [
    ("app.py", "from bot.store.ledger import SqlLedger", "the composition root sees everything"),
    ("bot/store/ledger.py", "import sqlalchemy", "at home"),
    ("bot/tickets/desk/core.py", "from bot.tickets.rules import Rules", "the own room"),
    ("bot/clock.py", "now = datetime.now(UTC)", "it is the clock"),
    ("handlers/fee.py", "TABLE = {'a': 1}", "a table that nobody changes"),
    ("bot/conversation/turn.py", "from time import perf_counter\nperf_counter()", "how long, not when"),
]


@pytest.mark.parametrize(("path", "code", "why"), FINE)
def test_what_is_fine_is_left_alone(tmp_path: Path, path: str, code: str, why: str) -> None:
    place = tmp_path / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f'"""A file."""\n\n{code}\n', encoding="utf-8")
    assert [each for source in sources(tmp_path) for check in CHECKS for each in check(source)] == [], why
