"""Every figure of the month's report counts every kind of case, and says what is not known (C1, C8, C9)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.case import Case, Entry, EntryKind, Kind, Quality, Status
from bot.core.effects import RecordRating
from bot.core.report import Figures, Promises
from bot.core.thanks import Thanks
from bot.store.queries import cases, reports, thanks
from bot.store.queries.report_places import Period
from bot.store.sqlite.database import Database
from tests.contract.test_store_queries import a_case, someone
from tests.machine import NOON

HOUR = timedelta(hours=1)
MONTH = Period(NOON - timedelta(days=5), NOON + timedelta(days=20), NOON + timedelta(days=10))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    yield database
    await database.close()


async def counted(database: Database, *known: Case) -> Figures:
    async with database.write() as conn:
        for case in known:
            await cases.save(conn, case)
        return await reports.figures(conn, MONTH)


@pytest.mark.parametrize("kind", Kind)
async def test_every_figure_counts_each_kind(database: Database, kind: Kind) -> None:
    person = await someone(database)
    open_ = replace(a_case(1001, person), kind=kind)
    done = replace(
        a_case(1002, person),
        kind=kind,
        status=Status.RESOLVED,
        answered_at=NOON + HOUR,
        settled_at=NOON + HOUR,
        applied="done",
        category="rent",
        department="aid",
        relationship="volunteer",
        initiative="ibda",
    )
    async with database.write() as conn:
        await cases.save(conn, done)
        await cases.rate(conn, RecordRating(1002, 1, Quality.AS, None, NOON + HOUR))
        await thanks.keep(conn, Thanks("thanks", NOON, 1002))
        await thanks.keep(conn, Thanks("thanks", NOON))
    found = await counted(database, open_)
    assert found.opened == {kind: 2} and found.open_now == {open_.status: 1}
    assert found.promises == {kind: Promises(kept=1, missed=1)}
    assert len(found.answered if kind.is_question else found.solved) == 1
    assert found.ended == (1 if kind.is_rated else 0) and found.ratings == {Quality.AS: 1}
    assert found.categories == {"": 1, "rent": 1} and found.relationships == {"": 1, "volunteer": 1}
    assert found.departments["aid"].promises == Promises(kept=1)
    assert found.departments[""].promises == Promises(missed=1)
    assert (found.departments["aid"].opened, found.departments["aid"].met) == (1, 1)
    assert found.initiatives["ibda"].promises == Promises(kept=1)
    assert (found.initiatives["ibda"].met, found.initiatives[""].opened) == (1, 1)
    assert found.outcomes == ((1002,) if kind is Kind.SUGGESTION else ())
    assert found.thanks == {"": 1, "aid": 1}


@pytest.mark.parametrize("kind", Kind)
async def test_what_was_merged_is_counted_once_where_it_goes_on(database: Database, kind: Kind) -> None:
    """In every figure, be it in time or late, taken in by staff or written here."""
    person = await someone(database)
    known = {"kind": kind, "category": "rent", "department": "aid", "relationship": "volunteer"}
    goes_on = replace(a_case(1001, person), **known, absorbed=(1002,), source="walk-in")
    merged = replace(
        a_case(1002, person),
        **known,
        status=Status.MERGED,
        merged_into=1001,
        settled_at=NOON + HOUR,
        source="walk-in",
    )
    async with database.write() as conn:
        for case in (goes_on, merged):
            await cases.save(conn, case)
            await cases.record(conn, case.number, Entry(EntryKind.OPENED, NOON))
    found = await counted(database)
    assert found.opened == {kind: 1} and found.promises == {kind: Promises(missed=1)}
    assert found.categories == {"rent": 1} and found.relationships == {"volunteer": 1}
    card = found.departments["aid"]
    assert (card.opened, card.promises) == (1, Promises(missed=1))
    assert found.taken_in == {"walk-in": 1} and len(found.looked) == kind.is_assessed
    assert not found.solved and not found.answered and found.ended == 0


LINES = (
    (Entry(EntryKind.RATED, NOON, detail="lasted"), 2, "lasted"),
    (Entry(EntryKind.RATED, NOON, detail="not-lasted"), 1, "not_lasted"),
    (Entry(EntryKind.APPEALED, NOON, detail="2"), 3, "appealed"),
    (Entry(EntryKind.UPHELD, NOON), 1, "upheld"),
    (Entry(EntryKind.STANDS, NOON), 2, "stands"),
    (Entry(EntryKind.ACTION_DONE, NOON), 4, "actions_kept"),
    (Entry(EntryKind.ACTION_MISSED, NOON), 2, "actions_missed"),
)


async def test_appeals_what_lasted_and_dated_actions_are_counted_from_the_histories(
    database: Database,
) -> None:
    """Those of the month, and of no other; what is said beside them counts as nothing."""
    person = await someone(database)
    found = await counted(database, a_case(1001, person))
    assert [getattr(found, name) for _, _, name in LINES] == [0] * len(LINES)
    async with database.write() as conn:
        for line, count, _ in LINES:
            for n in range(count):
                await cases.record(conn, 1001, replace(line, at=NOON + n * HOUR))
            await cases.record(conn, 1001, replace(line, at=MONTH.begins - HOUR))
            await cases.record(conn, 1001, replace(line, at=MONTH.ends))
        for kind in (EntryKind.ACTION, EntryKind.ACTION_LATE, EntryKind.ACTION_DROPPED, EntryKind.RATED):
            await cases.record(conn, 1001, Entry(kind, NOON))
        found = await reports.figures(conn, MONTH)
    assert {name: getattr(found, name) for _, _, name in LINES} == {name: n for _, n, name in LINES}
