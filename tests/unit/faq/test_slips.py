"""A slip as it is typed: found in whatever way, and no digit of it hidden on the way in."""

import pytest

from bot.core.events import MessageReceived, Words
from bot.core.intake import code_of, slip_in, typed_slip
from faq.detect.hidden_numbers import hidden
from faq.detect.slips import in_groups, is_code_alone, slip_in_text

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SLIPS = [(number, code_of(b"key", number, 1)) for number in range(1001, 1041)]
WRITTEN = [
    "{number} · {groups}",
    "{number} {groups}",
    "{number} {code}",
    "{number}\n{groups}",
    "{number}-{code}",
    "رقم {number} والرمز {groups}",
    "السلام عليكم رقم الطلب {number} الرمز {groups}",
]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("table", [{}, ARABIC], ids=["latin", "arabic"])
def test_as_it_is_printed_it_reaches_us_and_is_known(written: str, table: dict[int, str]) -> None:
    for number, code in SLIPS:
        text = written.format(number=number, code=code, groups=in_groups(code)).translate(table)
        assert hidden(text) == (text, 0)
        assert slip_in(MessageReceived(Words(text))) == (number, code)


def test_what_a_whatsapp_code_writes_is_known() -> None:
    for number, code in SLIPS:
        text = typed_slip(f"case-{number}-{code}")
        assert hidden(text) == (text, 0)
        assert slip_in_text(text) == (str(number), code)


def test_a_code_alone_is_known_for_one_and_not_hidden_either() -> None:
    for _, code in SLIPS:
        for text in (code, in_groups(code), f"الرمز {in_groups(code)}"):
            assert hidden(text) == (text, 0)
            assert is_code_alone(text)
            assert slip_in_text(text) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "هويتي 1012 345 678 901 234 567",
        "بطاقتي 1001 378282246310005",
        "1012345674",
        "رقم الحساب 1234 123456789012345",
    ],
)
def test_what_is_said_to_be_something_else_is_hidden_all_the_same(text: str) -> None:
    assert hidden(text)[1] > 0


@pytest.mark.parametrize(
    "text", ["0512345678", "1001", "+201001234567891", "4821 7093", "1234 5678 9012 3456"]
)
def test_other_numbers_are_no_code(text: str) -> None:
    assert not is_code_alone(text)
    assert slip_in_text(text) == ("", "")
