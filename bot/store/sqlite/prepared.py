"""Statements made once, for what is asked with every message; everything else is plain SQLAlchemy Core.

The rule this module guards: a statement says the same as SQLAlchemy would say; only the way is shorter.
Through SQLAlchemy's AsyncConnection it costs 140 to 210 microseconds more (`python -m bench.statements`,
docs/decisions/11-turn-cost.md).
"""

import sqlite3
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import BindParameter, Executable, Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeEngine

from bot.store.sqlite.connection import OpenConnection, named, sqlite_of
from bot.store.sqlite.kept import table_written, tables_read

_DIALECT = sqlite.dialect(paramstyle="named")
_Process = Callable[[Any], Any]
Row = Mapping[str, Any]


def given(*names: str) -> dict[str, BindParameter[Any]]:
    """For `values(...)`: these columns, each by a value of its own name."""
    return {name: bindparam(name) for name in names}


def saving(table: Table, key: str, *names: str) -> Executable:
    """Insert or replace these columns of the row of that key, each by a value of its own name."""
    fresh = insert(table).values(given(*names))
    changed = {name: fresh.excluded[name] for name in names if name != key}
    return fresh.on_conflict_do_update(index_elements=[table.c[key]], set_=changed)


class PreparedStatement:
    """A statement in SQLAlchemy's words, whose values are its bind parameters by name.

    Raises:
        DBAPIError: as SQLAlchemy would, and as it does, without quoting a value.
    """

    def __init__(self, statement: Executable) -> None:
        self.statement = statement

    async def rows(self, conn: AsyncConnection, **values: Any) -> list[Row]:
        names, into = self._names, self._into
        found = self._found(conn, values)
        return [_row(names, into, row) for row in found]

    async def row(self, conn: AsyncConnection, **values: Any) -> Row | None:
        """The first, of a statement that gives one at most."""
        found = self._found(conn, values)
        return _row(self._names, self._into, found[0]) if found else None

    async def value(self, conn: AsyncConnection, **values: Any) -> Any:
        """The only column of the only row; None without one."""
        found = self._found(conn, values)
        if not found:
            return None
        value = found[0][0]
        return self._into[0][1](value) if self._into and value is not None else value

    async def run(self, conn: AsyncConnection, **values: Any) -> int:
        """How many rows it changed."""
        return self._execute(conn, values).rowcount

    def _found(self, conn: AsyncConnection, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        return self._execute(conn, values).fetchall()

    def _execute(self, conn: AsyncConnection, values: dict[str, Any]) -> sqlite3.Cursor:
        if self._writes and isinstance(conn, OpenConnection) and conn.kept:
            conn.kept.wrote(self._writes)
        for name, process in self._out_of:
            values[name] = process(values[name])
        try:
            return sqlite_of(conn).execute(self.sql, {**self._given, **values} if self._given else values)
        except sqlite3.Error as error:
            raise named(self.sql, error) from error

    # made at the first use, so that importing a room costs nothing

    @cached_property
    def _compiled(self) -> Any:
        return self.statement.compile(dialect=_DIALECT)  # type: ignore[attr-defined]

    @cached_property
    def sql(self) -> str:
        return str(self._compiled)

    @cached_property
    def _writes(self) -> str | None:
        return table_written(self.statement)

    @cached_property
    def _binds(self) -> dict[str, Any]:
        return {name: bind for bind, name in self._compiled.bind_names.items()}

    @cached_property
    def _given(self) -> dict[str, Any]:
        """The values that stand in the statement itself, such as a limit."""
        fixed = {name: bind for name, bind in self._binds.items() if not bind.required}
        process = {name: _made(bind.type, "bind") or _same for name, bind in fixed.items()}
        return {name: process[name](bind.value) for name, bind in fixed.items()}

    @cached_property
    def _out_of(self) -> tuple[tuple[str, _Process], ...]:
        """What makes SQLite's values of ours, by parameter."""
        wanted = ((name, bind) for name, bind in self._binds.items() if bind.required)
        made = ((name, _made(bind.type, "bind")) for name, bind in wanted)
        return tuple((name, process) for name, process in made if process)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(column.key for column in _columns(self.statement))

    @cached_property
    def _into(self) -> tuple[tuple[int, _Process], ...]:
        """What makes our values of SQLite's, by column."""
        made = (_made(column.type, "result") for column in _columns(self.statement))
        return tuple((place, process) for place, process in enumerate(made) if process)


class KeptStatement(PreparedStatement):
    """A select whose rows the connection that writes keeps, until a table of it is written."""

    def _found(self, conn: AsyncConnection, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        if not isinstance(conn, OpenConnection) or not conn.kept:
            return super()._found(conn, values)
        known, key = conn.kept.known(conn.sqlite, self._reads), (self, *values.values())
        if key not in known:
            known[key] = super()._found(conn, values)
        found: list[tuple[Any, ...]] = known[key]
        return found

    def keep(self, conn: AsyncConnection, *rows: tuple[Any, ...]) -> None:
        """What it finds from now on, for whoever wrote it just now: it need not be asked again. For a
        statement without values."""
        if isinstance(conn, OpenConnection) and conn.kept:
            conn.kept.known(conn.sqlite, self._reads)[(self,)] = list(rows)

    @cached_property
    def _reads(self) -> frozenset[str]:
        return tables_read(self.statement)


def _same(value: Any) -> Any:
    return value


def _columns(statement: Executable) -> tuple[Any, ...]:
    return tuple(getattr(statement, "exported_columns", ()))


def _row(names: tuple[str, ...], into: tuple[tuple[int, _Process], ...], found: tuple[Any, ...]) -> Row:
    values = list(found)
    for place, process in into:
        if values[place] is not None:
            values[place] = process(values[place])
    return dict(zip(names, values, strict=True))


def _made(kind: TypeEngine[Any], way: str) -> _Process | None:
    own = kind.dialect_impl(_DIALECT)
    return own.bind_processor(_DIALECT) if way == "bind" else own.result_processor(_DIALECT, None)
