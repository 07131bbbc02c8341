"""Sayings that are made of parts: «(ما|لم) (انحل|تغير) شي» stands for each of its four.

The rule this module guards: a saying without parts is itself, and one with parts is every way through
them. An empty part may be left out: «(خلاص|) كملت». The words are data: faq/lexicon/made_ways.yaml.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

_PARTS = re.compile(r"\(([^()]*)\)")


def made(sayings: Iterable[str]) -> Iterator[str]:
    for saying in sayings:
        yield from _each(saying) if "(" in saying else (saying,)


def joined(*lists: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The lists of all, those of one name together, with every saying that they are made of."""
    names = dict.fromkeys(name for each in lists for name in each)
    return {name: tuple(made(s for each in lists for s in each.get(name, ()))) for name in names}


def _each(saying: str) -> Iterator[str]:
    """Split at its parts: every second piece is one, with its choices."""
    pieces = [
        piece.split("|") if place % 2 else [piece] for place, piece in enumerate(_PARTS.split(saying))
    ]
    for ways in product(*pieces):
        yield " ".join("".join(ways).split())
