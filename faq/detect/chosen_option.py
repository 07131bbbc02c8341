"""Which of several alternatives is meant, in the ways people say it: «الثاني», «ابي الحل ٢» (C22).

The rule this module guards: every word of the message belongs to the choosing, and exactly one is meant.
One word more («الثاني ما يناسبني») and it is something else, which the staff read.
"""

import re
from collections.abc import Callable, Iterator, Sequence

Fold = Callable[[str], str]

LEAST = 5
"""Characters of a beginning: fewer could be anything."""

ORDINALS = (
    ("الأول", "الأولى", "أول", "أولى", "واحد", "first", "one", "1st"),
    ("الثاني", "الثانية", "ثاني", "ثانية", "اثنين", "اثنان", "second", "two", "2nd"),
    ("الثالث", "الثالثة", "ثالث", "ثالثة", "ثلاثة", "third", "three", "3rd"),
    ("الرابع", "الرابعة", "رابع", "رابعة", "أربعة", "fourth", "four", "4th"),
    ("الخامس", "الخامسة", "خامس", "خامسة", "خمسة", "fifth", "five", "5th"),
    ("السادس", "السادسة", "سادس", "سادسة", "ستة", "sixth", "six", "6th"),
    ("السابع", "السابعة", "سابع", "سابعة", "سبعة", "seventh", "seven", "7th"),
    ("الثامن", "الثامنة", "ثامن", "ثامنة", "ثمانية", "eighth", "eight", "8th"),
)
LAST = ("الأخير", "الأخيرة", "last")  # not «آخر»: «حل آخر» is another one
ONE = ("واحد", "one")  # beside another ordinal it counts nothing: «ثاني واحد», "the second one"

NAMING = (
    "حل",
    "الحل",
    "خيار",
    "الخيار",
    "بديل",
    "البديل",
    "رقم",
    "الرقم",
    "option",
    "solution",
    "number",
)
BESIDE = (
    *NAMING,
    *(
        "أبي",
        "أبغى",
        "أبغا",
        "أبا",
        "أريد",
        "أود",
        "ودي",
        "أفضل",
        "أفضّل",
        "أختار",
        "اخترت",
        "اختر",
        "نختار",
    ),
    *("نبي", "نبغى", "يناسبني", "مناسب", "يناسب", "تناسبني", "مناسبني", "مناسبة", "آخذ", "باخذ", "خذوا"),
    *(
        "موافق",
        "موافقة",
        "أوافق",
        "على",
        "عال",
        "تمام",
        "طيب",
        "أوكي",
        "نعم",
        "إيه",
        "إي",
        "أيوه",
        "هو",
        "هي",
    ),
    *("هذا", "هذي", "احسن", "أحسن", "حلو", "زين", "كويس", "لي", "لو", "سمحت", "سمحتوا", "سمحتي", "من"),
    *("فضلك", "فضلكم", "شكرا", "مشكورين", "الله", "يعطيكم", "العافية", "جزاكم", "خير", "خيرا", "اختياري"),
    *(
        "the",
        "i",
        "want",
        "would",
        "like",
        "id",
        "ill",
        "take",
        "choose",
        "chose",
        "prefer",
        "pick",
        "go",
    ),
    *(
        "with",
        "for",
        "please",
        "yes",
        "ok",
        "okay",
        "thanks",
        "thank",
        "you",
        "suits",
        "me",
        "is",
        "fine",
    ),
    *("good", "better", "best", "choice", "alternative", "no", "that", "my", "will", "let", "us"),
)


def chosen(text: str, alternatives: Sequence[str], fold: Fold) -> int | None:
    """The place of the one that is meant, from 0 on."""
    said = fold(text)
    words = [_bare(word) for word in said.split()]
    counted = _counted(words, len(alternatives), fold)
    return counted if counted is not None else _beginning(said.split(), alternatives, fold)


def names_one(text: str, fold: Fold) -> bool:
    """Whether it says "solution", "option", "number": then it chooses, whatever was asked since."""
    return bool(set(map(fold, NAMING)).intersection(fold(text).split()))


def _bare(word: str) -> str:
    """Without what Arabic writes in one with it: «بالثاني», «للثاني», «والثاني»."""
    word = re.sub(r"^و?(?:بال|عال|فال)(?=\w{3})", "ال", word)
    return re.sub(r"^و?لل(?=\w{3})", "ال", word)


def _counted(words: Sequence[str], count: int, fold: Fold) -> int | None:
    beside = set(map(fold, BESIDE))
    found: set[int] = set()
    for word in words:
        place = _place(word, count, fold)
        if place is None and word not in beside:
            return None
        if place is not None:
            found.add(place)
    if len(found) == 2 and set(map(fold, ONE)).intersection(words):
        found.discard(0)
    place = found.pop() if len(found) == 1 else -1
    return place if 0 <= place < count else None


def _place(word: str, count: int, fold: Fold) -> int | None:
    if word.isdecimal():
        return int(word) - 1 if len(word) <= 2 else -1
    if word in map(fold, LAST):
        return count - 1
    return next((n for n, forms in enumerate(ORDINALS) if word in map(fold, forms)), None)


def _beginning(words: list[str], alternatives: Sequence[str], fold: Fold) -> int | None:
    """By its own words, or its label: as it is whole, or as it begins, where no other begins so."""
    folded, beside = [fold(each) for each in alternatives], set(map(fold, BESIDE))
    for said in _without(words, beside):
        number, rest = (said[0], said[1:]) if said[0].isdecimal() else ("", said)
        begins = " ".join(rest)
        found = [n for n, each in enumerate(folded) if begins and each.startswith(begins)]
        if number and 0 < int(number) <= len(folded) and int(number) - 1 in found:
            return int(number) - 1
        whole = [n for n in found if folded[n] == begins]
        if len(whole or found) == 1 and (whole or len(begins) >= LEAST):
            return (whole or found)[0]
    return None


def _without(words: list[str], beside: set[str]) -> Iterator[list[str]]:
    """The message, and what is left of it without each of the words of choosing before it."""
    for start in range(len(words)):
        yield words[start:]
        if words[start] not in beside:
            return
