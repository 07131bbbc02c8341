"""What the encoder is shown: the question as it was written, everyday words in standard spelling."""

import pytest

from faq.dialect import spelled
from faq.sense import readable


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("وش الأوراق المطلوبة؟", "ماذا الأوراق المطلوبة؟"),
        ("ابغى اسجل الحين", "أريد أسجل الآن"),
        ("وين، ومتى؟", "أين، ومتى؟"),
        ("ما وصلني رد", "ما وصلني رد"),
        ("لمرة واحدة", "لمرة واحدة"),
        ("كــيفَ أصل إلى المقر", "كيف أصل إلى المقر"),
        ("How do I register?", "How do I register?"),
    ],
)
def test_everyday_words_are_spelled_as_the_encoder_knows_them(written: str, shown: str) -> None:
    assert readable(written) == shown


def test_what_is_spelled_already_stays() -> None:
    for word in ("أين", "أريد", "إلى", "الذي", "الآن", "أستطيع"):
        assert spelled(word) == word
