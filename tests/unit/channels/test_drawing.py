"""QR codes that a real reader decodes, and posters whose words stay where they belong."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
import zxingcpp
from fpdf.enums import TextDirection
from PIL import Image, ImageChops

from bot.app.links import Links
from bot.app.pictures import Pictures, poster_of
from bot.config import load
from bot.core.messages import Drawing
from bot.core.registration import edition
from bot.drawing import poster as posters
from bot.drawing import qr
from bot.drawing.poster import MARGIN, SCAN, Code, Poster, across, opened
from bot.drawing.sheet import Style, balanced, direction_of, fitted
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from bot.texts.link_words import link_words, wa_link

ROOT = Path(__file__).parents[3]
SETTINGS = load(ROOT / "config.yaml", {})
WORDS = link_words(SETTINGS.built_initiatives)
BOT = Links("https://rida.example.org", "majid_society_bot")
WHATSAPP = Links("https://rida.example.org", "", "966503011458", WORDS)
BOTH = Links("https://rida.example.org", "majid_society_bot", "966503011458", WORDS)
PAGE = Links("https://rida.example.org", words=WORDS)
LINKS = [
    "https://t.me/majid_society_bot?start=reg-ibda",
    "https://t.me/majid_society_bot?start=pass-" + "Ab-_" * 9,
    "https://rida.a-long-name-of-a-society.example.org/pass/" + "Ab-_" * 9,
]
LONG = "مبادرة التمكين الاقتصادي للأسر المنتجة ورائدات الأعمال في منطقة مكة المكرمة ومحافظاتها "
LONG_ENGLISH = (
    "An initiative for the economic empowerment of productive families and women entrepreneurs "
)
USUAL = poster_of(SETTINGS, SETTINGS.built_initiatives[0], BOT.ways("reg-ibda", "ar"), "ar")
CODES = (Code("https://rida.the-longest-name-of-a-society.example.org/chat?start=reg-" + "a" * 32),)
POSTERS = {
    **{
        edition(each.id, language): poster_of(
            SETTINGS, each, BOT.ways(f"reg-{each.id}", language), language
        )
        for each in SETTINGS.built_initiatives
        for language in LANGUAGES
    },
    **{
        f"{edition(each.id, language)} {name}": poster_of(
            SETTINGS, each, links.ways(f"reg-{each.id}", language), language
        )
        for each in SETTINGS.built_initiatives[:1]
        for language in LANGUAGES
        for name, links in {"both": BOTH, "whatsapp": WHATSAPP}.items()
    },
    "long": Poster(
        society=LONG * 3,
        name=LONG * 4,
        second_name="An initiative for productive families and women entrepreneurs " * 4,
        terms="تدريب معتمد من TVTC (Level 2) للأعمار من 18 إلى 60. " * 20,
        scan=LONG,
        second_scan="Scan with your phone's camera " * 9,
        write=LONG,
        typed="rida.the-longest-name-of-a-society.example.org/chat?start=reg-" + "a" * 32,
        codes=CODES,
        window=LONG * 3,
        contacts=LONG * 6,
    ),
    "long.en": Poster(
        society="The Majid bin Abdulaziz Society for Development and Social Services " * 3,
        name=LONG_ENGLISH * 4,
        second_name=LONG * 3,
        terms="A course certified by TVTC (Level 2) for ages 18 to 60, in جدة and ثول. " * 20,
        scan=LONG_ENGLISH,
        second_scan="امسح الرمز بكاميرا جوالك وسجّل معنا " * 6,
        write=LONG_ENGLISH,
        typed="rida.the-longest-name-of-a-society.example.org/chat?start=reg-" + "a" * 32,
        codes=CODES,
        window=LONG_ENGLISH * 3,
        contacts=LONG_ENGLISH * 6,
        language="en",
    ),
    "Arabic names alone.en": replace(
        USUAL,
        name="مركز رواج (جدة)",
        second_name="",
        terms="للسيدات، من 18 إلى 60.",
        contacts="",
        language="en",
    ),
    "one long word": replace(USUAL, name="مكافحة" * 30, second_name="W" * 200, society="ا" * 400),
    "nothing but a name": Poster(
        "", "ابدأ", "", "", "", "", "", "", (Code("https://t.me/b?start=reg-i"),)
    ),
    "long both": replace(
        USUAL,
        write=LONG * 2,
        typed="أرغب في التسجيل في " + LONG * 3,
        codes=(
            Code(wa_link("966503011458", "أرغب في التسجيل في " + "مبادرة " * 11), LONG, "W" * 90),
            Code("https://t.me/majid_society_bot?start=reg-" + "a" * 32, LONG_ENGLISH, LONG),
        ),
    ),
}


@cache
def drawn(name: str) -> bytes:
    return posters.png(posters.pdf(POSTERS[name]))


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def read(png: bytes) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture(png))]


@pytest.mark.parametrize("content", LINKS)
def test_a_reader_reads_what_the_code_says(content: str) -> None:
    code = qr.png(content)
    assert read(code) == [content]
    assert picture(code).width >= qr.WIDTH


@pytest.mark.parametrize("content", LINKS)
def test_the_quiet_zone_is_white_and_modules_are_whole_pixels(content: str) -> None:
    code, side = picture(qr.png(content)), len(qr.modules(content)) + 2 * qr.QUIET
    assert code.width % side == 0
    quiet = 4 * code.width // side
    assert ImageChops.invert(code).getbbox() == (quiet, quiet, code.width - quiet, code.width - quiet)


@pytest.mark.parametrize("name", POSTERS)
def test_every_poster_is_one_page_that_a_reader_reads_at_150_dpi(name: str) -> None:
    assert picture(drawn(name)).size in ((1240, 1754), (1241, 1754))
    assert sorted(read(drawn(name))) == sorted(code.link for code in POSTERS[name].codes)


def test_a_poster_is_read_from_a_small_photo_with_a_stain_on_the_code() -> None:
    page = picture(drawn("ibda"))
    page.paste("white", (600, 850, 650, 900))
    small = page.resize((page.width // 3, page.height // 3))
    assert [found.text for found in zxingcpp.read_barcodes(small)] == [POSTERS["ibda"].codes[0].link]


@pytest.mark.parametrize("name", POSTERS)
def test_no_word_runs_over_an_edge_or_into_the_code(name: str) -> None:
    """Beside the words only the bands reach the edges, and around the code there is white."""
    page = picture(drawn(name))
    pixel = page.width / posters.WIDTH
    edge = round((MARGIN - 1) * pixel)
    for left in (0, page.width - edge):
        for row in range(0, page.height, 3):
            strip = page.crop((left, row, left + edge, row + 1))
            lowest, highest = zip(*strip.getextrema(), strict=True)
            assert max(b - a for a, b in zip(lowest, highest, strict=True)) < 40, (row, left)
    for top, bottom in _white(POSTERS[name]):
        strip = page.crop((edge, round(top * pixel), page.width - edge, round(bottom * pixel)))
        assert strip.getextrema() == ((255, 255),) * 3, top


def _white(poster: Poster) -> list[tuple[float, float]]:
    """The millimetres that part what stands above and below the codes from them."""
    if len(poster.codes) == 1:
        return [(109.2, 112), (212, 213.5)]
    return [(109.2, 110.3), (121.1, 121.4), (204.4, 204.8), (212.2, 213.5)]


def test_letters_join_across_their_vowel_marks() -> None:
    """A word is as wide with its marks as without: parted letters would take their wider, single forms."""
    with opened(USUAL) as sheet:
        sheet.set_text_shaping(True, direction=TextDirection.RTL)
        sheet.set_font("Plex", "B", 40)
        assert sheet.get_string_width("وسجّل") == sheet.get_string_width("وسجل")
        assert sheet.get_string_width("تُكتب") == sheet.get_string_width("تكتب")


@pytest.mark.parametrize("direction", [TextDirection.RTL, TextDirection.LTR])
@pytest.mark.parametrize("style", [SCAN, Style(20, 10, (0, 0, 0))])
def test_a_text_shrinks_before_it_is_cut(style: Style, direction: TextDirection) -> None:
    text = " ".join(["كلمة word"] * 8)
    with opened(USUAL) as sheet:
        sheet.set_text_shaping(True, direction=direction)
        size, lines = fitted(sheet, text, style, across(0, 12))
        assert style.least < size < style.most
        assert " ".join(lines) == text
        size, lines = fitted(sheet, " ".join([text] * 10), style, across(0, 12))
        assert size == style.least
        assert lines[-1].endswith("…")


@pytest.mark.parametrize(
    ("links", "start", "leads_to"),
    [
        (BOT, "reg-ibda", "https://t.me/majid_society_bot?start=reg-ibda"),
        (BOT, "pass-x", "https://t.me/majid_society_bot?start=pass-x"),
        (Links("https://rida.example.org"), "reg-ibda", "https://rida.example.org/chat?start=reg-ibda"),
        (Links("https://rida.example.org"), "pass-x", "https://rida.example.org/pass/x"),
        (WHATSAPP, "pass-x", "https://rida.example.org/pass/x"),
        (WHATSAPP, "reg-no-such", "https://rida.example.org/chat?start=reg-no-such"),
        (BOTH, "reg-ibda", "https://t.me/majid_society_bot?start=reg-ibda"),
    ],
)
def test_where_a_code_leads(links: Links, start: str, leads_to: str) -> None:
    assert links.to(start) == leads_to


@pytest.mark.parametrize(("language", "words"), [("ar", "أرغب في تقديم شكوى"), ("en", "complaint")])
def test_on_whatsapp_it_leads_to_words_of_the_edition(language: str, words: str) -> None:
    (way,) = WHATSAPP.ways("complaint", language)
    assert way.link == WHATSAPP.to("complaint", language)
    assert way.link.startswith("https://wa.me/966503011458?text=") and way.link.isascii()
    assert words in unquote(way.link)
    assert [way.channel for way in BOTH.ways("complaint", language)] == ["whatsapp", "telegram"]
    assert [way.channel for way in BOTH.ways("pass-x", language)] == ["telegram"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_codes_are_one_picture_that_a_reader_reads_and_a_phone_shows(language: str) -> None:
    code = Pictures(SETTINGS, lambda: BOTH).qr("reg-ibda", language)
    both = sorted(way.link for way in BOTH.ways("reg-ibda", language))
    assert sorted(read(code)) == both
    on_a_phone = picture(code)
    on_a_phone = on_a_phone.resize((720, 720 * on_a_phone.height // on_a_phone.width))
    assert sorted(found.text for found in zxingcpp.read_barcodes(on_a_phone)) == both


def test_a_reader_finds_the_app_that_the_caption_names() -> None:
    """The first one stands where the language's readers begin: on the right in Arabic."""
    for language, is_right in (("ar", True), ("en", False)):
        code = picture(Pictures(SETTINGS, lambda: BOTH).qr("reg-ibda", language))
        half = code.width // 2
        side = code.crop((half, 0, code.width, code.height) if is_right else (0, 0, half, code.height))
        assert [found.text for found in zxingcpp.read_barcodes(side)] == [
            BOTH.ways("reg-ibda", language)[0].link
        ]


def test_what_one_does_who_cannot_scan() -> None:
    assert USUAL.typed == "t.me/majid_society_bot?start=reg-ibda"
    both = POSTERS["ibda both"]
    assert plain(both.typed) == "أرغب في التسجيل في مبادرة ابدأ" and "966503011458" in both.write
    assert [code.below for code in both.codes] == [
        "\u200e+966503011458",
        "t.me/majid_society_bot?start=reg-ibda",
    ]
    assert [code.caption for code in both.codes] == ["واتساب", "تيليجرام"]


async def test_what_messages_name_is_drawn_and_an_initiative_that_is_gone_is_not() -> None:
    pictures = Pictures(SETTINGS, lambda: BOT)
    assert read(await pictures(Drawing("qr", "reg-ibda"))) == [BOT.to("reg-ibda")]
    page = await pictures(Drawing("poster", "ibda"))
    assert page.startswith(b"%PDF")
    assert read(posters.png(page)) == [BOT.to("reg-ibda")]
    english = await pictures(Drawing("poster", "ibda.en"))
    assert read(posters.png(english)) == [BOT.to("reg-ibda")] and english != page
    for gone in ("no-such", "no-such.en"):
        with pytest.raises(KeyError):
            await pictures(Drawing("poster", gone))


# The two editions


def test_an_edition_says_in_its_own_language_what_the_other_says() -> None:
    english = POSTERS["ibda.en"]
    assert (english.name, english.second_name) == (USUAL.second_name, USUAL.name)
    assert (english.scan, english.second_scan) == (USUAL.second_scan, USUAL.scan)
    assert english.terms.startswith("Literacy for women")
    assert english.window.replace("\u00a0", " ") == (
        "Registration from Sunday 1 November 2026 (21 Jumada al-Ula 1448 AH)"
        " to Wednesday 31 March 2027 (23 Shawwal 1448 AH)"
    )
    assert "Mobile:" in english.contacts and "الجوال" in USUAL.contacts
    assert (english.direction, USUAL.direction) == (TextDirection.LTR, TextDirection.RTL)


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [
        ("مركز رواج (جدة)", True),
        ("Rawaj Centre", False),
        ("https://t.me/b?start=reg-1", False),
        ("TVTC معتمد من", None),
        ("18 - 60", None),
    ],
)
def test_only_a_text_of_the_other_script_alone_turns_from_its_edition(
    text: str, right_to_left: bool | None
) -> None:
    for usual in (TextDirection.RTL, TextDirection.LTR):
        turned = {None: usual, True: TextDirection.RTL, False: TextDirection.LTR}[right_to_left]
        assert direction_of(text, usual) is turned


@pytest.mark.parametrize("name", ["ibda", "ibda.en"])
def test_no_date_is_parted_by_the_end_of_a_line(name: str) -> None:
    with opened(POSTERS[name]) as sheet:
        sheet.set_text_shaping(True, direction=POSTERS[name].direction)
        window, style = POSTERS[name].window, posters.WINDOW
        size, lines = fitted(sheet, window, style, across(0, 12))
        lines = balanced(sheet, window, lines, style, size, posters.ROOM)
    assert len(lines) == 2
    assert "1448" in lines[0] and "2026" in lines[0] and "2027" in lines[1]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("للأعمار 18-25 سنة", "للأعمار \u206818-25\u2069 سنة"),
        ("من 2026-01-05 إلى 10/2/2026", "من \u20682026-01-05\u2069 إلى \u206810/2/2026\u2069"),
        ("خصم 50% على ٢٠ مقعدًا", "خصم \u206850%\u2069 على \u2068٢٠\u2069 مقعدًا"),
        ("اتصل +966551234567.", "اتصل \u2068+966551234567\u2069."),
        ("Level B2 للسيدات", "Level B2 للسيدات"),
    ],
)
def test_numbers_in_the_terms_stand_as_they_were_written(written: str, drawn: str) -> None:
    initiative = replace(SETTINGS.built_initiatives[0], terms={"ar": written, "en": ""})
    assert poster_of(SETTINGS, initiative, PAGE.ways("reg-ibda", "ar"), "ar").terms == drawn
