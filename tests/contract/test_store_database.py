"""The file: one process, one writer, nothing committed is lost, and every refusal says why."""

import asyncio
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.errors import (
    AlreadyRunning,
    NewerDatabase,
    UnsupportedDatabase,
    UnusableFile,
    WrongPragma,
)
from bot.store.queries import settings
from bot.store.schema import metadata
from bot.store.sqlite.database import Database, assert_durable
from bot.store.upgrade import upgrade

HOLDER = """
import asyncio, sys
from bot.store.sqlite.database import Database

async def hold():
    database = await Database.open(sys.argv[1])
    print("open", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await database.close()

asyncio.run(hold())
"""


@pytest.fixture
def migrated_once() -> None:
    """Here the file is opened by the real way, migrations and disk."""


@contextmanager
def _holder(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open until it gets a line, or is killed."""
    command = [sys.executable, "-c", HOLDER, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stdout.readline() == "open\n"
        yield process


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/not/yet/there/rida.db"


async def test_the_folder_and_the_file_are_made(url: str) -> None:
    database = await Database.open(url)
    await database.close()
    assert database.path.is_file()


async def test_the_migrations_make_exactly_the_schema(url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    database = await Database.open(url)
    async with database.read() as conn:
        assert await conn.run_sync(differences) == []
    await database.close()


async def test_partial_indexes_are_those_of_the_schema(url: str) -> None:
    """Alembic's comparison does not look at the WHERE of an index."""
    database = await Database.open(url)
    async with database.read() as conn:
        found = (
            await conn.execute(
                text("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE%INDEX%WHERE%'")
            )
        ).scalars()
        names = set(found)
    await database.close()
    declared = [index for table in metadata.sorted_tables for index in table.indexes]
    assert names == {i.name for i in declared if i.dialect_options["sqlite"]["where"] is not None}


AS_BEFORE = """
INSERT INTO conversations (id, channel, address, party, language, topic, state, stamp, rest, active_at) VALUES
    (1, 'telegram', 'case-1001', 'room', 'ar', '', '', 0, '{}', '2026-11-01 08:00:00'),
    (2, 'telegram', '7', 'person', 'ar', '', '', 0, '{}', '2026-11-01 08:00:00');
INSERT INTO outbox (id, conversation_id, message, slot, status, attempts, external_id, created_at) VALUES
    (1, 1, '{"mark": ""}', 'card', 'sent', 1, '-100:5', '2026-11-01 08:00:00'),
    (2, 1, '{}', 'card', 'sent', 1, '-100:5', '2026-11-01 08:00:00'),
    (3, 1, '{}', '', 'sent', 1, '-100:8+', '2026-11-01 08:00:00'),
    (4, 1, '{"mark": "waiting"}', '', 'sent', 1, '-100:9', '2026-11-01 08:00:00'),
    (5, 1, '{"mark": "waiting"}', '', 'sent', 1, 'no-reaction', '2026-11-01 08:00:00'),
    (6, 1, '{}', '', 'queued', 0, '', '2026-11-01 08:00:00'),
    (7, 1, '{}', '', 'sent', 1, '-100:4', '2026-11-01 08:00:00'),
    (8, 2, '{}', '', 'sent', 1, '7:5', '2026-11-01 08:00:00');
INSERT INTO telegram_parts (outbox_id, part, message_id) VALUES (3, 0, 7), (3, 1, 8), (8, 0, 4);
INSERT INTO telegram_posts (chat_id, message_id, room) VALUES (-100, 4, 'case-1001');
"""


async def test_messages_of_rooms_from_before_are_known_by_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "rida.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection, "0005")
    engine.dispose()
    with closing(sqlite3.connect(path)) as plain:
        plain.executescript(AS_BEFORE)
    database = await Database.open(f"sqlite:///{path}")
    async with database.read() as conn:
        found = await conn.execute(text("SELECT * FROM telegram_posts ORDER BY message_id"))
        posts = [tuple(row) for row in found]
    await database.close()
    assert posts == [(-100, id, "case-1001") for id in (4, 5, 7, 8)]


async def test_every_connection_is_durable_and_keeps_references(url: str) -> None:
    database = await Database.open(url)
    async with database.write() as conn:
        await assert_durable(conn)
    async with database.read() as conn:
        await assert_durable(conn)
    await database.close()


@pytest.mark.parametrize(
    ("settings_made", "named"),
    [
        ([], "journal_mode"),
        (["journal_mode=WAL", "synchronous=OFF"], "synchronous"),
        (["journal_mode=WAL", "synchronous=NORMAL"], "foreign_keys"),
    ],
)
async def test_a_pragma_that_did_not_take_is_named(
    tmp_path: Path, settings_made: list[str], named: str
) -> None:
    engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path}/plain.db")
    async with engine.connect() as conn:
        for pragma in settings_made:
            await conn.execute(text(f"PRAGMA {pragma}"))
        with pytest.raises(WrongPragma, match=named):
            await assert_durable(conn)
    await engine.dispose()


async def test_a_second_process_is_refused_and_told_which_file(url: str) -> None:
    with _holder(url) as holder:
        with pytest.raises(AlreadyRunning, match=r"rida\.db"):
            await Database.open(url)
        holder.communicate("\n")
    assert holder.returncode == 0
    await (await Database.open(url)).close()


async def test_a_killed_process_leaves_the_file_free(url: str) -> None:
    with _holder(url) as holder:
        holder.kill()
    await (await Database.open(url)).close()


async def test_within_one_process_a_second_opening_is_refused_too(url: str) -> None:
    database = await Database.open(url)
    with pytest.raises(AlreadyRunning):
        await Database.open(url)
    await database.close()
    await database.close()


@pytest.mark.parametrize(
    "url",
    ["postgresql://rida:secret@db/rida", "mysql://x/y", "sqlite://", "sqlite:///:memory:", "rida.db"],
)
async def test_another_database_is_refused_with_the_mend_and_without_the_password(url: str) -> None:
    with pytest.raises(UnsupportedDatabase, match=r"write sqlite:///data/rida\.db") as refusal:
        await Database.open(url)
    assert "secret" not in str(refusal.value)


async def test_a_file_that_is_no_database_is_named_and_let_go(tmp_path: Path) -> None:
    path = tmp_path / "rida.db"
    path.write_bytes(b"this is a letter and no database " * 200)
    for _ in range(2):
        with pytest.raises(UnusableFile, match=r"rida\.db"):
            await Database.open(f"sqlite:///{path}")


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(UnusableFile, match="data"):
        await Database.open(f"sqlite:///{tmp_path}/data/rida.db")


async def test_a_file_of_a_later_version_is_refused(url: str) -> None:
    database = await Database.open(url)
    await database.close()
    with sqlite3.connect(database.path) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")
    plain.close()
    with pytest.raises(NewerDatabase):
        await Database.open(url)


async def test_an_exception_undoes_the_whole_transaction(url: str) -> None:
    database = await Database.open(url)
    with pytest.raises(RuntimeError):
        async with database.write() as conn:
            await settings.put(conn, "a", "1")
            raise RuntimeError
    async with database.read() as conn:
        assert await settings.get(conn, "a") is None
    await database.close()


async def test_writers_take_turns(url: str) -> None:
    database = await Database.open(url)

    async def add_one() -> None:
        async with database.write() as conn:
            before = int(await settings.get(conn, "n") or 0)
            await asyncio.sleep(0)
            await settings.put(conn, "n", str(before + 1))

    await asyncio.gather(*(add_one() for _ in range(50)))
    async with database.read() as conn:
        assert await settings.get(conn, "n") == "50"
    await database.close()


async def test_a_writer_that_is_cut_off_leaves_no_half_of_its_work(url: str) -> None:
    database = await Database.open(url)
    inside = asyncio.Event()

    async def half() -> None:
        async with database.write() as conn:
            await settings.put(conn, "a", "1")
            inside.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(half())
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with database.write() as conn:
        assert await settings.get(conn, "a") is None
        await settings.put(conn, "b", "2")
    await database.close()


async def test_a_reader_cannot_write(url: str) -> None:
    database = await Database.open(url)
    with pytest.raises(OperationalError, match="readonly"):
        async with database.read() as conn:
            await settings.put(conn, "a", "1")
    await database.close()


async def test_an_error_of_the_database_quotes_no_values(url: str) -> None:
    database = await Database.open(url)
    with pytest.raises(OperationalError) as failure:
        async with database.write() as conn:
            await conn.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "أم عبد الله"})
    assert "أم عبد الله" not in str(failure.value)
    await database.close()
