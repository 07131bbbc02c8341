"""What is old enough and over goes at night, and nothing that is open does."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.case import Case, Entry, EntryKind, Kind, Status
from bot.core.disclosure import Disclosure, Line
from bot.core.events import Words
from bot.core.privacy import Purpose, RecordConsent, Way
from bot.core.registration import Registration
from bot.runtime.retention import Retention, RetentionPolicy
from bot.store.queries import audit, cases, consents, disclosures, registrations
from bot.store.schema import case_entries
from tests.machine import ALIA, BADR, NOON, Machine, machine

YEAR = timedelta(days=366)
KEPT = timedelta(days=31 * 6)
OLD = NOON - YEAR


def words(text: str) -> tuple[Words, ...]:
    return (Words(text),)


@pytest.fixture
async def m(tmp_path: Path) -> AsyncIterator[Machine]:
    async with machine(tmp_path) as made:
        await made.say("hello", ALIA)
        await made.say("hello", BADR)
        await made.runtime.settle()
        yield made


def a_case(number: int, person: int, status: Status, settled: datetime | None) -> Case:
    case = Case(number, Kind.COMPLAINT, person, OLD, OLD, OLD, words=words(f"the words of {number}"))
    return replace(case, status=status, settled_at=settled)


async def applied(m: Machine, at: datetime = NOON, **policy: Any) -> dict[str, int]:
    m.wall.at = at
    kept = RetentionPolicy(**policy)
    files = m.runtime.attachments.folder
    return await Retention(m.runtime.database, m.runtime.clock, files, kept).apply()


async def test_old_cases_that_are_over_lose_their_words_and_no_others(m: Machine) -> None:
    alia = (await m.conversation(ALIA)).id
    kinds = {
        1001: (Status.CLOSED, OLD),
        1002: (Status.CLOSED, NOON - timedelta(days=1)),
        1003: (Status.ASSIGNED, None),
        1004: (Status.RESOLVED, OLD),
        1005: (Status.WITHDRAWN, OLD),
        1006: (Status.DISMISSED, OLD),
    }
    async with m.runtime.database.write() as conn:
        for number, (status, settled) in kinds.items():
            await cases.save(conn, a_case(number, alia, status, settled))
            await cases.record(conn, number, Entry(EntryKind.SAID, OLD, Words("said there")))
    assert await applied(m, cases=KEPT) == {"cases": 3}
    async with m.runtime.database.read() as conn:
        left = {number: await cases.get(conn, number) for number in kinds}
        assert {number for number, case in left.items() if case and not case.words} == {1001, 1005, 1006}
        assert {number: case.status for number, case in left.items() if case} == {
            number: status for number, (status, _) in kinds.items()
        }
        trail = [each.subject for each in await audit.everything(conn) if each.action == "retention"]
        assert trail == ["case:1001", "case:1005", "case:1006"]
        assert (await audit.verify(conn))[1] is None
    told = {row["number"]: row["entry"] for row in await m.rows(case_entries)}
    assert "words" not in told[1001] and told[1002]["words"]
    assert await applied(m, cases=KEPT) == {"cases": 0}  # and once is enough


@pytest.mark.parametrize("status", [Status.ASSIGNED, Status.RESOLVED, Status.CLOSED])
async def test_what_was_merged_is_kept_as_long_as_where_it_went(m: Machine, status: Status) -> None:
    """1001 went into 1002 and that one into 1003, a year ago; only then is it over when that one is."""
    alia = (await m.conversation(ALIA)).id
    async with m.runtime.database.write() as conn:
        for number, into in ((1001, 1002), (1002, 1003)):
            merged = a_case(number, alia, Status.MERGED, OLD)
            await cases.save(conn, replace(merged, merged_into=into))
        is_open = status is Status.ASSIGNED
        await cases.save(conn, a_case(1003, alia, status, None if is_open else NOON - timedelta(days=1)))
    assert await applied(m, cases=KEPT) == {"cases": 0}
    async with m.runtime.database.write() as conn:
        await cases.save(conn, a_case(1003, alia, Status.CLOSED, OLD))
    assert await applied(m, cases=KEPT) == {"cases": 3}


async def test_registrations_of_what_still_runs_stay(m: Machine) -> None:
    alia = (await m.conversation(ALIA)).id
    async with m.runtime.database.write() as conn:
        for number, initiative in ((5001, "over"), (5002, "runs")):
            answers = (("name", f"Alia of {initiative}"),)
            mine = Registration(number, initiative, alia, "ar", OLD, answers)
            await registrations.save(conn, mine)
    policy = {"registrations": KEPT, "running": lambda _: ("runs",)}
    assert await applied(m, **policy) == {"registrations": 1}
    async with m.runtime.database.read() as conn:
        over, runs = await registrations.get(conn, 5001), await registrations.get(conn, 5002)
        assert over and not over.answers and runs and runs.answers
        counts = {each.initiative: each.registered for each in await registrations.counts(conn)}
        assert counts == {"over": 1, "runs": 1}


async def test_what_was_confided_goes_when_it_is_done(m: Machine) -> None:
    alia = (await m.conversation(ALIA)).id
    async with m.runtime.database.write() as conn:
        for number, done in ((9001, OLD), (9002, None)):
            told = (Line(OLD, Words("confided")),)
            await disclosures.save(conn, Disclosure(number, alia, OLD, lines=told, done_at=done))
    assert await applied(m, disclosures=KEPT) == {"disclosures": 1}
    async with m.runtime.database.read() as conn:
        done, waits = await disclosures.get(conn, 9001), await disclosures.get(conn, 9002)
        assert done and not done.lines and waits and waits.lines


@pytest.mark.parametrize("held", ["nothing", "case", "confided", "restricted", "registered"])
async def test_a_person_goes_who_is_silent_for_long_unless_something_is_open(
    m: Machine, held: str
) -> None:
    alia = await m.conversation(ALIA)
    async with m.runtime.database.write() as conn:
        if held == "case":
            await cases.save(conn, a_case(1001, alia.id, Status.RESOLVED, OLD))
        if held == "confided":
            await disclosures.save(conn, Disclosure(9001, alia.id, OLD))
        if held == "restricted":
            said = RecordConsent(alia.contact, Purpose.RESTRICTED, Way.TYPED, "1")
            await consents.record(conn, said, NOON)
        if held == "registered":
            await registrations.save(conn, Registration(5001, "runs", alia.id, "ar", OLD))
    later = NOON + YEAR
    m.wall.at = later
    await m.say("here I am", BADR)
    await m.runtime.settle()
    gone = await applied(m, later, people=KEPT, running=lambda _: ("runs",))
    assert gone == {"people": 0 if held != "nothing" else 1}
    assert (await m.conversation(BADR)).contact
    assert bool(await m.talk(ALIA)) == (held != "nothing")


async def test_many_go_in_small_pieces(m: Machine) -> None:
    alia = (await m.conversation(ALIA)).id
    async with m.runtime.database.write() as conn:
        for number in range(1001, 1058):
            await cases.save(conn, a_case(number, alia, Status.CLOSED, OLD))
    assert await applied(m, cases=KEPT) == {"cases": 57}


async def test_what_is_not_set_is_kept_for_good(m: Machine) -> None:
    alia = (await m.conversation(ALIA)).id
    async with m.runtime.database.write() as conn:
        await cases.save(conn, a_case(1001, alia, Status.CLOSED, OLD))
    await m.runtime.tidy()
    async with m.runtime.database.read() as conn:
        kept = await cases.get(conn, 1001)
    assert kept and kept.words
