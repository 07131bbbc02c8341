"""Texts cut to what a platform takes: where, and that nothing is torn."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.shared.pieces import (
    DEEP,
    length,
    shortened,
    split,
    split_before_last,
    unisolated,
)

FSI, PDI = "\u2068", "\u2069"
FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇸🇦"
LETTERS = st.sampled_from(
    ["ش", "شَ", "a", " ", "\n", ". ", "؟ ", FSI, PDI, FAMILY, FLAG, "👍🏽", "😀", "é"]
)
TEXTS = st.lists(LETTERS, max_size=150).map("".join)


@given(TEXTS, st.integers(40, 80))
def test_pieces_fit_and_leave_nothing_out(text: str, room: int) -> None:
    pieces = split(text, room)
    assert all(0 < length(piece) <= room for piece in pieces)
    said = unisolated("".join(pieces))
    assert "".join(said.split()) == "".join(unisolated(text).split())


@given(TEXTS, st.integers(40, 80), st.integers(20, 40))
def test_the_last_piece_has_a_room_of_its_own(text: str, room: int, last: int) -> None:
    pieces = split_before_last(text, room, last)
    assert all(0 < length(piece) <= room for piece in pieces)
    assert not pieces or (length(pieces[-1]) <= last and unisolated(pieces[-1]).strip())
    said = unisolated("".join(pieces))
    assert "".join(said.split()) == "".join(unisolated(text).split())
    assert all(piece.count("🇸") == piece.count("🇦") for piece in pieces)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (f"{'كلمة ' * 20}\n\nثم هذا.\n\nهل هذا صحيح؟", "هل هذا صحيح؟"),
        (f"{'كلمة ' * 20}\nثم هذا وذاك\nهل هذا صحيح؟", "ثم هذا وذاك\nهل هذا صحيح؟"),
        (f"{'كلمة ' * 20}\n\n{'كلمة ' * 8}. هل هذا صحيح؟", "هل هذا صحيح؟"),
        (f"{'كلمة ' * 20}\n\nاسمك {FSI}هدى\n\nسالم{PDI}، صحيح؟", f"اسمك {FSI}هدى\n\nسالم{PDI}، صحيح؟"),
        (f"{'كلمة ' * 20}: {FSI}قال \u202eكذا{PDI}\n\nهل هذا صحيح؟", "هل هذا صحيح؟"),
        ("ا" * 100, "ا" * 36),
    ],
)
def test_the_last_piece_is_the_question(text: str, last: str) -> None:
    assert split_before_last(text, 80, 40)[-1] == last
    assert split_before_last(last, 80, 40) == [last]


@given(TEXTS, st.integers(40, 80))
def test_no_letter_is_parted_from_its_marks(text: str, room: int) -> None:
    for piece in split(text, room):
        start = piece.lstrip(FSI)[:1]
        assert not start or unicodedata.category(start) != "Mn" or text.lstrip().startswith(start)
        assert not piece.endswith("\u200d")
        assert piece.count("🇸") == piece.count("🇦")


@given(st.lists(st.sampled_from(["كلمة ", f"{FSI}اسم طويل هنا{PDI} ", f"{FSI}1001{PDI} "]), max_size=60))
def test_what_is_set_apart_is_so_in_every_piece(words: list[str]) -> None:
    for piece in split("".join(words), 60):
        assert piece.count(FSI) == piece.count(PDI)


def test_long_words_of_somebody_else_are_set_apart_again_in_the_next_piece() -> None:
    pieces = split(f"قال: {FSI}{'كلام كثير ' * 60}{PDI} انتهى.", 200)
    assert len(pieces) > 2
    assert all(piece.startswith(FSI) and piece.count(PDI) == 1 for piece in pieces[1:-1])


def test_more_isolates_than_anybody_needs_end_nothing() -> None:
    assert split(FSI * (DEEP + 20) + "ا" * 100, 40)


@pytest.mark.parametrize(
    ("label", "room", "said"),
    [
        ("نعم", 20, "نعم"),
        ("أوصلوه لشخص مؤتمن عندكم", 20, "أوصلوه لشخص مؤتمن…"),
        ("a word, and more words", 8, "a word…"),
        (f"الطلب {FSI}1001{PDI} كاملاً", 18, "الطلب 1001 كاملاً"),
        ("two\nlines", 20, "two lines"),
        ("supercalifragilistic", 10, ""),
        ("exactly twenty chars", 20, "exactly twenty chars"),
    ],
)
def test_a_label_is_shortened_between_words(label: str, room: int, said: str) -> None:
    assert shortened(label, room) == said


@given(st.text(alphabet=f"ab ش😀{FSI}{PDI}َ\u200d", max_size=80), st.integers(8, 24))
def test_a_shortened_label_fits_and_ends_with_a_whole_word(label: str, room: int) -> None:
    said = shortened(label, room)
    assert length(said) <= room
    if said.endswith("…"):
        begun = said.removesuffix("…")
        assert unisolated(" ".join(label.split())).startswith(begun)
        assert unisolated(" ".join(label.split()))[len(begun)] in ' .,،؛:-–(«"'
