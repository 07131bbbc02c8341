"""A receipt is known in whatever way it is typed, and nothing else is one."""

import pytest

from faq.detect.receipts import in_groups, is_receipt_shaped, receipt_in

RECEIPT = "1234567890123456"


@pytest.mark.parametrize(
    "typed",
    [
        RECEIPT,
        "1234 5678 9012 3456",
        "1234-5678-9012-3456",
        "  1234–5678–9012–3456. ",
        "١٢٣٤ ٥٦٧٨ ٩٠١٢ ٣٤٥٦",
        "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶",
        "١٢٣٤ 5678 ٩٠١٢ 3456",
        "\u20681234 5678 9012 3456\u2069",
        "1234\u00a05678\n9012 3456",
        "رقم رسالتي ١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦",
        "my receipt: 1234 5678 9012 3456",
    ],
)
def test_it_is_known_however_it_is_typed(typed: str) -> None:
    assert receipt_in(typed) == RECEIPT and is_receipt_shaped(typed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "رسالتي",
        "123456789012345",
        "12345678901234567",
        "1234 5678 9012 3456 7",
        "1098765432",
        "0501234567 0501234567",
        "1234567890123456 1234567890123456",
        "بطاقتي 1234567890123456 وسحبوا منها من غير اذني وما رجعوا لي فلوسي الى اليوم يا ناس",
    ],
)
def test_nothing_else_is_one(text: str) -> None:
    assert receipt_in(text) == "" and not is_receipt_shaped(text)


def test_it_is_shown_in_groups_of_four() -> None:
    assert in_groups(RECEIPT) == "1234 5678 9012 3456"
    assert receipt_in(in_groups(RECEIPT)) == RECEIPT
