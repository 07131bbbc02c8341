"""Words that mean alike are one concept, however they are written onto others."""

import pytest

from faq.engine.concepts import CONCEPTS, concept
from faq.text.normalise import fold


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("ضاع ضيعت وضيعتها مفقوده", "ضاع"),
        ("الغا نلغي كنسلت والغيها", "الغا"),
        ("رسوم الرسوم رسوما ببلاش", "رسوم"),
        ("بطاقه بطاقتي للبطاقات", "بطاقه"),
        ("دفع تدفعونها بندفع", "دفع"),
    ],
)
def test_one_meaning_has_one_concept(words: str, meant: str) -> None:
    assert {concept(word) for word in words.split()} == {meant}


@pytest.mark.parametrize("word", ["من", "زقزقه", "ا", "", "hello", "12"])
def test_most_words_have_none(word: str) -> None:
    assert concept(word) is None


def test_every_word_is_folded() -> None:
    assert [word for word in CONCEPTS if fold(word) != word] == []


def test_every_concept_is_a_word_of_its_own() -> None:
    assert not {name for name in CONCEPTS.values() if CONCEPTS[name] != name}
