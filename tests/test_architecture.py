"""The walls of the house: every source file is looked at, and a breach is seen. walls.py is the plan."""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.walls import ENVIRONMENT, HOMES, MACHINE_TIME, MAY_IMPORT, OURS

TOP = Path(__file__).resolve().parent.parent
MUTATORS = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert", "remove"}
CLOCKS = ("datetime.now", "datetime.utcnow", "date.today", "time.time", "time.localtime")
CHANCE = ("random", "secrets", "uuid")
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


def within(module: str, places: tuple[str, ...]) -> bool:
    return any(module == place or module.startswith(f"{place}.") for place in places)


def imports(source: Source) -> Iterator[tuple[int, str]]:
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
            names = [f"{module}.{alias.name}" for alias in node.names] if bare else [module]
            yield from ((node.lineno, name) for name in names)


def check_rooms(source: Source) -> Iterator[str]:
    """Yield the imports that run uphill."""
    room = max((name for name in MAY_IMPORT if within(source.module, (name,))), key=len)
    home = ".".join(room.split(".")[:2])
    for line, module in imports(source):
        if module.split(".")[0] in OURS and not within(module, (*MAY_IMPORT[room], home)):
            yield f"{source.path}:{line}: {room} must not import {module}"


def check_libraries(source: Source) -> Iterator[str]:
    """Yield the libraries that are used outside their home, and those that have none."""
    for line, module in imports(source):
        library = module.split(".")[0]
        if library in HOMES and not within(source.module, HOMES[library]):
            yield f"{source.path}:{line}: {library} lives in {'、'.join(HOMES[library])}"


def check_time(source: Source) -> Iterator[str]:
    """Yield what takes time or chance from the machine."""
    if source.path in MACHINE_TIME or source.module.split(".")[0] == "sandbox":
        return
    for line, module in imports(source):
        if module.split(".")[0] in CHANCE:
            yield f"{source.path}:{line}: {module} is chance: it is handed in"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(CLOCKS):
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
        elif _changes_a_table(node):
            yield f"{source.path}:{getattr(node, 'lineno', 1)}: {ast.unparse(node)} changes a module's table"
    for statement in source.tree.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.List | ast.Dict | ast.Set):
            for name in map(ast.unparse, statement.targets):
                if not name.isupper() and not name.startswith("__"):
                    yield f"{source.path}:{statement.lineno}: {name} is state of a module"


def _changes_a_table(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Store | ast.Del) and _is_constant(node.value)
    called = node.func if isinstance(node, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr in MUTATORS and _is_constant(called.value)


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
                yield f"{source.path}:{node.lineno}: {node.name} has {length} lines, not {FUNCTION_LINES}"


CHECKS = (check_rooms, check_libraries, check_time, check_environment, check_state, check_measures)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__name__))
def test_the_house_keeps_its_walls(check: Check) -> None:
    found = [complaint for source in sources(TOP) for complaint in check(source)]
    assert not found, "\n" + "\n".join(found)


def test_every_room_and_every_library_is_known() -> None:
    known = {name for name in MAY_IMPORT if not (TOP / f"{name.replace('.', '/')}.py").exists()}
    rooms = {f"bot.{path.name}" for path in (TOP / "bot").iterdir() if (path / "__init__.py").exists()}
    assert rooms <= known, "a new room needs a row that says what it may import"
    libraries = {module.split(".")[0] for source in sources(TOP) for _, module in imports(source)}
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
    ("bot/tickets/desk/core.py", "from ...store import ledger", "must not import bot.store"),
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
