"""What each reader takes off a word, and which slips it forgives: one table a meaning."""

import pytest

from faq.text.arabic import (
    ENGLISH,
    NAMES,
    Mistyped,
    bare,
    forms,
    once,
    splits,
    whole,
    with_article,
    without_ending,
)


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("والتسجيل", "تسجيل"),
        ("بالتسجيل", "تسجيل"),
        ("كالتسجيل", "تسجيل"),
        ("فالتسجيل", "تسجيل"),
        ("للتسجيل", "تسجيل"),
        ("التسجيل", "تسجيل"),
        ("بكفاءات", "كفاءات"),
        ("وردت", "ردت"),
        ("كفاءات", "كفاءات"),
        ("سيسجل", "سيسجل"),
        ("ولد", "ولد"),
        ("الا", "الا"),
        ("ال", "ال"),
        ("", ""),
        ("register", "register"),
    ],
)
def test_before_a_noun_are_and_in_for_and_the(word: str, left: str) -> None:
    assert bare(word) == left


def test_of_a_shorter_word_nothing_is_taken() -> None:
    assert bare("بيتي", least=5) == "بيتي" and bare("بيتنا", least=5) == "يتنا"


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("مبادراتكم", "مبادرات"),
        ("مبادرات", "مبادر"),
        ("تسجيلهما", "تسجيل"),
        ("ابنك", "ابنك"),
        ("بنتي", "بنتي"),
    ],
)
def test_behind_a_word_are_a_pronoun_or_an_ending(word: str, left: str) -> None:
    assert without_ending(word) == left


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("بالثاني", "الثاني"),
        ("عالثاني", "الثاني"),
        ("فالثاني", "الثاني"),
        ("للثاني", "الثاني"),
        ("وبالثاني", "الثاني"),
        ("الثاني", "الثاني"),
        ("ثاني", "ثاني"),
        ("بال", "بال"),
        ("لله", "لله"),
    ],
)
def test_the_article_alone_is_left(word: str, left: str) -> None:
    assert with_article(word) == left


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("وينتحر", "ينتحر"),
        ("سينتحر", "ينتحر"),
        ("حينتحر", "ينتحر"),
        ("وسينتحر", "ينتحر"),
        ("يضربها", "يضرب"),
        ("فيضربهم", "يضرب"),
        ("والاسعاف", "اسعاف"),
        ("للاسعاف", "اسعاف"),
    ],
)
def test_around_a_cry_are_particles_futures_and_pronouns(word: str, meant: str) -> None:
    assert {word, meant} <= forms(word)


def test_an_english_word_stands_as_it_is() -> None:
    assert forms("kills") == {"kills"}


def test_a_stem_of_three_letters_is_believed() -> None:
    assert ("", "دفع", "ت") in splits("دفعت") and ("وال", "دفع", "") in splits("والدفع")
    assert all(len(stem) >= 3 for _, stem, _ in splits("والدفعات"))
    assert list(splits("من")) == []


@pytest.mark.parametrize(
    ("word", "said"), [("انتحرر", "انتحر"), ("مللل", "مل"), ("8855", "8855"), ("", "")]
)
def test_no_letter_is_said_twice(word: str, said: str) -> None:
    assert once(word) == said


def test_whole_words_are_met_and_parts_are_not() -> None:
    pattern = whole(("كذاب", "كذاب كبير"), before="[وف]?(?:ال)?")
    assert pattern.search("انتم الكذاب")
    assert pattern.search("وكذاب كبير يا")[0] == "وكذاب كبير"  # type: ignore[index]
    assert not pattern.search("كذابين") and not pattern.search("بكذاب")


@pytest.mark.parametrize(
    ("said", "known", "count"),
    [
        ("كفاءت", "كفاءات", 1),
        ("كفاات", "كفاءات", 1),
        ("ابدأ", "ابدأ", 0),
        ("انطلق", "انطلاقه", 2),
        ("انطلاق", "انطلاقه", 1),
        ("انطق", "انطلاق", None),
        ("بدا", "ندا", None),
        ("رواح", "رواج", 1),
        ("بنت", "بيت", None),
        ("", "كفاءات", None),
    ],
)
def test_a_name_may_slip_by_its_length_but_not_in_its_first_letter(
    said: str, known: str, count: int | None
) -> None:
    assert NAMES.between(said, known) == count


@pytest.mark.parametrize(
    ("said", "known", "is_near"),
    [
        ("fualt", "fault", True),
        ("falt", "fault", True),
        ("vault", "fault", False),
        ("you", "your", False),
    ],
)
def test_an_english_word_may_slip_once(said: str, known: str, is_near: bool) -> None:
    assert (ENGLISH.between(said, known) is not None) is is_near


@pytest.mark.parametrize(
    ("said", "known", "is_near"),
    [
        ("اننتحر", "انتحر", True),
        ("انتجحر", "انتحر", True),
        ("انتتحر", "انتحر", True),
        ("اتنحر", "انتحر", True),
        ("انتظر", "انتحر", False),
        ("نتحر", "انتحر", False),
        ("انتحر", "انتحر", False),
        ("يضربوي", "يضربوني", True),
        ("يضربونكي", "يضربوني", True),
        ("يضربونكمي", "يضربوني", False),
        ("رحتنا", "انتحر", False),
    ],
)
def test_in_a_cry_no_letter_is_another(said: str, known: str, is_near: bool) -> None:
    assert (known in Mistyped([known, "سلام"]).meant(said)) is is_near
