"""The words that a wa.me link writes lead where the link of Telegram leads, however they come."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.config import load
from bot.core.conversation import Address
from bot.core.events import ButtonPressed, Forwarded, MessageReceived, Words
from bot.core.link_words import COMPLAINT, MENU, Entry, LinkWords
from bot.core.registration import Initiative
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain
from bot.texts.link_words import ROOM, link_words, wa_link
from tests.table import rows
from tests.unit.world import World, person

HUDA, BOT = person("huda"), person("bot")
SHIPPED = load(Path(__file__).parents[3] / "config.yaml", {}).built_initiatives


def named(**names: str) -> tuple[Initiative, ...]:
    """Initiatives by their ids, in both languages of one name."""
    return tuple(
        Initiative(id.replace("_", "-"), dict.fromkeys(LANGUAGES, name)) for id, name in names.items()
    )


ODD = named(
    ibda="مبادرة ابدأ",
    ibda_2="مبادرة ابدأ 2",
    ibda_3="مبادرة ابدأ ٣",
    marked="مُبادَرَةُ إبداءٍ",
    plain="مبادرة ابداء",
    kafaat="مبادرة كفاءات",
    kafaa="مبادرة كفاءة",
    quoted="«جسور» و\"أمل\" & 'نور'",
    rocket="مبادرة 🚀",
    star="مبادرة 🌟",
    emoji="🌟",
    vision="رؤية 2030",
    vision_1="رؤية 2031",
    initiative="مبادرة",
    peace="السلام عليكم",
    menu="رؤية القائمة",
    complaint="تقديم شكوى",
    danger="لا للانتحار",
    private="التحرش",
    latin="Café «Zoë» #1 50% + more?",
    spaced="  مبادرة \n  الأمل  ",
    long="تدريب وتأهيل وتوظيف الأسر المنتجة في الأحياء والقرى والهجر مع شركاء القطاعين العام والخاص " * 2,
    long_2="تدريب وتأهيل وتوظيف الأسر المنتجة في الأحياء والقرى والهجر مع شركاء القطاعين العام والخاص "
    * 3,
    bidi="\u2068مبادرة\u2069 \u200fقمم",
    numbers="1012345678",
)
BOOKS = {"shipped": SHIPPED, "odd": ODD}
EVERY = [(book, entry) for book, listed in BOOKS.items() for entry in link_words(listed).words]


def seen(world: World, who: Address = HUDA) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    return [
        (m.key, plain(m.text), [(b.action, b.arg, plain(b.label)) for b in m.buttons])
        for m in world.said[who]
    ]


def by_telegram(initiatives: tuple[Initiative, ...], entry: Entry) -> object:
    """Where the start link leads whoever speaks that language."""
    world = World(initiatives=initiatives)
    world.conversations[HUDA] = replace(world.conversation(HUDA), language=entry.language)
    world.happen(HUDA, ButtonPressed("start", entry.start, label="/start"))
    return seen(world), world.conversation(HUDA).topic, world.conversation(HUDA).state


def by_words(initiatives: tuple[Initiative, ...], text: str) -> object:
    world = World(initiatives=initiatives)
    world.write(HUDA, text)
    return seen(world), world.conversation(HUDA).topic, world.conversation(HUDA).state


def sent_of(link: str) -> str:
    """What WhatsApp writes for whoever opens the link."""
    found = re.fullmatch(r"https://wa\.me/966503011458\?text=([A-Za-z0-9%._~-]+)", link)
    assert found, link
    return unquote(found[1], errors="strict")


@rows("book, entry", EVERY)
def test_the_words_of_each_link_lead_where_telegrams_link_leads(book: str, entry: Entry) -> None:
    initiatives = BOOKS[book]
    words = link_words(initiatives).of(entry.start, entry.language)
    assert sent_of(wa_link("966503011458", words)) == words
    assert by_words(initiatives, words) == by_telegram(initiatives, entry)


CHANGES: dict[str, Callable[[str], str]] = {
    "a greeting before": "السلام عليكم {}".format,
    "thanks behind": "{} لو سمحتم وشكرًا".format,
    "another line": "\n {}\u200f \n".format,
    "a full stop": "{}.".format,
    "marks": "«{}»؟!".format,
    "an emoji": "{} 🙏🌹".format,
    "both": "hi! {} please".format,
    "bold": "*{}*".format,
    "no hamza": lambda words: words.replace("أ", "ا").replace("إ", "ا"),
    "capitals": str.upper,
    "another space": lambda words: words.replace(" ", "  \u00a0"),
}


@rows("change, book, entry", [(change, *each) for change in CHANGES for each in EVERY])
def test_small_changes_lead_there_too(change: str, book: str, entry: Entry) -> None:
    words = link_words(BOOKS[book])
    changed = CHANGES[change](words.of(entry.start, entry.language))
    assert words.meant(changed) == entry


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("ارغب بالتسجيل في مبادره ابدا", "reg-ibda"),
        ("أرغب في التسجيل في ابدأ", "reg-ibda"),
        ("التسجيل في مبادرة ابدأ", "reg-ibda"),
        ("اريد التسجيل في مبادرة ابدأ", ""),  # other words: what people write is heard elsewhere
        ("أرغب في التسحيل في مبادرة كفاءات", "reg-kafaat"),
        ("ارغب فى تسجيل في مبادرة كوادر", "reg-kawader"),
        ("أَرغَبُ في التّسجيلِ في مبادرةِ ابدأ", "reg-ibda"),
        ("I WOULD LIKE TO REGISTER FOR IBDA", "reg-ibda"),
        ("I would like to regsiter for Kafaat", "reg-kafaat"),
        ("i'd like to register for Kafaat", ""),
        ("Would like to register for kafaat pls", "reg-kafaat"),
        ("أرغب بتقديم شكوى", COMPLAINT),
        ("السلام عليكم، أرغب في تقديم شكوى", COMPLAINT),
        ("I would like to make a compliant", COMPLAINT),
        ("أرغب رؤية القائمة", MENU),
        # nothing of these is the words of a link
        ("لا أرغب في التسجيل في مبادرة ابدأ", ""),
        ("ما أرغب في التسجيل في مبادرة ابدأ", ""),
        ("أرغب في إلغاء التسجيل في مبادرة ابدأ", ""),
        ("أرغب في التسجيل في مبادرة ابدأ وأنا في خطر", ""),
        ("أرغب في التسجيل في مبادرة ابدأ لأمي", ""),
        ("كيف التسجيل في مبادرة ابدأ", ""),
        ("رفضتم التسجيل في مبادرة ابدأ", ""),
        ("I would not like to register for Ibda", ""),
        ("أرغب في سحب شكوى", ""),
        ("أرغب في", ""),
        ("في", ""),
        ("", ""),
        ("ابدأ", ""),
        ("مبادرة", ""),
        ("أرغب في التسجيل في", ""),
        ("أرغب في التسجيل في مبادرة", "reg-"),
        ("I would like to register for an initiative", "reg-"),
        ("x" * 5_000, ""),
    ],
)
def test_what_is_nearly_the_words(text: str, start: str) -> None:
    meant = link_words(SHIPPED).meant(text)
    assert (meant.start if meant else "") == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("ارغب بالتسجيل في مبادرة ابدأ", "reg-"),  # three are written so: which one, it is asked
        ("ارغب بالتسجيل في مبادرة ابدأ (plain)", "reg-plain"),
        ("ارغب بالتسجيل في مبادرة ابدأ ٢", "reg-ibda-2"),
        ("ارغب بالتسجيل في ابدأ 3", "reg-ibda-3"),
        ("ارغب بالتسجيل في مبادرة كفاءة", "reg-kafaa"),
        ("ارغب بالتسجيل في مبادرة كفاءات", "reg-kafaat"),
        ("ارغب بالتسجيل في رؤية ٢٠٣٠", "reg-vision"),
        ("ارغب بالتسجيل في رؤية ٢٠٣١", "reg-vision-1"),
        ("ارغب بالتسجيل في رؤية ٢٠٣٢", ""),
        ("أرغب في التسجيل في مبادرة إبداء", "reg-"),
        ("أرغب في التسجيل في مبادرة", "reg-"),
        ("أرغب في التسجيل في مبادرة 🚀 rocket", "reg-rocket"),
    ],
)
def test_names_that_are_alike_are_told_apart(text: str, start: str) -> None:
    meant = link_words(ODD).meant(text)
    assert (meant.start if meant else "") == start


def test_no_two_links_write_the_same_and_none_is_too_long_to_scan() -> None:
    words = link_words(ODD).words
    assert len(set(words.values())) == len(words)
    assert max(map(len, words.values())) <= ROOM + 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_comes_last(language: str) -> None:
    words = link_words(SHIPPED)
    assert all(
        said.startswith(words.heads[language])
        for entry, said in words.words.items()
        if entry.start.startswith("reg-") and entry.language == language
    )


def test_a_cry_for_help_is_one_with_the_words_before_it() -> None:
    world = World(initiatives=SHIPPED)
    world.write(HUDA, "أرغب في التسجيل في مبادرة ابدأ وأريد أن أنتحر")
    assert any(message.key.startswith("emergency") for message in world.said[HUDA])


def test_in_the_middle_of_something_only_the_very_words_count() -> None:
    world = World(initiatives=SHIPPED)
    world.write(HUDA, "أرغب في تقديم شكوى")
    world.write(HUDA, "التسجيل في مبادرة ابدأ")
    assert world.conversation(HUDA).topic == "complaint"
    world.write(HUDA, "أرغب في التسجيل في مبادرة ابدأ.")
    assert world.conversation(HUDA).topic == "registration"


def test_what_is_passed_on_is_nobodys_link() -> None:
    world, passed_on = World(initiatives=SHIPPED), Words("أرغب في رؤية القائمة", forwarded=Forwarded("x"))
    assert [m.key for m in world.write(BOT, passed_on.text)][-1] == "menu"
    assert "menu" not in [m.key for m in world.happen(HUDA, MessageReceived(passed_on))]


def test_they_speak_the_language_of_the_link_unless_they_chose_one() -> None:
    world = World(initiatives=SHIPPED)
    world.write(HUDA, "I would like to register for Ibda")
    assert world.conversation(HUDA).language == "en"
    world.write(BOT, "عربي")
    world.write(BOT, "I would like to see the menu")
    assert world.conversation(BOT).language == "ar"


def test_without_initiatives_there_is_a_complaint_and_the_menu() -> None:
    assert {entry.start for entry in link_words(()).words} == {COMPLAINT, MENU, "reg-"}
    assert LinkWords().meant("أرغب في تقديم شكوى") is None
