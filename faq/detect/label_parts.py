"""A button said by a part of what stands on it: «القسيمة», «اللي في الصفا», «دقوا علي».

The rule this module guards: every word is on that button, and on no other one all of them are.
"""

import re
from collections.abc import Sequence

from faq.detect.said_words import WAYS
from faq.lexicon import lexicon
from faq.text.arabic import bare, once, whole
from faq.text.consonants import is_latin_word, of_arabic, of_latin
from faq.text.normalise import fold

_ALIKE = {
    fold(each): name.removeprefix("alike.")
    for name, words in WAYS.items()
    if name.startswith("alike.")
    for each in words
}
_TOGETHER = whole(each for each in _ALIKE if " " in each)
"""Of several words: «بعد المغرب» is the evening, and «بعد بكره» is not tomorrow."""

_NUMBERS = {
    fold(word): digits for digits, words in lexicon("choosing").under("numbers").items() for word in words
}
_ASIDE = frozenset(fold(word) for word in lexicon("choosing")["around-a-part"])
_OWNER = re.compile("(?:تي|تنا|تهم|تكم|تك|تها|ته)$")
_LEAST = 3


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
