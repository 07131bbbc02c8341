"""Years of finished rows cost the next one nothing: the hot queries read the index of what waits."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import inbox, outbox_order, timers
from bot.store.sqlite.connection import SQLITE3
from bot.store.sqlite.database import Database
from tests.machine import NOON

Query = Callable[[AsyncConnection], Awaitable[object]]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (lambda conn: inbox.due(conn, NOON, 8), "inbox_waiting_by_conversation"),
        (lambda conn: inbox.first(conn, 1), "inbox_waiting_by_conversation"),
        (lambda conn: outbox_order.due_heads(conn, NOON, "web", 8), "outbox_waiting_by_conversation"),
        (lambda conn: outbox_order.urgent_heads(conn, NOON, "web", 8), "outbox_waiting_by_urgency"),
        (lambda conn: outbox_order.channels_waiting(conn, NOON), "outbox_waiting_by_conversation"),
        (lambda conn: timers.due(conn, NOON, 200), "timers_due"),
        (lambda conn: conn.execute(timers.lengthened(NOON).limit(200)), "timers_by_key"),
        (lambda conn: timers.cancel(conn, "case-1001:"), "timers_by_key"),
    ],
)
async def test_a_hot_query_uses_its_index(tmp_path: Path, query: Query, index: str) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    async with database.write() as conn:
        seen: list[str] = []
        conn.info[SQLITE3].set_trace_callback(seen.append)
        await query(conn)
        conn.info[SQLITE3].set_trace_callback(None)
        plan = (await conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {seen[0]}")).all()
    await database.close()
    assert f"INDEX {index}" in str(plan)
    assert not [step for step in plan if step.detail.startswith("SCAN") and "INDEX" not in step.detail]
