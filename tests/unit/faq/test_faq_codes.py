"""Codes and mobile numbers as people type them, and what is hidden of them."""

import pytest

from faq.detect.codes import hidden, is_bare, link_code_in, mobile_number, names_link, number_and_code
from faq.detect.linking_words import wish_of


@pytest.mark.parametrize(
    "typed", ["48217093", "4821 7093", "٤٨٢١ ٧٠٩٣", "4821-7093", "۴۸۲۱۷۰۹۳", "\u20684821 7093\u2069"]
)
def test_a_code_is_known_in_whatever_way_it_is_typed(typed: str) -> None:
    for around in ("{}", "ربط {}", "/link {}", "رمزي هو {}", "the code is {}"):
        text = around.format(typed)
        assert link_code_in(text) == "48217093" and is_bare(text)
        assert "7093" not in hidden(text) and "٧٠٩٣" not in hidden(text)
    assert names_link(f"ربط {typed}") and not names_link(typed)


@pytest.mark.parametrize("text", ["رقم بلاغي 48217093 ولم يرد أحد", "تاريخي 19900115 وأنا أنتظر", "1001"])
def test_a_number_in_a_telling_is_no_code(text: str) -> None:
    assert not is_bare(text) or not link_code_in(text)


@pytest.mark.parametrize(
    "typed",
    [
        *("0551234567", "055 123 4567", "٠٥٥١٢٣٤٥٦٧", "551234567", "966551234567", "+966551234567"),
        *("00966551234567", "+966 (0)55-123-4567", "\u0660\u0660966551234567"),
    ],
)
def test_a_mobile_number_is_the_same_however_it_is_written(typed: str) -> None:
    assert mobile_number(typed) == "+966551234567"
    for pair in (f"{typed}\n4821 7093 1234", f"4821 7093 1234 {typed}"):
        assert number_and_code(pair) == ("+966551234567", "482170931234")


@pytest.mark.parametrize(
    "typed", ["", "0126062959", "12345", "جوالي", "05512345678", "055123456", "1001"]
)
def test_what_is_none(typed: str) -> None:
    assert mobile_number(typed) == ""


def test_a_number_of_another_country_says_which() -> None:
    assert mobile_number("+20 100 123 4567") == mobile_number("0020 1001234567") == "+201001234567"


WISHES = {
    "link": (
        "ابي اربط الواتس بالتلقرام",
        "عندي رقم ثاني",
        "كيف أربط المحادثتين",
        "اربط حسابي في تيليجرام مع الصفحة",
        "link my whatsapp with telegram",
        "I have another number",
        "لدي جوال جديد",
    ),
    "unlink": ("افصل المحادثات", "الغ ربط الواتس", "unlink my telegram"),
    "find": ("ضاع جوالي", "غيرت جوالي كيف اشوف طلباتي", "I lost my phone", "كيف استرجع طلباتي على جوالي"),
    "": (
        "ربطت الموعد ولم يتصل أحد",
        "رقم ثاني للجمعية",
        "ضاع جوالي عندكم في المقر أمس",
        "عندي شكوى",
        "طلباتي",
        "أبغى رقم المدير",
    ),
}


@pytest.mark.parametrize(
    ("wish", "text"), [(wish, each) for wish, all_ in WISHES.items() for each in all_]
)
def test_a_wish_in_words(wish: str, text: str) -> None:
    assert wish_of(text) == wish
