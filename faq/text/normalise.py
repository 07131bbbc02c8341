"""One folding for everything that people type: what folds alike is treated alike.

Folding forgives spelling and keeps meaning: digits, words and their order stay. It is idempotent,
so folded text may be folded again, and total: any string folds, at worst to "".
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ء": "", "ـ": "", "گ": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف",
    "'": "", "\u2018": "", "\u2019": "", "`": "", "\u02bc": "", "\u00b4": "",
}  # fmt: skip
"""After NFKD a hamza on a seat is a combining mark and falls with the harakat. Apostrophes join words."""

_DROPPED = frozenset({"Mn", "Me", "Cf"})
"""Harakat and other marks; invisible and bidi controls, which nobody meant to type."""

_KEPT = frozenset("LN")
"""Letters and digits. All else only separates words."""


class _Folding(dict[int, str]):
    """What one character becomes, worked out once for each character seen."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if unicodedata.category(char) in _DROPPED:
        return ""
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    return char if unicodedata.category(char)[0] in _KEPT or unicodedata.category(char) == "Mc" else " "


_TABLE = _Folding()
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")


LONG = 500
"""Letters. What is longer is folded anew each time it is asked for."""


LOOKED_AT = 4_096
"""Letters, of a longer message the first: there is looked for what it is about. No phone writes more at
once. A cry for help, and numbers that are hidden, are looked for in all of it."""


def fold(text: str) -> str:
    """Lower case without marks: `"أَهْلاً  وسهلاااا ٢٤!"` becomes `"اهلا وسهلا 24"`.

    Compatibility forms are taken apart, alef, hamza, ya and ta marbuta forms unified, harakat, tatweel,
    invisible and bidi characters dropped, digits of any script made Western, a letter repeated three
    times or more said once, punctuation and emoji read as spaces.
    """
    return _folded_once(text) if len(text) <= LONG else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    words = " ".join(plain.translate(_TABLE).split())
    return (
        _REPEATED.sub(r"\1", words) if _REPEATED.search(words) else words
    )  # looking alone is far cheaper


_folded_once = lru_cache(maxsize=256)(_fold)
"""A dozen readers look at the same message, and at the same labels."""
