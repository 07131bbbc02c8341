"""Years of finished rows cost the next one nothing: the hot queries read the index of what waits."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Address, Party
from bot.core.events import LadderStepDue, MessageReceived, Words
from bot.core.messages import Message
from bot.store.queries import conversations, delivery_reports, inbox, outbox, outbox_order, timers
from bot.store.sqlite.connection import SQLITE3
from bot.store.sqlite.database import Database
from tests.machine import NOON

OF_THE_QUERY = ("SCAN leaps", "SCAN heads")  # no tables: they hold a row for each that waits
Query = Callable[[AsyncConnection], Awaitable[object]]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (lambda conn: inbox.due(conn, NOON, 8), "inbox_waiting_by_conversation"),
        (lambda conn: inbox.first(conn, 1), "inbox_waiting_by_conversation"),
        (lambda conn: outbox_order.due_heads(conn, NOON, "web", 8), "outbox_waiting_by_conversation"),
        (lambda conn: outbox_order.urgent_heads(conn, NOON, "web", 8), "outbox_waiting_by_urgency"),
        (lambda conn: outbox_order.channels_waiting(conn, NOON), "outbox_waiting_by_conversation"),
        (lambda conn: delivery_reports.found(conn, "whatsapp", 7, ""), "outbox_by_reference"),
        (lambda conn: delivery_reports.found(conn, "whatsapp", 0, "wamid.1"), "outbox_by_name"),
        (
            lambda conn: delivery_reports.listen_again(conn, "whatsapp", NOON),
            "outbox_waiting_by_urgency",
        ),
        (lambda conn: timers.due(conn, NOON, 200), "timers_due"),
        (lambda conn: timers.lengthened(conn, NOON, 200), "timers_by_key"),
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
    scanned = [step.detail for step in plan if step.detail.startswith("SCAN")]
    assert not [each for each in scanned if "INDEX" not in each and each not in OF_THE_QUERY]


# What a query visits ---------------------------------------------------------------------------------

HEARD = MessageReceived(Words("سلام"))


async def _people(conn: AsyncConnection, many: int) -> list[int]:
    there = [Address("web", f"person-{number}", Party.PERSON) for number in range(many)]
    return [(await conversations.at(conn, each, "ar", NOON)).id for each in there]


async def _flooded(conn: AsyncConnection, many: int) -> None:
    """Two people wait; one of them for so many answers."""
    one, other = await _people(conn, 2)
    for number in range(many):
        await inbox.put(conn, one, "web", f"one-{number}", HEARD, NOON)
        await outbox.queue(conn, one, Message("نعم", "ar"), NOON)
    await inbox.put(conn, other, "web", "other", HEARD, NOON)
    await outbox.queue(conn, other, Message("نعم", "ar"), NOON)


async def _answered(conn: AsyncConnection, many: int) -> None:
    """Two people wait, and so many do not: they were answered before."""
    one, other, *_ = await _people(conn, many + 2)
    for whose in (one, other):
        await inbox.put(conn, whose, "web", f"of-{whose}", HEARD, NOON)
        await outbox.queue(conn, whose, Message("نعم", "ar"), NOON)


async def _ahead(conn: AsyncConnection, many: int) -> None:
    """So many timers of cases lie ahead, and none is due."""
    (whose,) = await _people(conn, 1)
    for number in range(many):
        event = LadderStepDue(number, "day-left", NOON)
        await timers.set_timer(conn, f"case:{number}:ladder", NOON + timedelta(days=3), whose, event)


async def _steps(
    folder: Path, fill: Callable[[AsyncConnection, int], Awaitable[None]], query: Query
) -> int:
    """How many steps SQLite's machine takes for it: a row more is some steps more, on every machine."""
    database, steps = await Database.open(f"sqlite:///{folder}/rida.db"), 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    async with database.write() as conn:
        await fill(conn, int(folder.name))
        conn.info[SQLITE3].set_progress_handler(step, 1)
        await query(conn)
        conn.info[SQLITE3].set_progress_handler(None, 1)
    await database.close()
    return steps


async def _reported(conn: AsyncConnection, many: int) -> None:
    """So many messages were sent, and each was reported as accepted."""
    (one,) = await _people(conn, 1)
    for number in range(many):
        row = await outbox.queue(conn, one, Message("نعم", "ar"), NOON)
        await delivery_reports.begin(conn, [row], NOON, NOON)
        await outbox.sent(conn, {row: f"wamid.{number}"}, NOON)


@pytest.mark.parametrize(
    ("fill", "query"),
    [
        (_reported, lambda conn: delivery_reports.found(conn, "web", 7, "wamid.6")),
        (_reported, lambda conn: delivery_reports.found(conn, "web", 0, "wamid.6")),
        (_reported, lambda conn: delivery_reports.listen_again(conn, "web", NOON)),
        (_reported, lambda conn: delivery_reports.begin(conn, [7], NOON, NOON)),
        (_flooded, lambda conn: inbox.due(conn, NOON, 64)),
        (_flooded, lambda conn: inbox.first(conn, 1)),
        (_answered, lambda conn: inbox.due(conn, NOON, 64)),
        (_answered, lambda conn: outbox_order.due_heads(conn, NOON, "web", 64)),
        (_answered, lambda conn: outbox_order.urgent_heads(conn, NOON, "web", 64)),
        (_answered, lambda conn: outbox_order.channels_waiting(conn, NOON)),
        (_flooded, lambda conn: outbox_order.urgent_heads(conn, NOON, "web", 64)),
        (_ahead, lambda conn: timers.due(conn, NOON, 200)),
    ],
)
async def test_a_hot_query_visits_no_more_where_one_waits_for_much_and_many_for_nothing(
    tmp_path: Path, fill: Callable[[AsyncConnection, int], Awaitable[None]], query: Query
) -> None:
    few, many = [tmp_path / str(number) for number in (10, 1000)]
    assert await _steps(many, fill, query) <= await _steps(few, fill, query)
