"""What the connection that writes keeps in memory is what the database would say, whoever wrote."""

import asyncio
import pkgutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

import bot.store.queries
from bot.core.audit import Action, AuditNote
from bot.core.case import Case, Kind
from bot.core.conversation import Address, Party
from bot.core.effects import AnnounceDay, DayState, SetAbsence
from bot.core.facts import Role
from bot.core.learning import Addition, AdditionKind, AdditionStatus, AskedQuestion, Reason
from bot.store.queries import announcements, audit, cases, conversations, learning, staff
from bot.store.queries.settings import empty_everything
from bot.store.sqlite.connection import sqlite_of
from bot.store.sqlite.database import Database, beside
from bot.store.sqlite.prepared import KeptStatement

NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)
Act = Callable[[AsyncConnection, int], Awaitable[object]]


def _kept_statements() -> list[KeptStatement]:
    names = (each.name for each in pkgutil.iter_modules(bot.store.queries.__path__))
    modules = [import_module(f"{bot.store.queries.__name__}.{name}") for name in names]
    return [
        each for module in modules for each in vars(module).values() if isinstance(each, KeptStatement)
    ]


async def _case(conn: AsyncConnection, n: int) -> None:
    there = await conversations.at(conn, Address("web", f"p{n % 3}", Party.PERSON), "ar", NOW)
    at = NOW + timedelta(minutes=n)
    await cases.save(conn, Case(await cases.next_case_number(conn), Kind.DELAY, there.id, at, at, at))


async def _joined(conn: AsyncConnection, n: int) -> None:
    with suppress(Exception):  # invited before
        await staff.invite(conn, f"t{n}", Role.AGENT, "سارة", NOW, NOW + timedelta(days=1))
    await staff.admit(conn, staff.hashed(f"t{n}"), "سارة", Address("web", f"s{n % 3}", Party.PERSON), NOW)


async def _asked(conn: AsyncConnection, n: int) -> None:
    number = await learning.next_question(conn)
    await learning.keep(conn, AskedQuestion(number, "سؤال", "ar", Reason.UNANSWERED, NOW))


async def _taught(conn: AsyncConnection, n: int) -> None:
    await learning.save(
        conn,
        Addition(n, AdditionKind.WAYS, "x", (), "y", NOW, AdditionStatus.APPROVED, decided_at=NOW),
    )


async def _audited(conn: AsyncConnection, n: int) -> None:
    await audit.record(conn, AuditNote(Action.LOOKED, f"case:{n}", "agent"), NOW)


ACTS: tuple[Act, ...] = (
    _case,
    _audited,
    _joined,
    _asked,
    _taught,
    lambda conn, n: staff.remove(conn, f"joined-{n}", NOW),
    lambda conn, n: staff.leave(conn, Address("web", f"s{n % 3}", Party.PERSON), NOW),
    lambda conn, n: announcements.announce(conn, AnnounceDay(NOW.date(), DayState.OFF, "عيد", "x"), NOW),
    lambda conn, n: announcements.set_absence(conn, SetAbsence(f"m{n}", NOW.date(), NOW.date(), "y")),
    lambda conn, n: learning.forget(conn, NOW + timedelta(days=1)),
    lambda conn, n: conn.execute(text("DELETE FROM staff_members")),
    lambda conn, n: empty_everything(conn),
)


class _Undone(Exception):
    """What a turn that fails does."""


async def _acted(database: Database, url: str, act: Act, n: int, how: str) -> None:
    if how == "by another program":
        async with beside(url) as conn:
            await act(conn, n)
        return
    with suppress(_Undone):
        async with database.write() as conn:
            await act(conn, n)
            await _is_true(database, conn)
            if how == "undone":
                raise _Undone


async def _is_true(database: Database, conn: AsyncConnection) -> None:
    """Asked here, and asked of SQLite itself, in the same transaction."""
    for statement in _kept_statements():
        values: dict[str, Any] = {name: 1 for name, bind in statement._binds.items() if bind.required}
        fresh = sqlite_of(conn).execute(statement.sql, {**statement._given, **values}).fetchall()
        assert statement._found(conn, values) == fresh, statement.sql


acts = st.tuples(
    st.sampled_from(ACTS),
    st.integers(1, 4),
    st.sampled_from(("kept", "kept", "undone", "by another program")),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=12))
def test_what_is_kept_is_what_is_stored(
    tmp_path_factory: pytest.TempPathFactory, done: list[tuple[Act, int, str]]
) -> None:
    asyncio.run(_walked(tmp_path_factory.mktemp("kept"), done))


async def _walked(folder: Path, done: list[tuple[Act, int, str]]) -> None:
    url = f"sqlite:///{folder}/rida.db"
    database = await Database.open(url)
    try:
        for act, n, how in done:
            await _acted(database, url, act, n, how)
            async with database.write_behind() as conn:
                await _is_true(database, conn)
    finally:
        await database.close()


def test_every_kept_statement_knows_its_tables() -> None:
    """One that named none would be kept for ever."""
    assert _kept_statements() and all(each._reads for each in _kept_statements())


async def test_a_kept_statement_is_asked_once(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    seen: list[str] = []
    async with database.write_behind() as conn:
        await cases.next_case_number(conn)
    sqlite_of(conn).set_trace_callback(seen.append)
    async with database.write_behind() as conn:
        await cases.next_case_number(conn)
        await staff.working(conn)
        await staff.working(conn)
    sqlite_of(conn).set_trace_callback(None)
    assert sum("max(cases.number)" in each for each in seen) == 0
    assert sum("staff_members" in each for each in seen) == 1
    await database.close()
