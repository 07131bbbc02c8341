"""Which language a message is in, as far as it matters: ours are Arabic (Latin letters too) and English.

The rule this module guards: when in doubt it is ours. Another script says so by itself; Urdu and Persian
by letters that Arabic lacks; languages in Latin letters by several of their own everyday words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from faq.lexicon import lexicon

OURS = ""
OTHER = "other"

SCRIPTS: Mapping[str, str] = {
    "BENGALI": "bn",
    "DEVANAGARI": "hi",
    "CYRILLIC": OTHER,
    "ETHIOPIC": OTHER,
    "TAMIL": OTHER,
    "TELUGU": OTHER,
    "MALAYALAM": OTHER,
    "SINHALA": OTHER,
    "GURMUKHI": OTHER,
    "GUJARATI": OTHER,
    "MYANMAR": OTHER,
    "THAI": OTHER,
    "HEBREW": OTHER,
    "GREEK": OTHER,
    "CJK": OTHER,
    "HIRAGANA": OTHER,
    "KATAKANA": OTHER,
    "HANGUL": OTHER,
    "ARMENIAN": OTHER,
    "GEORGIAN": OTHER,
}
"""By the first word of a letter's Unicode name."""

_URDU = frozenset("ٹڈڑںےھہۂۓ")


_LISTS = lexicon("languages", "ur", "tl", "fr", "id", "tr", OTHER, "en", "english", "everyday", "arabizi")
_URDU_WORDS, _ENGLISH = frozenset(_LISTS["ur"]), frozenset(_LISTS["en"])
_PLAIN_ENGLISH = _ENGLISH.union(_LISTS["english"], _LISTS["everyday"])
_ARABIZI = frozenset(_LISTS["arabizi"])
LATIN: Mapping[str, frozenset[str]] = {
    name: frozenset(_LISTS[name]) for name in ("tl", "fr", "id", "tr", OTHER)
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LATIN_WORD, _APOSTROPHE = re.compile(r"[^\W_]+"), re.compile("['\u2019\u2018`]")
_DIGIT_LETTER = re.compile(r"^[235679](?=[a-z]{2})|(?<=[a-z])[23579](?=[a-z])")
"""«3ndi», «sa7bti»; never "covid19" nor "2nd"."""

_ENOUGH = 2
"""Words of a language in Latin letters that must be met: one alone may be a name or Arabizi."""


def tongue(text: str) -> str:
    """`ur`, `bn`, `hi`, `tl`, `fr`, `id`, `tr` or `other`; "" for Arabic, Arabizi, English and doubt."""
    letters = _letters(text)
    script, count = _script(letters)
    if script in SCRIPTS and count * 2 > len(letters):
        return SCRIPTS[script]
    words = [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text))]
    return _in_arabic_letters(letters, words) if script == "ARABIC" else _in_latin_letters(words)


def is_arabic(text: str) -> bool:
    """Whether most of its letters are Arabic, and the language too; a doubtful one is."""
    return _is_of("ARABIC", text) and tongue(text) == OURS


def is_english(text: str) -> bool:
    """Plainly: two words of it at least, and a third of all. A name, a number or «ok» is none."""
    words = _latin_words(text)
    met = sum(word in _PLAIN_ENGLISH for word in words)
    return met >= _ENOUGH and met * 3 >= len(words) and not _is_arabizi(words) and tongue(text) == OURS


def leans_english(text: str) -> bool:
    """A word of it: "hello". Whoever writes Arabic writes that, too, and then Arabic."""
    words = _latin_words(text)
    return any(word in _PLAIN_ENGLISH for word in words) and not _is_arabizi(words)


def is_arabizi(text: str) -> bool:
    """Arabic in Latin letters, plainly: a digit stands for a letter («3ndi»), or words of it are met."""
    return _is_arabizi(_latin_words(text))


def _is_arabizi(words: list[str]) -> bool:
    met = sum(word in _ARABIZI or bool(_DIGIT_LETTER.search(word)) for word in words)
    english = sum(word in _PLAIN_ENGLISH and word not in _ARABIZI for word in words)
    return met > english


def _latin_words(text: str) -> list[str]:
    """Lower-case, apostrophes left out («don't» is dont); nothing where most letters are not Latin."""
    if not _is_of("LATIN", text):
        return []
    bare = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text).lower())
    return _LATIN_WORD.findall(bare)


def _is_of(wanted: str, text: str) -> bool:
    letters = _letters(text)
    script, count = _script(letters)
    return script == wanted and count * 2 > len(letters)


def _letters(text: str) -> list[str]:
    return [char for char in unicodedata.normalize("NFC", text) if char.isalpha()]


def _script(letters: list[str]) -> tuple[str, int]:
    """The one of most letters, and of how many; "" where there is no letter."""
    scripts = Counter(map(_script_of, letters))
    return scripts.most_common(1)[0] if scripts else ("", 0)


@lru_cache(maxsize=1024)
def _script_of(char: str) -> str:
    return unicodedata.name(char, "").split(" ", 1)[0]


def _in_arabic_letters(letters: list[str], words: list[str]) -> str:
    """Some Saudi keyboards write a single such letter; a sentence of Urdu has many."""
    own = sum(char in _URDU for char in letters)
    known = sum(word in _URDU_WORDS for word in words)
    return "ur" if known >= _ENOUGH or (known and own) or own * 8 >= max(len(letters), 24) else OURS


def _in_latin_letters(words: list[str]) -> str:
    """The language most of whose words are met, if it beats English and every other."""
    met = Counter({name: sum(word in known for word in words) for name, known in LATIN.items()})
    (best, count), (_, second) = met.most_common(2)
    english = sum(word in _ENGLISH for word in words)
    if count < _ENOUGH or count <= english or count * 4 < len(words):
        return OURS
    return best if count > second else OTHER
