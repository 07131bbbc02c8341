"""Which language somebody asks for: «ممكن تكلم معي بالانجليزي», "can you speak english?"
(faq/lexicon/asked_language.yaml).

The rule this module guards: every word of the message belongs to asking. «ما أتكلم انجليزي» asks nothing,
and "is there anybody who speaks English?" asks for a person.
"""

from faq.lexicon import lexicon
from faq.text.arabic import forms
from faq.text.normalise import fold

LONGEST = 9  # words

_LANGUAGES = ("ar", "en")
_LISTS = lexicon("asked_language", *_LANGUAGES, "speaking", "around", "greeting")
_WORDS = {
    name: frozenset(fold(word) for said in _LISTS[name] for word in said.split())
    for name in (*_LANGUAGES, "speaking", "around", "greeting")
}
_KNOWN = frozenset().union(*(_WORDS[name] for name in (*_LANGUAGES, "speaking", "around")))


def language_asked(text: str) -> str:
    """`ar` or `en`; empty where none is asked for, or more than one is named."""
    words = [forms(word) for word in fold(text).split()[: LONGEST + 1]]
    if len(words) > LONGEST or not all(word & _KNOWN for word in words):
        return ""
    named = [each for each in _LANGUAGES if any(word & _WORDS[each] for word in words)]
    return named[0] if len(named) == 1 and any(word & _WORDS["speaking"] for word in words) else ""


def greets_in_english(text: str) -> bool:
    words = fold(text).split()
    return bool(words) and _WORDS["greeting"].issuperset(words)
