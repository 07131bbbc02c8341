"""Messages cut to Telegram's limits, buttons that cannot be forged, how fast may be spoken."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.shared import commands
from bot.channels.shared.button_data import LONGEST, Signer, arg_of
from bot.channels.shared.commands import Command, command_of
from bot.channels.shared.pieces import length, split
from bot.channels.shared.rate_windows import Place, Trip, Window
from bot.channels.telegram.api.message_parts import TEXT, Part, parts_of, rows_of
from bot.core.conversation import Address, Party
from bot.core.events import Attachment, AttachmentKind
from bot.core.messages import Button, Drawing, Message
from bot.core.staff_text.commands import ARABIC, CANCEL, STAFF, WRITTEN
from bot.core.staff_text.reading import read as read_staff
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import sentence

ROOT = Path(__file__).parents[3]
HUDA = Address("telegram", "7", Party.PERSON)
BADR = Address("telegram", "8", Party.PERSON)
PHOTO = Attachment("f.jpg", AttachmentKind.PHOTO, "image/jpeg", 10)
SIGNER = Signer("1:token")


@given(st.text(alphabet="ab .\n؟!😀ش", max_size=400), st.integers(10, 60))
def test_pieces_fit_and_leave_nothing_out(text: str, room: int) -> None:
    pieces = split(text, room)
    assert all(0 < length(piece) <= room for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "هذه جملة من عدة كلمات. "
    pieces = split(sentence * 400, TEXT)
    assert len(pieces) > 1
    assert all(piece.endswith("كلمات.") for piece in map(str.rstrip, pieces))


def test_letters_outside_the_basic_plane_count_twice() -> None:
    assert [length(piece) for piece in split("😀" * TEXT, TEXT)] == [TEXT, TEXT]


@pytest.mark.parametrize(
    ("text", "files", "slot", "expected"),
    [
        ("short", 1, "", [("short", True, True)]),
        ("short", 1, "card", [("short", False, True), ("", True, False)]),
        ("x" * 1025, 1, "", [("x" * 1025, False, True), ("", True, False)]),
        ("short", 2, "", [("short", False, True), ("", True, False), ("", True, False)]),
        ("a" * 5000, 0, "", [("a" * 4096, False, False), ("a" * 904, False, True)]),
    ],
)
def test_what_a_message_becomes(
    text: str, files: int, slot: str, expected: list[tuple[str, bool, bool]]
) -> None:
    message = Message(text, "ar", attachments=(PHOTO,) * files, slot=slot)
    assert [(part.text, part.file is not None, part.last) for part in parts_of(message)] == expected


def test_a_drawing_is_sent_as_a_file_is() -> None:
    pass_, code, poster = "pass-x", Drawing("qr", "pass-x"), Drawing("poster", "ibda")
    assert parts_of(Message("short", "ar", qr=pass_)) == [Part("short", code, last=True)]
    long = parts_of(Message("x" * 1025, "ar", qr=pass_))
    assert long == [Part("x" * 1025, last=True), Part("", code)]
    both = parts_of(Message("short", "ar", qr=pass_, poster="ibda"))
    assert both == [Part("short", last=True), Part("", code), Part("", poster)]


@given(st.text(max_size=80), st.integers(0, 10**6))
def test_a_button_is_read_as_it_was_written_and_fits(arg: str, stamp: int) -> None:
    button = Button("write-to-case", arg, "label")
    data = SIGNER.data(button, stamp, HUDA)
    assert len(data.encode()) <= LONGEST
    press = SIGNER.read(data, HUDA)
    assert press is not None
    assert (press.action, press.stamp) == ("write-to-case", stamp)
    assert arg_of(press, [Button("write-to-case", "other", ""), button]) == arg
    assert SIGNER.read(data, BADR) is None
    assert Signer("2:token").read(data, HUDA) is None


@given(st.data())
def test_a_button_with_any_byte_changed_is_nobody_s(data: st.DataObject) -> None:
    genuine = SIGNER.data(Button("choose", "1001.1.0", ""), 12, HUDA)
    at = data.draw(st.integers(0, len(genuine) - 1))
    other = data.draw(st.characters(exclude_characters=genuine[at], exclude_categories=["Cs"]))
    assert SIGNER.read(genuine[:at] + other + genuine[at + 1 :], HUDA) is None


@given(st.text(max_size=70))
def test_made_up_data_is_nobody_s(data: str) -> None:
    assert SIGNER.read(data, HUDA) is None


def test_a_window_lets_so_many_through_and_says_how_long_to_wait() -> None:
    window = Window(2, 60.0, Trip())
    for at in (0.0, 1.0, 60.0):
        assert window.left(at) == 0.0
        window.take(Place(at, at))
        if at == 1.0:
            assert window.left(2.0) == 58.0
    assert window.left(60.5) == 0.5


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/take", Command("take")),
        ("/TAKE@rida_bot 1001", Command("take", "rida_bot", "1001")),
        ("/faq\nسطر\nآخر", Command("faq", "", "سطر\nآخر")),
        ("/", None),
        ("/شكوى", None),
        ("see /take", None),
        ("//", None),
        ("// note", None),
    ],
)
def test_what_is_a_command(text: str, command: Command | None) -> None:
    assert command_of(text) == command


@pytest.mark.parametrize(
    ("text", "name", "arg"),
    [
        ("/عطلة ٢٠٢٧-٠٣-١٠ عيد", "holiday", "٢٠٢٧-٠٣-١٠ عيد"),
        ("\u200f/عطلة@rida_bot", "holiday", ""),
        ("/عطله", "holiday", ""),
        ("/اسئله ٣ نعم", "faq", "٣ نعم"),
        ("/استلام", "take", ""),
        ("/شكوى", "", ""),
        ("عطلة سعيدة", "", "عطلة سعيدة"),
    ],
)
def test_the_staff_have_theirs_in_arabic(text: str, name: str, arg: str) -> None:
    reading = read_staff(text)
    assert (reading.name, reading.text) == (name, arg)


@pytest.mark.parametrize("name", [*commands.PERSON, *STAFF])
def test_every_command_is_completed_in_both_languages(name: str) -> None:
    """One that has no words would keep all of them out of Telegram's menu."""
    for language in LANGUAGES:
        said = sentence(f"telegram-command-{name.replace('_', '-')}", language, {})
        assert 3 <= len(said) <= 256, "by Telegram"
    assert re.fullmatch("[a-z0-9_]{1,32}", name), "by Telegram"


def test_the_page_names_every_command_of_the_staff() -> None:
    """docs/telegram.md is what a new society reads; what neither it nor the table that it leads to names is
    not found."""
    page = (ROOT / "docs" / "telegram.md").read_text("utf-8")
    told = page.partition("Every button is also a command")[2].partition("\n## ")[0]
    assert "(staff.md#the-card)" in told
    cards = (ROOT / "docs" / "staff.md").read_text("utf-8").partition("\n## The card\n")[2]
    told += "".join(line for line in cards.splitlines() if line.startswith("| "))
    named = {word.split()[0] for word in re.findall(r"`/([^`/]+)`", told)}
    assert named == set(STAFF) | set(WRITTEN) | set(ARABIC) | {CANCEL}


@pytest.mark.parametrize("count", [0, 1, 2, 5, 60, 300])
@pytest.mark.parametrize("label", ["قصير", "اسم طويل لمبادرة من مبادرات الجمعية في مدينة جدة كلها"])
def test_buttons_stay_within_what_telegram_takes_and_the_last_one_stays(count: int, label: str) -> None:
    """A house with hundreds of initiatives still answers; what falls away can be written."""
    buttons = tuple(Button("register", f"id-{n}", f"{label} {n}") for n in range(count))
    shown = [button for row in rows_of(buttons) for button in row]
    assert sum(len(button.label.encode()) + 64 + 32 for button in shown) <= 10 * 2**10
    assert len(shown) <= 100 and shown[-1:] == list(buttons[-1:])
    assert count > 5 or shown == list(buttons)
