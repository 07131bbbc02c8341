"""Years of finished rows cost the next one nothing: the hot queries read the index of what waits."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import inbox, outbox, timers
from bot.store.database import Database
from tests.machine import NOON

Query = Callable[[AsyncConnection], Awaitable[object]]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (lambda conn: inbox.next_due(conn, NOON), "inbox_waiting"),
        (lambda conn: outbox.due_heads(conn, NOON, 8, (1,), ("email",)), "outbox_waiting"),
        (lambda conn: timers.due(conn, NOON, 200), "timers_due"),
        (lambda conn: timers.cancel(conn, "case-1001:"), "timers_by_key"),
    ],
)
async def test_a_hot_query_uses_its_index(tmp_path: Path, query: Query, index: str) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    async with database.write() as conn:
        seen: list[tuple[str, Any]] = []

        def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
            seen.append((statement, parameters))

        event.listen(conn.sync_connection, "before_cursor_execute", note)
        await query(conn)
        statement, parameters = seen[0]
        plan = (await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
    await database.close()
    assert f"USING INDEX {index}" in str(plan[0])
