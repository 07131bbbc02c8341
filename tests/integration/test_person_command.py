"""`rida person export` and `rida person erase`, over the command line, beside a running Rida and without."""

import asyncio
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.case import Case, Entry, EntryKind, Kind
from bot.core.conversation import Address, Party
from bot.core.events import MessageReceived, Words
from bot.core.messages import Incoming
from bot.core.registration import Registration
from bot.store.erasure import journal
from bot.store.erasure.journal import Stage
from bot.store.queries import audit, cases, conversations, registrations
from bot.store.sqlite.database import Database
from tests.fixtures.traces import assert_nowhere, traces
from tests.machine import NOON, Machine, Platform, machine

CONFIG = Path(__file__).parents[2] / "config.yaml"
HUDA, BADR, NOURA = (Address("telegram", str(id), Party.PERSON) for id in (777000111, 5001, 888000111))
WORDS = "السلة التي وصلتنا كانت ناقصة جدا"
NAME, PHONE = "هدى بنت سالم", "+966501234567"


async def _lived(m: Machine) -> None:
    """Huda has a case and a registration; Badr's number on Telegram is that of her registration; Noura's
    telephone is Huda's."""
    for at, text, name in ((HUDA, WORDS, NAME), (BADR, "سؤال آخر", "بدر"), (NOURA, "أنا نورة", "نورة")):
        phone = PHONE if at != BADR else ""
        incoming = Incoming(f"{at.address}:1", at, MessageReceived(Words(text)), "ar", name, phone)
        await m.runtime.intake.accept(incoming)
    await m.runtime.turns.drain()
    async with m.runtime.database.write() as conn:
        huda = await conversations.find(conn, HUDA)
        assert huda
        case = Case(1001, Kind.COMPLAINT, huda.id, NOON, NOON, NOON, words=(Words(WORDS),))
        await cases.save(conn, case)
        await cases.record(conn, 1001, Entry(EntryKind.SAID, NOON, Words(WORDS)))
        mine = Registration(5001, "ibda", huda.id, "ar", NOON, (("name", NAME), ("phone", PHONE)))
        await registrations.save(conn, mine)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    async def make() -> None:
        async with machine(tmp_path) as m:
            await _lived(m)

    asyncio.run(make())
    return tmp_path / "data"


def environ(data: Path) -> dict[str, str]:
    return {"RIDA_DATABASE": f"sqlite:///{data / 'rida.db'}", "RIDA_DATA_DIR": str(data)}


def rida(data: Path, *verb: str, status: int = 0) -> Any:
    done = CliRunner().invoke(app, ["--config", str(CONFIG), *verb], env=environ(data))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == status, done.output
    return json.loads(done.stdout) if status == 0 else " ".join(done.output.split())


@asynccontextmanager
async def opened(data: Path) -> AsyncIterator[Database]:
    database = await Database.open(f"sqlite:///{data / 'rida.db'}")
    try:
        yield database
    finally:
        await database.close()


@pytest.mark.parametrize(
    "asked",
    [
        "1001",
        "١٠٠١",
        "case:1001",
        "registration:5001",
        "telegram:777000111",
        "777000111",
        "contact:1",
        " Case: 1001 ",
    ],
)
def test_a_person_is_found_by_whatever_one_has_of_them(data: Path, asked: str) -> None:
    told = rida(data, "person", "export", asked)
    assert [own["case"]["number"] for own in told["cases"]] == [1001]
    assert NAME in told["known_as"] and WORDS in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize(
    ("asked", "forms"),
    [
        ("5001", ("registration:5001", "telegram:5001")),
        (PHONE, ("contact:1", "contact:3")),
        ("phone:0501234567", ("contact:1", "contact:3")),
        ("٠٥٠١٢٣٤٥٦٧", ("contact:1", "contact:3")),
    ],
)
def test_what_fits_several_people_is_refused_with_the_ways_to_say_which(
    data: Path, asked: str, forms: tuple[str, ...]
) -> None:
    said = rida(data, "person", "erase", asked, "--yes", status=1)
    assert all(form in said for form in forms), said
    assert list(traces([WORDS], data)) == [WORDS]


@pytest.mark.parametrize(
    "asked", ["4711", "case:4711", "telegram:1", "phone:0559999999", "nobody", "web:x"]
)
def test_nobody_is_said_to_be_known(data: Path, asked: str) -> None:
    for verb in (("export",), ("erase", "--yes")):
        said = rida(data, "person", *verb, asked, status=1)
        assert "nobody is known by" in said and "case:1001" in said


def test_nothing_is_erased_that_nobody_confirmed(data: Path) -> None:
    said = rida(data, "person", "erase", "1001", status=1)
    assert "--yes" in said and "cases 1001" in said and "of them open: 1001" in said
    assert list(traces([WORDS], data)) == [WORDS]


def test_a_person_is_erased_while_rida_does_not_run(data: Path) -> None:
    told = rida(data, "person", "erase", "1001", "--yes")
    assert told == {
        "contact": 1,
        "erased": True,
        "cases": [1001],
        "withdrawn": [1001],
        "registrations": [5001],
        "files": 0,
        "finished": False,  # Telegram is asked to delete what stands there, which a running Rida does
    }
    assert_nowhere([WORDS, NAME], data)
    assert list(traces(["777000111"], data)) == ["777000111"]
    _run_until_finished(data)
    assert_nowhere([WORDS, NAME, "777000111"], data)
    assert list(traces(["بدر", "أنا نورة", PHONE], data)) == ["بدر", "أنا نورة", PHONE]  # Noura's is hers
    assert "nobody is known by" in rida(data, "person", "erase", "case:1001", "--yes", status=1)


def _run_until_finished(data: Path) -> None:
    async def run() -> None:
        async with rida_with_telegram(data):
            await _until_done(data)

    asyncio.run(run())


@asynccontextmanager
async def rida_with_telegram(data: Path) -> AsyncIterator[Machine]:
    channels = {"web": Platform(), "email": Platform("email"), "telegram": Platform("telegram")}
    async with machine(data.parent, channels=channels) as m:
        stop = asyncio.Event()
        running = asyncio.create_task(m.runtime.run(stop))
        yield m
        stop.set()
        await running


async def _until_done(data: Path) -> None:
    async with asyncio.timeout(60):
        while not all(each.stage is Stage.DONE for each in journal.written(data / journal.NAME)):
            await asyncio.sleep(0.05)


async def test_a_person_is_erased_beside_a_running_rida(data: Path) -> None:
    verb = [sys.executable, "-m", "bot", "--config", str(CONFIG), "person", "erase", "1001", "--yes"]
    async with rida_with_telegram(data) as m:
        done = await asyncio.to_thread(
            subprocess.run, verb, env={**os.environ, **environ(data)}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["finished"]
        assert_nowhere([WORDS, NAME, "777000111"], data)
        await m.say("I write while it runs", BADR)
        async with m.runtime.database.read() as conn:
            found = await cases.get(conn, 1001)
        assert found and not found.words and not found.is_open


async def test_both_stand_in_the_audit_trail_and_the_chain_holds(data: Path) -> None:
    await asyncio.to_thread(rida, data, "person", "export", "1001")
    await asyncio.to_thread(rida, data, "person", "erase", "1001", "--yes")
    async with opened(data) as database, database.read() as conn:
        trail = await audit.everything(conn)
        assert [(e.action, e.actor) for e in trail if e.subject == "person"] == [
            ("exported", "operator"),
            ("erased", "operator"),
        ]
        assert (await audit.verify(conn))[1] is None


def test_the_page_is_readable_and_the_zip_has_the_files(data: Path, tmp_path: Path) -> None:
    page, packed = tmp_path / "copy.html", tmp_path / "copy.zip"
    assert rida(data, "person", "export", "1001", str(page))["file"] == str(page)
    written = page.read_text("utf-8")
    assert 'dir="rtl"' in written and WORDS in written and NAME in written and "شكوى رقم 1001" in written
    assert page.stat().st_mode & 0o777 == 0o600
    rida(data, "person", "export", "1001", str(packed))
    with zipfile.ZipFile(packed) as archive:
        assert {"my-data.html", "my-data.json"} <= set(archive.namelist())


def test_without_a_database_it_says_so(tmp_path: Path) -> None:
    assert "here is no database yet" in rida(tmp_path, "person", "export", "1001", status=1)
