"""What is listened for, as it is listed: sayings, what silences them, and the lists that they refer to.

How a saying is written and heard is for faq/detect/phrases.py.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

NAMED = re.compile("<([^<>]+)>")
"""A list that a saying refers to: `<staff>`."""


@dataclass(frozen=True, slots=True)
class Signs:
    """`words` are what is listened for; `unless` silences them within the same sentence."""

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


def names_in(sayings: Iterable[str]) -> Iterator[str]:
    """Of the lists that they refer to."""
    return (name for each in sayings for name in NAMED.findall(each))


@dataclass(frozen=True, slots=True)
class Named:
    """What sayings refer to: `lists` by their names, the `denials`, and words `beforehand` that make none
    of a denial."""

    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    denials: Sequence[str] = ()
    beforehand: Sequence[str] = ()
