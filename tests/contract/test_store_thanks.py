"""Thanks and the counts of acts, as their queries promise."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.thanks import Thanks
from bot.store.queries import acts, thanks
from bot.store.queries.report_places import Period
from bot.store.queries.reports import figures
from bot.store.sqlite.database import Database
from tests.machine import NOON

DAY = timedelta(days=1)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    yield database
    await database.close()


async def test_the_desk_is_told_once_of_what_is_about_no_case(database: Database) -> None:
    async with database.write() as conn:
        for said in (Thanks("first", NOON), Thanks("of a case", NOON, 1001), Thanks("second", NOON)):
            await thanks.keep(conn, said)
        waiting = await thanks.untold(conn)
        assert [each.text for each in waiting] == ["second", "first"]
        await thanks.tell(conn, [each.id for each in waiting])
        assert await thanks.untold(conn) == ()
        assert [each.text for each in await thanks.since(conn, NOON)] == ["second", "first"]
        assert await thanks.since(conn, NOON + DAY) == ()
        assert [each.text for each in await thanks.all_of_them(conn)] == ["second", "of a case", "first"]


async def test_what_is_read_at_once_has_an_end(database: Database) -> None:
    async with database.write() as conn:
        for n in range(thanks.MOST + 5):
            await thanks.keep(conn, Thanks(str(n), NOON))
        assert len(await thanks.untold(conn)) == thanks.MOST


async def test_acts_are_counted_by_day(database: Database) -> None:
    async with database.write() as conn:
        for act, day in (("thank", NOON), ("ask", NOON), ("ask", NOON), ("ask", NOON + DAY)):
            await acts.count(conn, act, day)
        assert await acts.counted(conn, NOON, NOON + DAY) == {"ask": 2, "thank": 1}
        assert await acts.counted(conn, NOON, NOON + 2 * DAY) == {"ask": 3, "thank": 1}
        assert await acts.counted(conn, NOON + 2 * DAY, NOON + 3 * DAY) == {}
        counted = await figures(conn, Period(NOON, NOON + DAY, NOON))
        assert counted.acts == {"ask": 2, "thank": 1}
