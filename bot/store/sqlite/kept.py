"""What was read once, and read again only when a table of it was written.

The rules this module guards: the connection that writes owns it, and nobody else; what it gives is what
the database would say. Every statement that changes a table says so here before it runs; what is undone,
and what another program wrote (`PRAGMA data_version`), makes everything be read again.
"""

import sqlite3
from typing import Any, cast

from sqlalchemy import CompoundSelect, Delete, Executable, Insert, Select, Table, Update
from sqlalchemy.sql.visitors import ExternallyTraversible, iterate

MOST = 500  # answers of the same tables: such as of that many people who write just now


def table_written(statement: Executable) -> str | None:
    """The table that it changes; empty: none; None: that cannot be seen."""
    if isinstance(statement, Select | CompoundSelect):
        return ""
    table = statement.table if isinstance(statement, Insert | Update | Delete) else None
    return str(table.name) if isinstance(table, Table) else None


def tables_read(statement: Executable) -> frozenset[str]:
    parts = iterate(cast(ExternallyTraversible, statement))
    return frozenset(str(each.name) for each in parts if isinstance(each, Table))


class Kept:
    """Of one connection."""

    def __init__(self) -> None:
        self._answers: dict[frozenset[str], dict[Any, Any]] = {}
        self._version: int | None = None
        self._is_looked_at = False

    def begun(self) -> None:
        """Another transaction: somebody else may have written since the last one."""
        self._is_looked_at = False

    def executes(self, statement: Executable) -> None:
        table = table_written(statement)
        if table is None:
            self.forget()
        elif table:
            self.wrote(table)

    def wrote(self, table: str) -> None:
        for tables in [each for each in self._answers if table in each]:
            del self._answers[tables]

    def forget(self) -> None:
        """Anything may have changed, or was undone."""
        self._answers = {}

    def known(self, connection: sqlite3.Connection, tables: frozenset[str]) -> dict[Any, Any]:
        """The answers that were read of these tables and nothing else; whoever asks puts theirs in, and
        changes nothing in one."""
        if not self._is_looked_at:
            self._look(connection)
        known = self._answers.setdefault(tables, {})
        if len(known) > MOST:
            known.clear()
        return known

    def _look(self, connection: sqlite3.Connection) -> None:
        """Once in a transaction: while it lasts, nobody else writes."""
        ((version,),) = connection.execute("PRAGMA data_version").fetchall()
        if version != self._version:
            self.forget()
        self._version, self._is_looked_at = version, True
