"""A button said by a part of what stands on it: «القسيمة», «اللي في الصفا», «دقوا علي».

The rule this module guards: every word is on that button, and on no other one all of them are.
"""

import re
from collections.abc import Sequence

from faq.detect.said_words import ALIKE
from faq.lexicon import lexicon
from faq.text.arabic import bare, once, whole
from faq.text.consonants import is_latin_word, of_arabic, of_latin
from faq.text.normalise import fold
from faq.text.questions import is_question

_ALIKE = {fold(each): name for name, words in ALIKE.items() for each in words}
_TOGETHER = whole(each for each in _ALIKE if " " in each)
"""Of several words: «بعد المغرب» is the evening, and «بعد بكره» is not tomorrow."""

_NUMBERS = {
    fold(word): digits for digits, words in lexicon("choosing").under("numbers").items() for word in words
}
_ASIDE = frozenset(fold(word) for word in lexicon("choosing")["around-a-part"])
_OWNER = re.compile("(?:تي|تنا|تهم|تكم|تك|تها|ته)$")
_LEAST = 3
LONGEST = 6
"""Words around an option of a form. Whoever says more tells something."""

_DENYING = frozenset(fold(word) for word in lexicon("answers")["unchoosing"])


def named_by_parts(words: Sequence[str], labels: Sequence[Sequence[str]]) -> int | None:
    """The place of the one label that has all the words of the message."""
    said = [_key(word) for word in _together(words) if word not in _ASIDE]
    if not any(len(each) >= _LEAST or each.isdecimal() for each in said):
        return None
    held = [frozenset(map(_key, " ".join(map(fold, each)).split())) for each in labels]
    found = [n for n, keys in enumerate(held) if all(_is_on(each, keys) for each in said)]
    return found[0] if len(found) == 1 else None


def _together(words: Sequence[str]) -> list[str]:
    """Several words that stand for one are its name, which is a word of the list itself."""
    return _TOGETHER.sub(lambda found: _ALIKE[found.group()], " ".join(words)).split()


def _key(word: str) -> str:
    """What a word shares with its other forms: «القسيمة», «قسيمتي»; «بكره» and «غدًا»."""
    plain = once(_OWNER.sub("ه", bare(word)))
    for each in (word, bare(word), plain):
        if each in _ALIKE:
            return f"={_ALIKE[each]}"
        if each in _NUMBERS:
            return _NUMBERS[each]
    return plain


def _is_on(said: str, keys: frozenset[str]) -> bool:
    if said in keys:
        return True
    bones = of_latin(said) if is_latin_word(said) else ""
    return len(bones) > 1 and any(of_arabic(key) == bones for key in keys if not key.isascii())


def option_said(text: str, options: Sequence[Sequence[str]]) -> int | None:
    """The place of the one option that is named, with words around it: «الصباح احسن لها», «المسا لو
    تكرمتوا». None where two are, or a word takes it back: «المساء ما يناسبني»."""
    said, whole = fold(text).split(), [set(map(fold, each)) for each in options]
    exact = [n for n, labels in enumerate(whole) if fold(text) in labels]
    if len(exact) == 1 or not said:
        return exact[0] if exact else None
    if len(said) > LONGEST or is_question(text) or not _DENYING.isdisjoint(said):
        return None
    keys = frozenset(map(_key, said))
    found = [n for n, labels in enumerate(options) if any(_names(keys, said, each) for each in labels)]
    return found[0] if len(found) == 1 else None


def _names(keys: frozenset[str], said: Sequence[str], label: str) -> bool:
    """With a word of its own that is long enough to be meant."""
    own = frozenset(_key(word) for word in fold(label).split() if len(word) >= _LEAST)
    latin = (word for word in said if is_latin_word(word) and len(word) >= _LEAST)
    return not own.isdisjoint(keys) or any(_is_on(word, own) for word in latin)
