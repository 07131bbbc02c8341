"""Which numbers of a message are hidden before anything of it is kept, and which stay as they are."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.detect.hidden_numbers import hidden, is_valid
from faq.detect.identity_numbers import HIDDEN, holds_identity_number
from tests.unit.policy.test_identity_numbers import WRITTEN

HIDES = [
    *[f"رقم هويتي {written} وشكرا" for written in WRITTEN],
    "1098765432",
    "هويتي ١٠٩٨٧٦٥٤٣٢ وأسكن جدة",
    "اقامتي 2345678901 منتهية",
    "إقامة رقم:2345678901.",
    "سجلي المدني 1098765432",
    "سجل مدني ١٠٩٨-٧٦٥-٤٣٢",
    "my national id is 1098765432",
    "ID no. 1098765432, phone 0551234567",
    "iqama 2 3 4 5 6 7 8 9 0 1",
    "كتبت لهم 1098765432 ولم يردوا",
    "رقم الحدود 4012345678",
    "رقم الإقامة 23456789",
    "هويته ناقصة رقم 109876543",
    "جواز سفري A12345678",
    "جوازي رقم a 12345678",
    "passport no AB1234567",
    "رقم جواز السفر 12345678",
    "SA0380000000608010167519",
    "حسابي SA03 8000 0000 6080 1016 7519 في الراجحي",
    "الآيبان sa0380000000608010167519",
    "ايباني ٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩",
    "حسابي 608010167519",
    "my IBAN is GB82 WEST 1234 5698 7654 32 thanks",
    "بطاقتي 4111 1111 1111 1111",
    "4111111111111111 هذا رقم البطاقة",
    "card 5500-0000-0000-0004",
    "دفعت ببطاقة 378282246310005",
    "قلت لهم في الرسالة الأولى كل ما عندي من التفاصيل وكان الرقم 1234 5678 9012 3456 ولم أفهم",
    "رقم الطلب 1000000008 كما قالوا",  # its check digit says that it is an identity number
    "رقم الهوية في الطلب 2012345678",
    "هويتي1098765432",
]
STAYS = [
    "0551234567",
    "جوالي ٠٥٥١٢٣٤٥٦٧",
    "اتصلوا على 055 123 4567",
    "+966551234567",
    "+966 55 123 4567",
    "966551234567",
    "00966 55 123 4567",
    "551234567",
    "+20 100 123 4567",
    "920001234",
    "هاتف الجمعية 0126543210",
    "طلبي رقم 1001",
    "الحالة 1001 والحالة 1002",
    "تاريخ ميلادي 12/1/1990",
    "من 2025-10-01 إلى 2026-10-01",
    "1410/06/14",
    "الساعة 10:30",
    "راتبي 4500 ريال",
    "دفعت 1000 500 250 ريال",
    "أعمار أولادي 10 12 14 16 18",
    "في حدود 1000000 ريال",
    "من 2020 2021 2022",
    "رقم الفاتورة 2012345678",
    "رقم العملية 1234567890",
    "order 2012345678",
    "tracking 12345678901",
    "جوالي 055 1234567 123",
    "أسكن في 21.485811, 39.192505",
    "1234 5678 9012 3456",
    "رقم رسالتي ١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦",
    "1 2 3 4 5 6 7 8",
    "غرفة A12",
    "موديل B2B1234",
    "أسكن شارع 15 عمارة 2030 شقة 12",
    "بطاقة الحضور 1001",
    "ليس عندي هوية ورقم جوالي 0551234567",
    "لا أرقام هنا",
    "",
]


@pytest.mark.parametrize("text", HIDES)
def test_is_hidden(text: str) -> None:
    kept, count = hidden(text)
    assert count >= 1 and HIDDEN in kept and holds_identity_number(kept)
    assert max(map(len, "".join(c if c.isdecimal() else " " for c in kept).split()), default=0) <= 10
    assert hidden(kept) == (kept, count)


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    assert hidden(text) == (text, 0)


@pytest.mark.parametrize("text", [text for text in HIDES if "0551234567" in text])
def test_the_telephone_beside_it_stays(text: str) -> None:
    assert "0551234567" in hidden(text)[0]


def _identity(seed: int) -> str:
    made = random.Random(seed)
    body = f"{made.choice('12')}{made.randrange(10**8):08}"
    return next(body + str(last) for last in range(10) if is_valid(f"{body}{last}"))


@given(
    st.integers(0, 10**9),
    st.sampled_from(("", " ", "-", ".", "/", "ـ", "\u200f", "، ")),
    st.sampled_from(("", "هويتي ", "أنا فلان ورقم الفاتورة ", "my order ", "اتصلوا 0551234567 ")),
    st.booleans(),
    st.lists(st.integers(1, 9), max_size=3),
)
def test_no_valid_identity_number_is_kept_however_it_is_written(
    seed: int, between: str, before: str, arabic: bool, cuts: list[int]
) -> None:
    number = _identity(seed)
    places = sorted({0, 10, *cuts})
    groups = [number[a:b] for a, b in pairwise(places)]
    written = between.join(groups) if between else number
    if arabic:
        written = written.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    kept, _ = hidden(f"{before}{written} انتهى")
    digits = "".join(str(int(c)) for c in kept if c.isdecimal())
    assert number not in digits and kept.startswith(before) and kept.endswith("انتهى")


@given(st.text(alphabet="0123456789٠١٢٣٤٥٦٧٨٩ -+/،.aSA هويةرقم\u200f", max_size=60))
def test_whatever_is_written_it_ends_and_hides_no_word(text: str) -> None:
    kept, count = hidden(text)
    assert kept.count(HIDDEN) == count
    assert [c for c in kept if c.isalpha() and c in "هويةرقم"] == [c for c in text if c in "هويةرقم"]


def test_long_texts_are_looked_at_quickly() -> None:
    assert hidden("0 " * 20_000)[1] == 0
    hidden("1 " * 4_000)
    hidden("أ1" * 20_000)
