"""Arabic in Latin letters comes down to the same consonants as in its own."""

import pytest

from faq.engine.arabizi import coarse, is_arabizi, is_latin
from faq.text.normalise import fold


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [("abgha asajel", "ابغى اسجل"), ("shakwa", "شكوى"), ("mushkila", "مشكلة"), ("bkm", "بكم")],
)
def test_both_scripts_meet(latin: str, arabic: str) -> None:
    assert coarse(fold(latin)) == coarse(fold(arabic))


@pytest.mark.parametrize("text", ["wain mawqe3kom", "abgha asajel fe aldawra", "kaif a2adem shakwa"])
def test_arabizi_is_told(text: str) -> None:
    assert is_arabizi(fold(text))


@pytest.mark.parametrize(
    "text", ["How do I register?", "where are you", "كيف اسجل", "كيف اسجل في QR", "123"]
)
def test_english_and_arabic_are_not_arabizi(text: str) -> None:
    assert not is_arabizi(fold(text))


def test_a_mostly_arabic_text_is_not_latin() -> None:
    assert not is_latin("ابغي اسجل online")
