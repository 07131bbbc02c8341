"""Identity numbers are known however they are written, and days and lists are none."""

import pytest

from faq.detect.identity_numbers import holds_identity_number, without_numbers

ID = "1012345678"
WRITTEN = [
    ID,
    "١٠١٢٣٤٥٦٧٨",
    "2012345678",
    "1012 345 678",
    "1012-345-678",
    "1012.345.678",
    "1012/345/678",
    "1012، 345، 678",
    "1 0 1 2 3 4 5 6 7 8",
    "1.0.1.2.3.4.5.6.7.8",
    "(1012) 345678",
    "1012 - 345 - 678",
    "1012_345_678",
    "1012\u00a0345\u202f678",
    "1012\u200f345\u200b678",
    "\u20681012\u2069\u2066345678\u2069",
    "1\u061c0\u200c1\u200d2\ufeff3\u206045678",
    "١٠١٢ـ٣٤٥ـ٦٧٨",
    "1012345678 0551234567",
    "0551234567 - 1012345678",
    "12/1/1990 1012345678",
]


@pytest.mark.parametrize("written", WRITTEN)
def test_an_identity_number_is_known_and_masked_however_it_is_written(written: str) -> None:
    text = f"رقم هويتي {written} وشكرا"
    assert holds_identity_number(text)
    masked = "".join(c for c in without_numbers(text) if c.isdecimal())
    assert "1012345678" not in "".join(str(int(c)) for c in masked) and len(masked) < 9
    assert without_numbers(text).startswith("رقم هويتي") and without_numbers(text).endswith("وشكرا")


@pytest.mark.parametrize(
    "text",
    [
        "0551234567",
        "055 123 4567",
        "+966551234567",
        "+966 55 123 4567",
        "00966551234567",
        "+20 100 123 4567",
        "0020 100 123 4567",
        "+1 202 555 0182",
        "12/1/1990",
        "2025-10-01 10:30",
        "من 2025-10-01 إلى 2026-10-01",
        "12/1/1990 14/6/1410",
        "101234567",
        "10123456789",
        "حالتي رقم 1001",
    ],
)
def test_other_numbers_are_no_identity(text: str) -> None:
    assert not holds_identity_number(text)


def test_days_stay_where_numbers_are_masked() -> None:
    for text in ("تأخرت من 12/1/1990 إلى 2026-03-01", "في 12/1/2026، 13/1/2026، 14/1/2026", "رقم 1001"):
        assert without_numbers(text) == text
    assert "0551234567" not in without_numbers("في 12/1/2026 0551234567")


def test_a_long_row_of_digits_is_looked_at_quickly() -> None:
    assert not holds_identity_number("0 " * 20_000)
    assert not holds_identity_number("0" + "\u200b" * 20_000)
