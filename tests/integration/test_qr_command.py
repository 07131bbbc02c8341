"""`rida qr`: the picture, the poster, the link, and what is refused."""

import asyncio
import json
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image

from tests.fixtures.bot_api import BotApi
from tests.integration.test_commands import rida, written

CONFIG = """
web: {public_url: "https://rida.example.org"}
initiatives: [{id: ibda, name: {ar: مبادرة ابدأ, en: Ibda}, terms: للسيدات}]
"""
LINK = "https://rida.example.org/chat?start=reg-ibda"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return written(tmp_path, CONFIG)


def read(file: Path) -> list[str]:
    with Image.open(file) as picture:
        return [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))]


def test_a_picture_is_written_beside_and_the_link_told(config: Path) -> None:
    done = rida(config, "qr", "ibda")
    assert json.loads(done.stdout) == {"initiative": "ibda", "link": LINK, "file": "ibda.png"}
    assert done.exit_code == 0
    assert done.stderr == ""
    assert read(Path("ibda.png")) == [LINK]


def test_a_poster_is_a_pdf_or_a_picture(config: Path) -> None:
    assert rida(config, "qr", "ibda", "--poster", "p.pdf").exit_code == 0
    assert Path("p.pdf").read_bytes().startswith(b"%PDF")
    done = rida(config, "qr", "ibda", "code.png", "--poster", "p.png")
    assert json.loads(done.stdout)["poster"] == "p.png"
    assert read(Path("p.png")) == read(Path("code.png")) == [LINK]
    assert not Path("ibda.png").exists()


def test_an_english_edition_is_asked_for_by_its_language(config: Path) -> None:
    assert rida(config, "qr", "ibda", "--poster", "ar.pdf").exit_code == 0
    assert rida(config, "qr", "ibda", "--poster", "en.pdf", "--language", "en").exit_code == 0
    with pdfium.PdfDocument("en.pdf") as english, pdfium.PdfDocument("ar.pdf") as arabic:
        assert english.get_metadata_value("Title") == "Ibda"
        assert arabic.get_metadata_value("Title") == "مبادرة ابدأ"
    assert rida(config, "qr", "ibda", "--poster", "en.png", "--language", "en").exit_code == 0
    assert read(Path("en.png")) == [LINK]


def test_people_get_lines(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.qr.wants_json", lambda as_json: as_json)
    done = rida(config, "qr", "ibda", "--poster", "p.pdf")
    assert done.stdout.splitlines() == [LINK, "written: p.pdf"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such"], "config.yaml lists no initiative 'no-such'; it lists: ibda"),
        (["ibda", "x.jpg"], "x.jpg: give a name that ends in .png"),
        (["ibda", "--poster", "x.docx"], "x.docx: give a name that ends in .pdf or .png"),
        (["ibda", "--poster", "x.pdf", "--language", "fr"], "give ar or en"),
        (["ibda", "--language", "en"], "give --poster FILE.pdf too"),
        (["ibda", "no/such/folder.png"], "folder.png cannot be written (FileNotFoundError)"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(config: Path, arguments: list[str], said: str) -> None:
    done = rida(config, "qr", *arguments)
    assert done.exit_code == 1
    assert said in done.stderr


def test_a_code_that_leads_nowhere_is_warned_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = written(tmp_path, CONFIG.replace("https://rida.example.org", ""))
    done = rida(config, "qr", "ibda")
    assert "No phone reaches http://127.0.0.1:8080" in done.stderr
    assert read(Path("ibda.png")) == ["http://127.0.0.1:8080/chat?start=reg-ibda"]
    found = json.loads(rida(config, "check", "--json").stdout)["findings"]
    assert [each["level"] for each in found if each["about"] == "qr"] == ["warning"]


async def test_with_telegram_the_code_opens_the_bot(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with BotApi(username="majid_bot").serving() as api:
        monkeypatch.setenv("RIDA_TELEGRAM__ENABLED", "true")
        monkeypatch.setenv("RIDA_TELEGRAM__TOKEN", api.token)
        monkeypatch.setenv("RIDA_TELEGRAM__API_BASE_URL", api.url)
        done = await asyncio.to_thread(rida, config, "qr", "ibda")
        assert done.exit_code == 0, done.stderr
        assert read(Path("ibda.png")) == ["https://t.me/majid_bot?start=reg-ibda"]
    refused = await asyncio.to_thread(rida, config, "qr", "ibda", "later.png")
    assert refused.exit_code == 1
    assert "Telegram does not tell the bot's name" in refused.stderr
    assert not Path("later.png").exists()
