"""Registering on a real file: a restart at any step, config.yaml changed between, and what the operator gets."""

import asyncio
import csv
import io
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from bot.__main__ import app as command
from bot.app.build import opened
from bot.commands.export.safe_text import safe
from bot.config import load
from bot.core.conversation import Address
from bot.core.registration import Registration
from bot.runtime.transcript import Line
from bot.store.queries import conversations, registrations
from bot.store.queries.history import HistoryItem, history
from bot.texts.catalogue import plain
from tests.transcripts.player import ROOT, Player, Wall

SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)
EXAMPLE = yaml.safe_load((ROOT / "config.yaml").read_text("utf-8"))


def written(folder: Path, **changes: dict[str, Any]) -> None:
    """config.yaml of the project, with keys of initiatives changed by their id."""
    settings = {**EXAMPLE, "calendar": {**EXAMPLE["calendar"], "country": None}}
    settings["initiatives"] = [each | changes.get(each["id"], {}) for each in EXAMPLE["initiatives"]]
    (folder / "config.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


@asynccontextmanager
async def running(folder: Path, at: datetime = SUNDAY) -> AsyncIterator[Player]:
    """One life of Rida on the folder's file; the next one goes on from it."""
    wall = Wall(at)
    async with opened(load(folder / "config.yaml", {}), wall=wall) as app:
        player = Player(app, wall)
        lives = len(list(folder.glob("life-*")))
        (folder / f"life-{lives}").touch()
        player._count = 1000 * lives  # what is done in another life is another event
        await app.runtime.settle()
        yield player


def says(*texts: str) -> tuple[Line, ...]:
    return tuple(Line("person", text) for text in texts)


def presses(*labels: str) -> tuple[Line, ...]:
    return tuple(Line("person", label, verb="presses") for label in labels)


STEPS = (
    *says("سجلني"),
    *presses("مبادرة ابدأ", "موافق، نكمل", "لي أنا"),
    *says("هدى محمد", "0501234567", "1"),
    *presses("أتجاوز هذا السؤال", "نعم، صحيح"),
)


async def shown(rida: Player, where: Address | None = None) -> list[HistoryItem]:
    async with rida.app.database.read() as conn:
        found = await conversations.find(conn, where or rida.person)
        return [item for item in await history(conn, found.id) if item.outgoing] if found else []


async def made(rida: Player, number: int = 5001) -> Registration:
    async with rida.app.database.read() as conn:
        found = await registrations.get(conn, number)
    assert found
    return found


async def test_a_restart_at_every_step_loses_nothing(tmp_path: Path) -> None:
    written(tmp_path)
    for step in STEPS:
        async with running(tmp_path) as rida:
            await rida.play((step,))
    async with running(tmp_path) as rida:
        assert dict((await made(rida)).answers) == {
            "name": "هدى محمد",
            "phone": "+966501234567",
            "period": "الصباح",
        }
        assert (await shown(rida))[-1].key == "registered-self"


async def test_registration_that_closes_over_a_restart_is_told_and_opens_again(tmp_path: Path) -> None:
    written(tmp_path)
    async with running(tmp_path) as rida:
        await rida.play(STEPS[:-1])
    written(tmp_path, ibda={"closes": "2026-11-22"})
    async with running(tmp_path, datetime(2026, 11, 23, 7, tzinfo=UTC)) as rida:
        await rida.play(STEPS[-1:])
        assert (await shown(rida))[-1].key == "registration-over"
        await rida.play(presses("أخبروني حين يفتح"))
    written(tmp_path, ibda={"opens": "2026-12-06", "closes": "2026-12-31"})
    async with running(tmp_path, datetime(2026, 11, 24, 7, tzinfo=UTC)) as rida:
        await rida._wait(datetime(2026, 12, 7, 7, tzinfo=UTC))
        told = [item for item in await shown(rida) if item.key == "registration-opened"]
        assert [item.at for item in told] == [datetime(2026, 12, 6, 5, tzinfo=UTC)]
        await rida.play(presses("أكمل تسجيلي", "نعم، صحيح"))
        assert (await made(rida)).is_active
        async with rida.app.database.read() as conn:
            assert not await registrations.all_notes(conn)


async def test_a_form_that_is_changed_over_a_restart_asks_what_is_missing(tmp_path: Path) -> None:
    written(tmp_path)
    async with running(tmp_path) as rida:
        await rida.play(STEPS[:-1])
    form = [{"id": "name", "label": "الاسم"}, {"id": "city", "label": "المدينة"}]
    written(tmp_path, ibda={"form": form})
    async with running(tmp_path) as rida:
        await rida.play(presses("نعم، صحيح"))
        assert plain((await shown(rida))[-1].text).startswith("المدينة")
        await rida.play((*says("جدة"), *presses("نعم، صحيح")))
        assert dict((await made(rida)).answers) == {"name": "هدى محمد", "city": "جدة"}


async def test_an_initiative_that_is_taken_out_keeps_its_registrations(tmp_path: Path) -> None:
    written(tmp_path)
    async with running(tmp_path) as rida:
        await rida.play(STEPS)
    settings = yaml.safe_load((tmp_path / "config.yaml").read_text("utf-8"))
    settings["initiatives"] = []
    (tmp_path / "config.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    async with running(tmp_path) as rida:
        await rida.play((*says("تسجيلاتي"), *presses("التسجيل 5001", "أصحّح البيانات")))
        assert (await shown(rida))[-1].key == "registration-fixed"
        await rida.play((*says("5001"), *presses("إلغاء التسجيل", "نعم، ألغوه")))
        assert not (await made(rida)).is_active


async def test_an_identity_number_stands_in_no_registration_and_no_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    written(tmp_path)
    async with running(tmp_path) as rida:
        await rida.play((*STEPS[:4], *says("1012345678", "هدى 2098765432"), *STEPS[4:]))
    with sqlite3.connect(tmp_path / "data/rida.db") as db:
        for table in ("registrations", "conversations", "cases", "case_entries"):
            kept = str(db.execute(f"SELECT * FROM {table}").fetchall())
            assert "1012345678" not in kept
            assert "2098765432" not in kept
    logged = caplog.text
    assert not any(word in logged for word in ("1012345678", "هدى", "501234567"))


# what the operator gets


async def rida_registrations(folder: Path, *args: str) -> Any:
    """In a thread, since the command runs a loop of its own."""
    words = ["--config", str(folder / "config.yaml"), "registrations", *args]
    return await asyncio.to_thread(CliRunner().invoke, command, words)


async def _two_registered(folder: Path) -> None:
    written(folder)
    async with running(folder) as rida:
        await rida.play(STEPS)
        again = (*says("سجلني"), *presses("مبادرة ابدأ", "موافق، نكمل", "لشخص آخر", "ابنتي"))
        told = (
            *says("=سارة", "0501234567", "2"),
            *presses("أتجاوز هذا السؤال", "نعم، أنا وليّ الأمر", "نعم، شخص آخر"),
        )
        await rida.play((*again, *told, *presses("نعم، صحيح")))


async def test_the_operator_lists_who_registered_as_json(tmp_path: Path) -> None:
    await _two_registered(tmp_path)
    done = await rida_registrations(tmp_path, "ibda", "--json")
    first, second = map(json.loads, done.stdout.splitlines())
    assert first == {
        "number": 5001,
        "status": "registered",
        "registered_at": "2026-11-22T10:00:00+03:00",
        "relation": "",
        "answers": {"name": "هدى محمد", "phone": "+966501234567", "period": "الصباح", "district": ""},
        "same_phone": 2,
        "attended_at": "",
        "attended_by": "",
    }
    assert (second["relation"], second["answers"]["name"]) == ("ابنتي", "=سارة")


async def test_the_operators_file_opens_in_excel_and_carries_nothing_out(tmp_path: Path) -> None:
    await _two_registered(tmp_path)
    file = tmp_path / "ibda.csv"
    assert (await rida_registrations(tmp_path, "ibda", "--csv", str(file))).exit_code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert file.stat().st_mode & 0o077 == 0
    header, first, second = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert header[4:8] == ["الاسم الكامل", "رقم الجوال", "الوقت المناسب للدراسة", "الحي"]
    assert first[:6] == [
        "5001",
        "registered",
        "2026-11-22T10:00:00+03:00",
        "",
        "هدى محمد",
        "'+966501234567",
    ]
    assert second[4] == "'=سارة"


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        " =1",
        "\u200f=1",
        "a;=1",
        "a; +1",
        'a";=1',
        'x"=1',
        "a\n=1",
        "a\t@x",
        "＝1",
    ],
)
def test_no_cell_is_a_formula_whatever_parts_the_line(cell: str) -> None:
    held = io.StringIO()
    csv.writer(held).writerow([safe(cell), safe("+966501234567")])
    for separator in ",;\t":
        for part in next(csv.reader([held.getvalue()], delimiter=separator)) + held.getvalue().split(
            separator
        ):
            begins = part.strip(' \u200f"\r\n')
            assert not begins.startswith(("=", "+", "-", "@", "\t", "＝")), part
    assert "'+966501234567" in held.getvalue()


def test_words_and_small_numbers_stay_as_they_are() -> None:
    for cell in ("هدى محمد", "5", "5001", "2026-11-22T10:00:00+03:00", "a - b", "الصباح؛ المساء"):
        assert safe(cell) == cell
    assert [safe(cell) for cell in ("0501234567", "966501234567")] == ["'0501234567", "'966501234567"]


async def test_the_operator_is_told_what_is_wrong(tmp_path: Path) -> None:
    written(tmp_path)
    assert "start Rida first" in (await rida_registrations(tmp_path, "ibda")).stderr
    async with running(tmp_path):
        pass
    done = await rida_registrations(tmp_path, "ibba")
    assert (done.exit_code, "did you mean 'ibda'" in done.stderr) == (1, True)
    unwritable = await rida_registrations(tmp_path, "ibda", "--csv", str(tmp_path / "none" / "x.csv"))
    assert (unwritable.exit_code, "cannot be written" in unwritable.stderr) == (1, True)
    empty = tmp_path / "empty.csv"
    assert (await rida_registrations(tmp_path, "ibda", "--csv", str(empty))).exit_code == 0
    assert len(empty.read_text("utf-8-sig").splitlines()) == 1
