"""Arabic words of commands as staff type them: no keyboard makes them write a hamza or a ta marbuta.

The rule this module guards: a command that is meant as one is never taken for words to the person.
"""

from collections.abc import Iterable

_LOOSE = str.maketrans("أإآة", "اااه")


def loosely(word: str) -> str:
    """The word as it is compared: in small letters, without hamza and ta marbuta."""
    return word.casefold().translate(_LOOSE)


def spelled(word: str, known: Iterable[str]) -> str:
    """The one of `known` that is meant; empty when it is none of them."""
    return next((each for each in known if loosely(each) == loosely(word)), "")
