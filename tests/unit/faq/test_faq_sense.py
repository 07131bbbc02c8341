"""What the encoder is shown: the question as it was written, everyday words in standard spelling."""

import time

import numpy as np
import pytest

from faq.engine.encoder import encoder, readable
from faq.engine.kept import Kept, cache
from faq.text.dialect import spelled


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


def test_what_was_learned_before_is_not_encoded_again() -> None:
    sense = encoder()
    assert sense is not None
    ways = [f"كيف اسجل في الدورة رقم {number}" for number in range(200)]
    first, began = sense.learn(ways), time.process_time()
    again = sense.learn([*ways[1:], "وين مقر الجمعية"])
    assert time.process_time() - began < 0.05
    assert np.array_equal(first[1:], again[:-1])
    assert np.allclose(again[-1], sense.encode(["وين مقر الجمعية"])[0], atol=1e-5)


ASKED = (
    "متى تفتحون؟",
    "ابغى اعرف وين وصل طلبي رقم 1001 الله يعافيكم",
    "How do I register?",
    "كلمة",
    "",
    "١٢٣ … ©️ 🙂 日本語 ﷺ",
    "متى " * 200,
)


def test_what_is_mapped_says_what_the_library_says_to_the_last_bit() -> None:
    mapped, own = Kept(cache()).encoder(), encoder()
    assert mapped and own and mapped is not own
    for text in ASKED:
        assert np.array_equal(mapped.encode([text]), own.encode([text])), text
    assert np.array_equal(mapped.encode(ASKED), own.encode(ASKED))
