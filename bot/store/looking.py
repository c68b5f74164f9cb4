"""The shortest way to read: a statement put into the driver's words once, on a connection that is kept."""

import threading
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, Select
from sqlalchemy.sql.compiler import SQLCompiler

from bot.errors import StoreAway

# After such a pause it is asked first whether the connection is still there.
IDLE_SECONDS = 5.0
# A server that is silent for longer is there and can't answer: another connection would wait for it again.
PROMPT_SECONDS = 1.0

Values = Mapping[str, Any]
Convert = Callable[[Any], Any]


@dataclass(frozen=True)
class Prepared:
    """A SELECT in the words of one driver: how values are handed over, and what its columns hold."""

    text: str
    constants: Values
    # What a driver that takes values by their position gets in turn; None for one that takes them by name.
    order: Sequence[str] | None
    binds: Mapping[str, Convert]
    columns: Sequence[tuple[int, Convert]]
    make: Callable[[Sequence[Any]], Any]

    def bound(self, values: Values) -> Any:
        """Return the values as the driver takes them."""
        known = {**self.constants, **_converted(values, self.binds)}
        return known if self.order is None else [known[name] for name in self.order]

    def row(self, found: Sequence[Any]) -> Any:
        """Return a row with its columns by name, each as its type says."""
        values = list(found)
        for position, convert in self.columns:
            if values[position] is not None:
                values[position] = convert(values[position])
        return self.make(values)


class Looking:
    """Reads for the threads of one process; SQLAlchemy's own way takes ten times as long for a small row."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._own = threading.local()
        driver = engine.dialect.loaded_dbapi
        self._failures = (driver.OperationalError, driver.InterfaceError)

    def rows(self, statement: Select[Any], values: Values) -> list[Any]:
        """Return the rows of a statement that is the same each time; raises `StoreAway`."""
        prepared = prepare(statement, self._engine.dialect)
        driver = self._driver()
        try:
            found = driver.execute(prepared.text, prepared.bound(values)).fetchall()
        except self._failures as error:
            self._give_up(error)
            raise StoreAway(str(error)) from error
        self._own.used = monotonic()
        return [prepared.row(each) for each in found]

    def let_go(self) -> None:
        """Give this thread's connection back."""
        connection: Connection | None = vars(self._own).pop("connection", None)
        if connection is not None:
            connection.close()

    def _driver(self) -> Any:
        """Return the driver's connection of this thread."""
        own = self._own
        if "connection" in vars(own) and monotonic() - own.used > IDLE_SECONDS:
            self._look_after()
        if "connection" not in vars(own):
            own.connection = self._engine.connect()
            own.driver, own.used = own.connection.connection.dbapi_connection, monotonic()
        return own.driver

    def _look_after(self) -> None:
        """Give the connection up if it went away while nobody asked anything; raises `StoreAway`."""
        began = monotonic()
        try:
            self._own.driver.execute("SELECT 1").fetchall()
        except self._failures as error:
            self._give_up(error)
            if monotonic() - began > PROMPT_SECONDS:
                raise StoreAway(str(error)) from error

    def _give_up(self, error: Exception) -> None:
        self._own.connection.invalidate(error)
        self.let_go()


def insert_many(connection: Connection, statement: Any, rows: Sequence[Values]) -> None:
    """Insert rows of the same columns, by the shortest way."""
    prepared = prepare(statement, connection.dialect, tuple(rows[0]))
    bound = [prepared.bound(row) for row in rows]
    connection.exec_driver_sql(prepared.text, bound if prepared.order is None else list(map(tuple, bound)))


@lru_cache(maxsize=32)
def prepare(statement: Any, dialect: Dialect, given: tuple[str, ...] = ()) -> Prepared:
    """Return a statement without lists of values in a driver's words; `given` are an insert's columns."""
    compiled = statement.compile(dialect=dialect, column_keys=given or None)
    assert isinstance(compiled, SQLCompiler)
    known = compiled.construct_params(_check=False)
    columns = list(statement.selected_columns) if isinstance(statement, Select) else []
    found = [each.type.dialect_impl(dialect).result_processor(dialect, None) for each in columns]
    wanted = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()
    }
    binds = {name: convert for name, convert in wanted.items() if convert}
    return Prepared(
        text=str(compiled),
        constants=_converted({name: value for name, value in known.items() if name not in given}, binds),
        order=compiled.positiontup,
        binds=binds,
        columns=[(at, convert) for at, convert in enumerate(found) if convert],
        make=_by_name([each.name for each in columns]),
    )


def _by_name(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    row: Any = namedtuple("Row", names)  # type: ignore[misc]  # the names are the statement's
    return row._make


def _converted(values: Values, by: Mapping[str, Convert]) -> dict[str, Any]:
    return {name: by[name](value) if name in by else value for name, value in values.items()}
