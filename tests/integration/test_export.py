"""What leaves as a table: typed cells, from right to left, and nothing that a spreadsheet carries out."""

import asyncio
import csv
import io
import sqlite3
import stat
import zipfile
from contextlib import closing
from datetime import date
from errno import ENOSPC
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.app.build import opened
from bot.commands.export import csv_file, workbook
from bot.commands.export.table import Column, Kind, Sheet
from bot.config import load
from bot.core.conversation import Address, Party
from bot.core.events import MessageReceived, Words
from bot.demo_data.office import Office, Wall
from tests.integration.web_site import SUNDAY_TEN

ROOT = Path(__file__).parents[2]
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EVIL = (
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "http://example.org",
    "0501234567",
)
HUDA = Address("web", "huda", Party.PERSON)


def rida(folder: Path, *verb: str, language: str = "ar") -> Result:
    where = {"RIDA_DATABASE": f"sqlite:///{folder / 'rida.db'}", "RIDA_DATA_DIR": str(folder)}
    config = ("--config", str(ROOT / "config.yaml"), "--language", language)
    return CliRunner().invoke(app, [*config, *verb], env=where)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """With a complaint whose words a spreadsheet would carry out."""

    async def lived() -> None:
        environ = {
            "RIDA_DATABASE": f"sqlite:///{tmp_path / 'rida.db'}",
            "RIDA_DATA_DIR": str(tmp_path),
            "RIDA_PACE__STORY_SECONDS": "0",
        }
        wall = Wall(SUNDAY_TEN)
        async with opened(load(ROOT / "config.yaml", environ), wall=wall) as made:
            office = Office(made, wall)
            for text in ("شكوى", EVIL[0]):
                await office.say(HUDA, MessageReceived(Words(text)))
            for action in ("heard-all", "no-expectation", "confirm"):
                assert await office.press(HUDA, action), action

    asyncio.run(lived())
    return tmp_path


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cells(data: bytes) -> list[tuple[str, str]]:
    """The type and the value of each cell of the first sheet; a text as it is."""
    held = parts(data)
    shared = [
        "".join(text.text or "" for text in item.iter(f"{NAMESPACE}t"))
        for item in ElementTree.fromstring(held["xl/sharedStrings.xml"])  # noqa: S314 - our own
    ]
    found = []
    page = ElementTree.fromstring(held["xl/worksheets/sheet1.xml"])  # noqa: S314 - our own
    for cell in page.iter(f"{NAMESPACE}c"):
        kind, value = cell.get("t", "n"), cell.findtext(f"{NAMESPACE}v", "")
        found.append((kind, shared[int(value)] if kind == "s" else value))
    return found


def test_no_text_in_a_workbook_is_a_formula_or_a_link() -> None:
    sheet = Sheet("=1", (Column("=1+1", Kind.LONG),), tuple((text,) for text in EVIL))
    data = workbook.written((sheet,), right_to_left=True)
    assert {kind for kind, _ in cells(data)} == {"s"}
    told = [text.replace("_x000D_", "\r") for _, text in cells(data)]  # as the format writes it
    assert told[1:] == list(EVIL)
    for name, xml in parts(data).items():
        assert "<f>" not in xml and "<hyperlink" not in xml and "externalLink" not in name


HOSTILE = (
    "".join(map(chr, range(32))),
    "\ufffe\uffff\x7f\x85",
    "half \ud83d of it",
    "_x0041_",
    "<f>1</f>&\"']]>",
    "{=1}",
    "\u202e=1",
    "  from both sides \n",
)


def test_a_hostile_cell_leaves_a_workbook_that_can_be_read() -> None:
    rows = tuple((text,) for text in (*HOSTILE, "😀" * 20_000, "ا" * 40_000))
    data = workbook.written((Sheet("\ud800", (Column("x"),), rows),), right_to_left=False)
    for xml in parts(data).values():
        ElementTree.fromstring(xml)  # noqa: S314 - our own
        assert "<f>" not in xml
    *told, smiles, long = [text for _, text in cells(data)[1:]]
    assert told[2:] == ["half ? of it", "_x005F_x0041_", *HOSTILE[4:]]
    assert all(len(each.encode("utf-16-le")) // 2 <= 32_767 for each in (smiles, long))
    assert smiles.endswith("😀…") and long.endswith("ا…"), "that it goes on is told"


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        (date(1, 1, 1), ("s", "0001-01-01")),
        (date(1899, 12, 31), ("s", "1899-12-31")),
        (date(1900, 3, 1), ("n", "61")),
        (date(9999, 12, 31), ("n", "2958465")),
    ],
)
def test_a_day_before_a_spreadsheets_first_is_the_words_that_it_is(
    day: date, cell: tuple[str, str]
) -> None:
    data = workbook.written((Sheet("x", (Column("x", Kind.DAY),), ((day,),)),), right_to_left=True)
    assert cells(data)[1] == cell


@pytest.mark.parametrize("name", ["History", "a:b/c", "'x'", "", "ا" * 40])
def test_two_sheets_of_one_name_have_names_that_a_spreadsheet_takes(name: str) -> None:
    sheet = Sheet(name, (Column("x"),), ())
    xml = parts(workbook.written((sheet, sheet), right_to_left=True))["xl/workbook.xml"]
    found = [each.get("name", "") for each in ElementTree.fromstring(xml).iter(f"{NAMESPACE}sheet")]  # noqa: S314
    assert len({each.casefold() for each in found}) == 2
    assert all(0 < len(each) <= 31 and each.casefold() != "history" for each in found)
    assert not any(set(each) & set("[]:*?/\\'") for each in found)


def test_in_csv_an_apostrophe_stands_before_it_and_the_words_stay() -> None:
    rows = tuple((text,) for text in EVIL)
    data = csv_file.written(Sheet("x", (Column("x"),), rows))
    assert data.startswith(b"\xef\xbb\xbf")
    _, *found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    for (cell,), text in zip(found, EVIL, strict=True):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert cell.replace("'", "") == text.replace("'", "")


def test_cases_are_a_table_with_typed_columns_from_right_to_left(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "cases.xlsx"
    done = rida(book, "export", "cases", str(file))
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    xml = parts(file.read_bytes())["xl/worksheets/sheet1.xml"]
    assert 'rightToLeft="1"' in xml and 'state="frozen"' in xml and "<autoFilter" in xml
    found = cells(file.read_bytes())
    assert ("n", "1001") in found
    assert ("s", EVIL[0]) in found
    opened_at = 46348 + 10 / 24  # days since 1899-12-30: ten in the morning of 22 November 2026
    assert any(kind == "n" and abs(float(value or 0) - opened_at) < 0.01 for kind, value in found)
    assert any("هـ" in value for _, value in found)


def test_without_people_no_word_is_in_it(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    assert rida(book, "export", "cases", str(file), "--without-people").exit_code == 0
    assert "cmd" not in file.read_text("utf-8-sig")
    assert "cmd" in rida(book, "export", "cases", "-").stdout


@pytest.mark.parametrize("column", ["status", "restricted"])
def test_what_went_into_confidence_or_is_restricted_keeps_its_dates_alone(
    book: Path, tmp_path: Path, column: str
) -> None:
    changes = {
        "status": "UPDATE cases SET status = 'ended'",
        "restricted": "UPDATE cases SET rest = json_set(rest, '$.restricted', json('true'))",
    }
    with closing(sqlite3.connect(book / "rida.db")) as conn, conn:
        conn.execute(changes[column])
    told = rida(book, "export", "cases", "-").stdout
    assert "1001" in told and "cmd" not in told


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (("--month", "2026-11"), 1),
        (("--month", "2026-10"), 0),
        (("--from", "2026-11-22", "--to", "2026-11-22"), 1),
        (("--from", "2026-11-23"), 0),
        (("--to", "٢٠٢٦-١١-٢١"), 0),
    ],
)
def test_a_span_is_of_the_societys_days(book: Path, options: tuple[str, ...], rows: int) -> None:
    told = rida(book, "export", "cases", "-", *options).stdout
    assert told.count("1001") == rows


def test_each_export_is_in_the_audit_trail(book: Path) -> None:
    for what in ("cases", "ratings", "registrations"):
        assert rida(book, "export", what, "-").exit_code == 0
    query = "SELECT reason FROM audit WHERE action = 'exported' ORDER BY id"
    with closing(sqlite3.connect(book / "rida.db")) as conn:
        assert [reason for (reason,) in conn.execute(query)] == ["cases", "ratings", "registrations"]


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        (("cases", "cases.pdf"), ".xlsx"),
        (("cases", "there.csv"), "--force"),
        (("cases", "none/x.csv"), "none"),
        (("cases", "-", "--month", "2026-13"), "2026-11"),
        (("cases", "-", "--month", "2026-11", "--from", "2026-11-01"), "--month"),
        (("cases", "-", "--from", "2026-11-02", "--to", "2026-11-01"), "first day"),
        (("cases", "-", "--initiative", "ibda"), "registrations"),
        (("registrations", "-", "--initiative", "ibba"), "ibda"),
    ],
)
def test_a_refusal_names_its_mend(
    book: Path, verb: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book)
    (book / "there.csv").write_text("mine")
    done = rida(book, "export", *verb, language="en")
    assert done.exit_code == 1 and said in done.output
    assert (book / "there.csv").read_text() == "mine"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("what", ["cases", "ratings", "registrations"])
def test_a_month_in_which_nothing_was_is_a_table_with_its_titles(
    book: Path, what: str, language: str
) -> None:
    file = book / "future.xlsx"
    done = rida(book, "export", what, str(file), "--month", "2099-02", language=language)
    assert done.exit_code == 0, done.output
    found = cells(file.read_bytes())
    assert len(found) > 3 and all(kind == "s" and text for kind, text in found)
    has_arabic = any("\u0620" <= letter <= "\u064a" for _, text in found for letter in text)
    assert has_arabic is (language == "ar")


@pytest.mark.parametrize("file", ["cases.xlsx", "cases.csv"])
def test_on_a_full_disk_it_is_refused_and_nothing_is_left(
    book: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder := book / "out").mkdir()
    (folder / file).write_text("mine")

    def full(_: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("bot.commands.export.kept.os.fsync", full)
    done = rida(book, "export", "cases", str(folder / file), "--force", language="en")
    assert done.exit_code == 1 and "No space left" in done.output
    assert [each.name for each in folder.iterdir()] == [file]
    assert (folder / file).read_text() == "mine"


def test_of_whoever_was_erased_the_dates_alone_are_left(book: Path) -> None:
    env = {"RIDA_DATABASE": f"sqlite:///{book / 'rida.db'}", "RIDA_DATA_DIR": str(book)}
    verb = ("--config", str(ROOT / "config.yaml"), "person", "erase", "1001", "--yes")
    assert CliRunner().invoke(app, verb, env=env).exit_code == 0
    done = rida(book, "export", "cases", "-", language="en")
    assert done.exit_code == 0, done.output
    assert "1001" in done.stdout and "erased" in done.stdout and "cmd" not in done.stdout


def test_with_force_it_takes_the_place_of_another(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "there.csv"
    file.write_text("old")
    assert rida(book, "export", "cases", str(file), "--force").exit_code == 0
    assert "1001" in file.read_text("utf-8-sig")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
