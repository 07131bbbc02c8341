"""The words of the links to WhatsApp, made of what the initiatives are called.

The rule this module guards: no two links write the same words. Where names are alike but for what people
do not type (marks, emoji), and where a name is too long for a code, the id stands beside it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import shorten
from urllib.parse import quote

from bot.core.link_words import COMPLAINT, MENU, Entry, LinkWords
from bot.core.registration import REGISTER, Initiative
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain, sentence
from faq.text.normalise import fold

ROOM = 60
"""Letters of a name. Each Arabic one takes six characters of the link."""

_PLACES = {COMPLAINT: "link-words-complaint", MENU: "link-words-menu", REGISTER: "link-words-any"}


def link_words(initiatives: Iterable[Initiative]) -> LinkWords:
    listed = tuple(initiatives)
    words = {entry: said for language in LANGUAGES for entry, said in _in(language, listed)}
    return LinkWords(words, {language: _register("", language) for language in LANGUAGES})


def wa_link(number: str, words: str = "") -> str:
    """`number` is the display number, its digits with the country's code."""
    return f"https://wa.me/{number}?text={quote(words, safe='')}" if words else f"https://wa.me/{number}"


def _in(language: str, initiatives: tuple[Initiative, ...]) -> Iterable[tuple[Entry, str]]:
    for start, key in _PLACES.items():
        yield Entry(start, language), sentence(key, language, {})
    names = _names({each.id: " ".join(plain(each.name[language]).split()) for each in initiatives})
    for id, name in names.items():
        yield Entry(f"{REGISTER}{id}", language), _register(name, language)


def _names(names: Mapping[str, str]) -> dict[str, str]:
    shown = {id: _short(name, id) for id, name in names.items()}
    alike = Counter(map(fold, shown.values()))
    return {
        id: name if fold(name) and alike[fold(name)] == 1 else _with_id(name, id)
        for id, name in shown.items()
    }


def _short(name: str, id: str) -> str:
    return name if len(name) <= ROOM else _with_id(shorten(name, ROOM, placeholder="…"), id)


def _with_id(name: str, id: str) -> str:
    return name if name.endswith(f"({id})") else f"{name} ({id})".strip()


def _register(name: str, language: str) -> str:
    return plain(sentence("link-words-register", language, {"name": name})).strip()
