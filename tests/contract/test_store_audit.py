"""The audit trail holds: whatever is changed in it is found, nobody adds to it but at its end, and no words
are in it."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from bot.core.audit import Action, AuditNote, Break, Fault, Head, NotForTheTrail, Reason, digest_of
from bot.core.case import Case, Entry, EntryKind, Kind, Move
from bot.core.events import Words
from bot.store.audit_guards import GUARDS
from bot.store.codec import dump
from bot.store.queries import audit, cases, contacts, conversations
from bot.store.sqlite.connection import sqlite_of
from bot.store.sqlite.database import Database, beside
from bot.store.upgrade import upgrade
from tests.machine import ALIA, BADR, NOON

HOUR = timedelta(hours=1)
PLANTED = "كلمات لا تُنقش في السجل"
COLUMNS = (
    "id", "at", "actor", "action", "subject", "person_key", "digest", "reason", "previous", "hash",
)  # fmt: skip


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    yield database
    await database.close()


async def a_book(database: Database) -> int:
    """A case with a history of six lines."""
    async with database.write() as conn:
        person = (await conversations.at(conn, ALIA, "ar", NOON)).id
        await cases.save(conn, Case(1001, Kind.COMPLAINT, person, NOON, NOON, NOON + 72 * HOUR))
        for n, kind in enumerate((EntryKind.OPENED, EntryKind.SAID, EntryKind.NOTED)):
            by = "agent" if kind is EntryKind.NOTED else ""
            await cases.record(conn, 1001, Entry(kind, NOON + n * HOUR, Words(PLANTED), by=by))
        moved = Entry(EntryKind.MOVED, NOON, by="agent", move=Move.RESOLVE, detail=PLANTED)
        await cases.record(conn, 1001, moved)
        await audit.record(conn, AuditNote(Action.LOOKED, "case:1001", "agent", person), NOON, (PLANTED,))
        await audit.record(conn, AuditNote(Action.EXPORTED, "trail", "operator"), NOON)
    return person


def raw(database: Database) -> sqlite3.Connection:
    return sqlite3.connect(database.path, isolation_level=None)


def told(database: Database) -> list[tuple[object, ...]]:
    with closing(raw(database)) as db:
        return db.execute("SELECT * FROM audit ORDER BY id").fetchall()


async def verdict(database: Database, known: Head | None = None) -> Break | None:
    async with database.read() as conn:
        return (await audit.verify(conn, known))[1]


# What is written ---------------------------------------------------------------------------------------


async def test_a_history_writes_its_entries_by_itself(database: Database) -> None:
    person = await a_book(database)
    async with database.read() as conn:
        key = await contacts.key_of(conn, await contacts.of_conversation(conn, person))
        found = await audit.of_subject(conn, "case:1001")
        mine = await audit.of_person(conn, key.key if key else "")
    assert [(each.action, each.actor, each.reason) for each in found] == [
        ("opened", "", ""),
        ("said", "", ""),
        ("noted", "agent", ""),
        ("moved", "agent", "resolve"),
        ("looked", "agent", ""),
    ]
    assert key and mine == found and {each.person_key for each in found} == {key.key}
    said = Entry(EntryKind.SAID, NOON + HOUR, Words(PLANTED))
    assert found[1].digest == digest_of(key.salt, (dump(said),))
    assert found[4].digest == digest_of(key.salt, (PLANTED,))


async def test_it_begins_with_itself_and_holds(database: Database) -> None:
    assert [row[2:5] for row in told(database)] == [("rida", "began", "trail")]
    await a_book(database)
    assert await verdict(database) is None
    async with database.read() as conn:
        assert (await audit.verify(conn))[0] == await audit.head(conn)


async def test_no_words_are_in_it(database: Database) -> None:
    await a_book(database)
    assert not any(word in str(told(database)) for word in (*PLANTED.split(), *dump(PLANTED).split()))


@pytest.mark.parametrize(
    ("subject", "reason"),
    [(PLANTED, ""), ("case:هدى", ""), ("case:1001\nx", ""), ("", ""), ("case:1001", "لأنها أختي"),
     ("case:1001", "because she is my sister"), ("Huda", "")],
)  # fmt: skip
def test_words_are_refused(subject: str, reason: str) -> None:
    with pytest.raises(NotForTheTrail) as refusal:
        AuditNote(Action.LOOKED, subject, reason=reason)
    assert subject not in str(refusal.value) or not subject


async def test_an_actor_with_a_line_end_is_refused(database: Database) -> None:
    with pytest.raises(NotForTheTrail):
        async with database.write() as conn:
            await audit.record(conn, AuditNote(Action.LOOKED, "person", "agent\nx"), NOON)
    assert await verdict(database) is None


async def test_of_words_about_nobody_there_is_no_digest(database: Database) -> None:
    """Without a salt anybody could find the words by trying."""
    async with database.write() as conn:
        await audit.record(conn, AuditNote(Action.DECIDED, "addition:7", "agent"), NOON, (PLANTED,))
    assert told(database)[-1][5:7] == ("", "")


def test_every_kind_of_line_and_every_move_has_its_code() -> None:
    assert {each.value for each in EntryKind} <= {each.value for each in Action}
    assert {each.value for each in Move} <= {each.value for each in Reason}


async def test_a_book_that_was_emptied_tells_no_story_of_the_one_before(database: Database) -> None:
    await a_book(database)
    async with database.write() as conn:
        await audit.record(conn, AuditNote(Action.EMPTIED, "book", "rida"), NOON)
        await audit.record(conn, AuditNote(Action.OPENED, "case:1001"), NOON)
        found = await audit.of_subject(conn, "case:1001")
    assert [each.action for each in found] == ["opened"]


async def test_it_is_read_by_time_and_in_pages(database: Database) -> None:
    await a_book(database)
    async with database.read() as conn:
        found = await audit.between(conn, NOON + HOUR, NOON + 2 * HOUR)
        pages = [await audit.everything(conn, after, 3) for after in (0, 3, 6, 7)]
    assert [each.action for each in found] == ["said"]
    assert [[each.id for each in page] for page in pages] == [[1, 2, 3], [4, 5, 6], [7], []]


# What an entry costs -----------------------------------------------------------------------------------


async def test_the_last_entry_is_read_once_and_each_takes_one_statement(database: Database) -> None:
    await a_book(database)
    seen: list[str] = []
    async with database.write_behind() as conn:
        sqlite_of(conn).set_trace_callback(seen.append)
        for n in range(3):
            await cases.record(conn, 1001, Entry(EntryKind.SAID, NOON + n * HOUR, Words("نعم")))
        sqlite_of(conn).set_trace_callback(None)
    told_once = (each for each, _ in groupby(seen))  # SQLite names a statement again behind its trigger
    statements = [each for each in told_once if not each.startswith(("--", "PRAGMA"))]
    assert len(statements) == 3 * 2, statements  # the line, and its entry
    assert await verdict(database) is None


async def test_what_another_program_wrote_and_what_was_undone_is_followed(database: Database) -> None:
    await a_book(database)
    note = AuditNote(Action.EXPORTED, "trail", "operator")
    for _ in range(2):
        async with beside(f"sqlite:///{database.path}") as conn:
            await audit.record(conn, note, NOON)
        with pytest.raises(ZeroDivisionError):
            async with database.write() as conn:
                await audit.record(conn, note, NOON)
                raise ZeroDivisionError
        async with database.write() as conn:
            await audit.record(conn, note, NOON)
    assert await verdict(database) is None
    assert len(told(database)) == 7 + 4


async def test_many_at_once_keep_one_chain(database: Database) -> None:
    async def one(n: int) -> None:
        async with database.write() as conn:
            await audit.record(conn, AuditNote(Action.LOOKED, f"case:{n}", "agent"), NOON)
            await asyncio.sleep(0)
            await audit.record(conn, AuditNote(Action.NOTED, f"case:{n}", "agent"), NOON)

    await asyncio.gather(*(one(n) for n in range(40)))
    subjects = [row[4] for row in told(database)[1:]]
    assert await verdict(database) is None
    assert len(subjects) == 80 and subjects[::2] == subjects[1::2]


# Nobody changes it -------------------------------------------------------------------------------------

FORBIDDEN = (
    "UPDATE audit SET actor = 'nobody'",
    "UPDATE audit SET actor = actor WHERE id = 3",
    "UPDATE OR REPLACE audit SET id = 4 WHERE id = 3",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)",
    "REPLACE INTO audit SELECT * FROM audit WHERE id = 3",
    "INSERT OR REPLACE INTO audit SELECT id, at, 'x', action, subject, person_key, digest, reason, previous, hash "
    "FROM audit WHERE id = 7",
    "INSERT INTO audit SELECT * FROM audit WHERE id = 3 ON CONFLICT (id) DO UPDATE SET actor = 'x'",
    "INSERT INTO audit SELECT max(id) + 2, at, actor, action, subject, person_key, digest, reason, hash, 'x' FROM audit",
    "INSERT INTO audit SELECT max(id) + 1, at, actor, action, subject, person_key, digest, reason, 'y', 'x' FROM audit",
    "INSERT INTO audit VALUES (NULL, '2026', '', 'x', 'x', '', '', '', '', '')",
    "INSERT INTO audit VALUES (0, '2026', '', 'x', 'x', '', '', '', '', '')",
    "INSERT INTO audit VALUES (-1, '2026', '', 'x', 'x', '', '', '', '', '')",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
async def test_whoever_opens_the_file_with_sqlite_changes_nothing(
    database: Database, statement: str
) -> None:
    await a_book(database)
    before = told(database)
    with closing(raw(database)) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)
    assert told(database) == before


@pytest.mark.parametrize("name", GUARDS)
async def test_a_trail_without_a_guard_is_found(database: Database, name: str) -> None:
    with closing(raw(database)) as db:
        db.execute(f"DROP TRIGGER {name}")
    assert await verdict(database) == Break(Fault.UNGUARDED, 0)
    with closing(raw(database)) as db:
        db.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON audit BEGIN SELECT 1; END")
    assert await verdict(database) == Break(Fault.UNGUARDED, 0)


# Whatever is changed is found --------------------------------------------------------------------------


def _open_to_all(db: sqlite3.Connection) -> None:
    for name in GUARDS:
        db.execute(f"DROP TRIGGER {name}")


def _guarded(db: sqlite3.Connection) -> None:
    for guard in GUARDS.values():
        db.execute(guard)


ROW = "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[tuple[object, ...]], Head]:
    """A trail of 27 entries, as it stands in a file whose guards are gone."""
    path = tmp_path_factory.mktemp("trail") / "rida.db"

    async def made() -> Head:
        database = await Database.open(f"sqlite:///{path}")
        for _ in range(2):
            await a_book(database)
        async with database.write() as conn:
            for n in range(14):
                note = AuditNote(Action.MOVED, f"case:{1000 + n}", "agent", reason="take")
                await audit.record(conn, note, NOON + n * HOUR)
            head = await audit.head(conn)
        await database.close()
        return head

    head = asyncio.run(made())
    with closing(sqlite3.connect(path)) as db:
        return "\n".join(db.iterdump()), db.execute("SELECT * FROM audit").fetchall(), head


def _verified(
    book: tuple[str, list[tuple[object, ...]], Head], rows: list[tuple[object, ...]], *, anchored: bool
) -> Break | None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute(
            "CREATE TABLE audit (id INTEGER PRIMARY KEY, at, actor, action, subject, person_key, digest, "
            "reason, previous, hash)"
        )
        db.executemany(ROW, rows)
        _guarded(db)
        return audit.verified(db, book[2] if anchored else None)[1]


Book = tuple[str, list[tuple[object, ...]], Head]
places = st.integers(0, 26)


def test_the_whole_of_it_holds(book: Book) -> None:
    assert len(book[1]) == 27 and _verified(book, book[1], anchored=True) is None


@given(st.data())
def test_one_changed_bit_is_found(book: Book, data: st.DataObject) -> None:
    """Of any column of any entry."""
    rows = list(book[1])
    place = data.draw(places)
    row = list(rows[place])
    column = data.draw(st.integers(0, 9))
    if column == 0:
        row[0] = int(str(row[0])) ^ (1 << data.draw(st.integers(0, 40)))
    else:
        written = bytearray(str(row[column]).encode() or b"\0")
        bit = data.draw(st.integers(0, len(written) * 8 - 1))
        written[bit // 8] ^= 1 << bit % 8
        row[column] = written.decode("utf-8", "surrogateescape") if written.isascii() else bytes(written)
    rows[place] = tuple(row)
    if any(each[0] == row[0] for n, each in enumerate(rows) if n != place):
        return  # SQLite itself refuses two entries of one number
    broken = _verified(book, rows, anchored=True)
    assert broken is not None


@given(places)
def test_a_missing_entry_is_found_where_it_was(book: Book, place: int) -> None:
    rows = [row for n, row in enumerate(book[1]) if n != place]
    broken = _verified(book, rows, anchored=True)
    assert broken and broken.id == place + 1


@given(places, places)
def test_two_entries_that_changed_places_are_found(book: Book, one: int, other: int) -> None:
    rows = list(book[1])
    rows[one], rows[other] = (rows[one][0], *rows[other][1:]), (rows[other][0], *rows[one][1:])
    broken = _verified(book, rows, anchored=False)
    assert (broken is None) == (one == other)
    assert broken is None or broken.id == min(one, other) + 1


@given(places)
def test_an_entry_put_in_between_is_found(book: Book, place: int) -> None:
    rows = list(book[1])
    later = [(int(str(row[0])) + 1, *row[1:]) for row in rows[place:]]
    broken = _verified(book, [*rows[:place], (place + 1, *rows[place][1:]), *later], anchored=False)
    assert broken is not None


@given(st.integers(1, 27))
def test_a_tail_that_was_cut_off_is_found_by_the_head_kept_elsewhere(book: Book, many: int) -> None:
    broken = _verified(book, book[1][:-many], anchored=True)
    assert broken == Break(Fault.CUT, 28 - many)


def test_a_trail_that_was_sealed_anew_from_some_place_on_is_found_by_the_head(book: Book) -> None:
    """Whoever can write the file can reckon seals, too."""
    from bot.core.audit import sealed

    rows, before = [], ""
    for id, *columns, _, _ in book[1]:
        columns[1] = "nobody" if id == 9 else columns[1]
        row = (int(str(id)), *map(str, columns), before)
        before = sealed(*row)
        rows.append((*row, before))
    assert _verified(book, rows, anchored=False) is None
    assert _verified(book, rows, anchored=True) == Break(Fault.OTHER, 27, str(rows[-1][1]))


def test_a_head_of_before_is_found_in_what_was_added_since(book: Book) -> None:
    """The head is kept behind the trail, never before it: a crash between the two raises no alarm."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(book[0])
        for id, *_, hash in book[1]:
            assert audit.verified(db, Head(int(str(id)), str(hash)))[1] is None


def test_it_is_verified_without_rida(book: Book) -> None:
    """As docs/audit.md says: nine lines, and a SHA-256."""
    before = ""
    for row in book[1]:
        lines = "\n".join(str(each) for each in row[:9])
        assert row[8] == before and sha256(lines.encode()).hexdigest() == row[9]
        before = str(row[9])


# Erased, and from before -------------------------------------------------------------------------------


async def test_an_erased_person_leaves_it_whole_and_nobodys(database: Database) -> None:
    person = await a_book(database)
    async with database.write() as conn:
        contact = await contacts.of_conversation(conn, person)
        await conn.execute(text("UPDATE conversations SET contact_id = NULL"))
        await conn.execute(text("DELETE FROM contacts WHERE id = :id"), {"id": contact})
    assert await verdict(database) is None
    async with database.write() as conn:
        await cases.record(conn, 1001, Entry(EntryKind.NOTED, NOON, Words(PLANTED), by="agent"))
    assert told(database)[-1][5:7] == ("", "")
    assert await verdict(database) is None


async def test_two_people_have_two_keys(database: Database) -> None:
    async with database.write() as conn:
        for who in (ALIA, BADR):
            person = (await conversations.at(conn, who, "ar", NOON)).id
            await audit.record(conn, AuditNote(Action.LOOKED, "person", "agent", person), NOON, ("نعم",))
    one, other = told(database)[-2:]
    assert one[5] != other[5] and one[6] != other[6] and one[5] and other[6]


AS_BEFORE = """
INSERT INTO conversations (id, channel, address, party, language, topic, state, stamp, rest, active_at) VALUES
    (7, 'telegram', '7', 'person', 'ar', '', '', 0, '{}', '2026-11-01 08:00:00.000000');
INSERT INTO cases (number, kind, status, person, opened_at, due_at, assignee, rounds, waited_seconds, rest) VALUES
    (1001, 'complaint', 'open', 7, '2026-11-01 08:00:00.000000', '2026-11-04 08:00:00.000000', '', 1, 0, '{}');
"""


def _from_before(path: Path, lines: int) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection, "0009")
    engine.dispose()
    kinds = ("opened", "said", "escalated", "moved")
    entries = [
        {"kind": kinds[n % 4], "at": "2026-11-01T08:00:00Z", "by": "agent" if n % 4 == 3 else "",
         "move": "close" if n % 8 == 4 else "take" if n % 4 == 3 else None, "words": {"text": PLANTED}}
        for n in range(lines)
    ]  # fmt: skip
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(AS_BEFORE)
        db.executemany(
            "INSERT INTO case_entries (number, at, kind, entry) VALUES (1001, '2026-11-01 08:00:00.000000', ?, ?)",
            [(each["kind"], json.dumps(each)) for each in entries],
        )


@pytest.mark.parametrize("lines", [0, 1, 7, 10_001])
async def test_what_an_older_book_tells_is_carried_into_it(tmp_path: Path, lines: int) -> None:
    _from_before(tmp_path / "rida.db", lines)
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    assert await verdict(database) is None
    rows = told(database)
    async with database.write() as conn:
        found = await audit.of_subject(conn, "case:1001")
        await cases.record(conn, 1001, Entry(EntryKind.NOTED, NOON, by="agent"))
    assert await verdict(database) is None
    await database.close()
    assert len(found) == lines == len(rows) - 1 and rows[0][3] == "began"
    actors = [each.actor for each in found[:4]]
    assert actors == ["", "", "rida", "agent"][:lines]
    assert all(each.person_key and each.digest for each in found)
    assert PLANTED not in str(rows) and json.dumps(PLANTED)[1:-1] not in str(rows)


async def test_what_is_carried_is_sealed_as_what_is_written(tmp_path: Path) -> None:
    """A line of a history has the same digest and actor, whichever way it came into the trail."""
    database = await Database.open(f"sqlite:///{tmp_path}/rida.db")
    await a_book(database)
    async with database.read() as conn:
        written = [
            (e.actor, e.action, e.digest, e.reason) for e in await audit.of_subject(conn, "case:1001")
        ]
    await database.close()
    with closing(sqlite3.connect(tmp_path / "rida.db", isolation_level=None)) as db:
        db.execute("DROP TABLE audit")
        before = db.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        assert before
    engine = create_engine(f"sqlite:///{tmp_path}/rida.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": _BEFORE_THE_TRAIL})
        upgrade(connection, _THE_TRAIL)
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "rida.db")) as db:
        carried = db.execute("SELECT actor, action, digest, reason FROM audit WHERE id > 1").fetchall()
    assert carried == written[:4]


_BEFORE_THE_TRAIL, _THE_TRAIL = "0011", "0012"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=5))
def test_whatever_is_written_none_of_it_stands_in_the_trail(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    async def walked() -> list[tuple[object, ...]]:
        database = await Database.open(f"sqlite:///{tmp_path_factory.mktemp('words')}/rida.db")
        async with database.write() as conn:
            person = (await conversations.at(conn, ALIA, "ar", NOON)).id
            await cases.save(conn, Case(1001, Kind.COMPLAINT, person, NOON, NOON, NOON))
            for each in words:
                line = Entry(EntryKind.SAID, NOON, Words(f"{PLANTED} {each}"), detail=PLANTED)
                await cases.record(conn, 1001, line)
                note = AuditNote(Action.SAID, "person", "agent", person)
                await audit.record(conn, note, NOON, (PLANTED, each))
        assert await verdict(database) is None
        await database.close()
        return told(database)

    rows = asyncio.run(walked())
    allowed = {value for row in rows for value in row}
    assert len(rows) == 1 + 2 * len(words)
    assert not any(part in str(value) for value in allowed for part in PLANTED.split())
