"""`rida qr`: the picture, the poster, the link, and what is refused."""

import asyncio
import json
from pathlib import Path
from urllib.parse import unquote

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
import zxingcpp
from aiohttp import test_utils, web
from aiohttp.typedefs import Handler
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


# WhatsApp beside it -----------------------------------------------------------------------------------

WORDS = "أرغب في التسجيل في مبادرة ابدأ"
ENGLISH = "I would like to register for Ibda"


@pytest.fixture
def on_whatsapp(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {"ENABLED": "true", "TOKEN": "t", "PHONE_NUMBER_ID": "1", "APP_SECRET": "s"}
    for key, value in {**keys, "VERIFY_TOKEN": "v", "NUMBER": "+966 50 301 1458"}.items():
        monkeypatch.setenv(f"RIDA_WHATSAPP__{key}", value)


def sent(link: str) -> str:
    """What WhatsApp writes for whoever opens it."""
    assert link.startswith("https://wa.me/966503011458?text=") and link.isascii()
    return unquote(link.partition("text=")[2])


@pytest.mark.usefixtures("on_whatsapp")
def test_on_whatsapp_the_code_writes_the_words(config: Path) -> None:
    told = json.loads(rida(config, "qr", "ibda").stdout)
    assert told["links"] == {"whatsapp": told["link"]}
    assert sent(told["link"]) == WORDS
    assert read(Path("ibda.png")) == [told["link"]]
    english = json.loads(rida(config, "qr", "ibda", "en.png", "--language", "en").stdout)
    assert sent(english["link"]) == ENGLISH and read(Path("en.png")) == [english["link"]]


@pytest.mark.usefixtures("on_whatsapp")
@pytest.mark.parametrize(
    ("place", "words"), [("complaint", "أرغب في تقديم شكوى"), ("menu", "أرغب في رؤية القائمة")]
)
def test_a_complaint_and_the_menu_have_a_code(config: Path, place: str, words: str) -> None:
    assert sent(json.loads(rida(config, "qr", place).stdout)["link"]) == words
    assert sent(*read(Path(f"{place}.png"))) == words
    refused = rida(config, "qr", place, "--poster", "p.pdf")
    assert refused.exit_code == 1 and "a poster is an initiative's" in refused.stderr


def test_without_whatsapp_they_open_the_page(config: Path) -> None:
    told = json.loads(rida(config, "qr", "complaint").stdout)
    assert told["link"] == "https://rida.example.org/chat?start=complaint" and "links" not in told


@pytest.mark.usefixtures("on_whatsapp")
async def test_where_both_are_on_both_codes_are_there(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with BotApi(username="majid_bot").serving() as api:
        monkeypatch.setenv("RIDA_TELEGRAM__ENABLED", "true")
        monkeypatch.setenv("RIDA_TELEGRAM__TOKEN", api.token)
        monkeypatch.setenv("RIDA_TELEGRAM__API_BASE_URL", api.url)
        done = await asyncio.to_thread(rida, config, "qr", "ibda", "both.png", "--poster", "p.png")
    told = json.loads(done.stdout)
    assert told["link"] == told["links"]["telegram"] == "https://t.me/majid_bot?start=reg-ibda"
    assert sent(told["links"]["whatsapp"]) == WORDS
    assert sorted(read(Path("both.png"))) == sorted(read(Path("p.png"))) == sorted(told["links"].values())


@pytest.mark.usefixtures("on_whatsapp")
@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"display_phone_number": "+966 50 301 1458", "id": "1"}, "966503011458"),
        ({"display_phone_number": "+1 631-555-5555"}, "16315555555"),
        ({"id": "1"}, ""),
        ({"display_phone_number": "hidden"}, ""),
        ({"error": {"code": 190, "message": "expired"}}, ""),
    ],
)
async def test_a_number_that_is_not_written_is_asked_of_whatsapp(
    config: Path, monkeypatch: pytest.MonkeyPatch, said: dict[str, object], number: str
) -> None:
    asked: list[tuple[str, str]] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append((request.path_qs, request.headers["Authorization"]))
        return web.json_response(said)

    async with test_utils.TestServer(_graph(answer)) as server:
        monkeypatch.setenv("RIDA_WHATSAPP__NUMBER", "")
        monkeypatch.setenv("RIDA_WHATSAPP__API_BASE_URL", f"http://127.0.0.1:{server.port}/v25.0")
        done = await asyncio.to_thread(rida, config, "qr", "ibda")
    assert asked == [("/v25.0/1?fields=display_phone_number", "Bearer t")]
    assert done.exit_code == (0 if number else 1)
    if number:
        assert f"https://wa.me/{number}?text=" in json.loads(done.stdout)["link"]
    else:
        assert "set whatsapp.number" in done.stderr


def _graph(answer: Handler) -> web.Application:
    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    return app
