"""A word by its bare consonants, in one coarse alphabet for Arabic and for Arabic in Latin letters.

Several Arabic letters share a Latin one, so both sides are brought down to the same coarse letters.
"""

import re

LATIN_WORD = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_OTHER = re.compile(r"[^a-z5$]")
_DOUBLED = re.compile(r"(.)\1+")
_DIGRAPHS = (
    ("kh", "5"), ("gh", "g"), ("sh", "$"), ("ch", "$"), ("th", "z"), ("dh", "z"),
)  # fmt: skip
_LATIN = str.maketrans("68975pvcxq", "tqsh5bfkkg", "23aeiouwy")
_ARABIC = str.maketrans("بتثجحخدذرزسشصضطظغفقكلمن", "btzjh5dzrzs$sdtzgfgklmn")


def is_latin_word(word: str) -> bool:
    return bool(LATIN_WORD.fullmatch(word))


def of_latin(word: str) -> str:
    for pair, letter in _DIGRAPHS:
        word = word.replace(pair, letter)
    bare = word.removeprefix("el").removeprefix("al") if len(word) > 4 else word
    bare = bare.replace("h", "", bare.endswith("h")).translate(_LATIN)
    return _DOUBLED.sub(r"\1", _OTHER.sub("", bare))


def of_arabic(word: str) -> str:
    return _OTHER.sub("", word.translate(_ARABIC))
