"""Whether what somebody tells of a wrong names a member of staff, by role or by name.

The rule this module guards: who may be meant counts as named, for whoever is named does not read it. A
name that is a role («مشرف المشاريع») is met as a whole, any other by each of its own words.
"""

import re
from functools import lru_cache

from faq.lexicon import lexicon
from faq.text.arabic import bare, either, forms, with_article
from faq.text.normalise import fold

ROLES = ("director", "supervisor", "confidential", "agent")
_LISTS = lexicon("roles", *ROLES, "titles", "wrongs")
_AND = "[وف]?"
_SHORTEST = 3  # letters of a word of a name that may name somebody


def _pattern(sayings: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_AND}(?:{either(sayings)})(?!\w)")


_BY_ROLE = {role: _pattern(_LISTS[role]) for role in ROLES}
_WRONGS = re.compile(rf"(?<!\w){_AND}(?:{either(_LISTS['wrongs'])})(?!\w)")
_TITLES = frozenset(map(fold, _LISTS["titles"]))


def is_named(text: str, name: str, role: str) -> bool:
    """`name` as colleagues call the member, `role` one of ROLES."""
    said = fold(text).split()
    plain = " ".join(map(with_article, said))
    return bool(_BY_ROLE[role].search(plain)) or _by_name(plain, frozenset(said), name)


def is_called(text: str, name: str) -> bool:
    """By name alone, where many have the role («الموظف»)."""
    said = fold(text).split()
    return _by_name(" ".join(map(with_article, said)), frozenset(said), name)


def does_wrong(text: str) -> bool:
    """Whether it tells what somebody does to them."""
    return bool(_WRONGS.search(" ".join(fold(text).split())))


def _by_name(plain: str, said: frozenset[str], name: str) -> bool:
    whole, own = _name(name)
    if not own:
        return bool(whole) and re.search(rf"(?<!\w){_AND}{re.escape(whole)}(?!\w)", plain) is not None
    met = frozenset[str]().union(*map(_meant, said))
    return not own.isdisjoint(met)


@lru_cache(maxsize=200)
def _name(name: str) -> tuple[str, frozenset[str]]:
    """The whole name, and those of its words that are no title."""
    words = fold(name).split()
    own = (word for word in words if word not in _TITLES and len(word) >= _SHORTEST)
    return " ".join(words), frozenset(map(bare, own))


def _meant(word: str) -> frozenset[str]:
    return forms(word) | {bare(word)}
