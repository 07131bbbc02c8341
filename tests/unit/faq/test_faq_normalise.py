"""Folding forgives spelling, keeps digits, is idempotent and takes any string."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.text.normalise import fold

ARABIC = st.text(alphabet=st.characters(min_codepoint=0x600, max_codepoint=0x6FF), max_size=80)
ANYTHING = st.text(max_size=200)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("أَهْلاً وسهلاً", "اهلا وسهلا"),
        ("إلى آخِر الشَّارع", "الي اخر الشارع"),
        ("مدرسة", "مدرسه"),
        ("ســــلام", "سلام"),
        ("شكراااااا", "شكرا"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("رقم 1000011", "رقم 1000011"),
        ("مسؤول عن شيء", "مسوول عن شي"),
        ("  Hello,\n WORLD! ", "hello world"),
        ("what's up", "whats up"),
        ("\u202eشكوى\u202c\u200f", "شكوي"),
        ("ﷲ", "الله"),
        ("گريب", "كريب"),
        ("🙂🙂", ""),
        ("\x00\x07 \u0000", ""),
        ("", ""),
        ("نعم👍🏽", "نعم"),
        ("9.", "9"),
    ],
)
def test_what_is_typed_folds(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(ANYTHING | ARABIC)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANYTHING | ARABIC)
def test_folded_text_holds_only_letters_digits_and_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(char == " " or unicodedata.category(char)[0] in "LNM" for char in folded)


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_survive_in_any_digits(number: int) -> None:
    eastern = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert fold(eastern) == fold(str(number)) == str(number)


@given(ARABIC, st.sampled_from(["\u064b", "\u0651", "\u0640", "\u200f", "\u200b", "\u202e"]))
def test_a_mark_nobody_sees_changes_nothing(text: str, mark: str) -> None:
    assert fold(mark.join(text)) == fold(text)


@pytest.mark.parametrize("piece", ["ا", "ﷺ", "🙂", "\x00", "a ", "\u202e"])
def test_the_longest_message_folds(piece: str) -> None:
    assert fold(fold(piece * 4096)) == fold(piece * 4096)
