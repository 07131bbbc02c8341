"""A person's name, told from what somebody tells where a form asks for a name (faq/lexicon/names.yaml).

The rule this module guards: a name is taken, however odd, unless a word says that it is none; nobody has
to prove what they are called.
"""

from collections.abc import Iterator

from faq.lexicon import lexicon
from faq.text.arabic import bare
from faq.text.normalise import fold
from faq.text.questions import is_question

_LISTS = lexicon("names", "given", "joining", "titles", "introducing", "ours", "telling", "asking")


def _folded(name: str) -> frozenset[str]:
    return frozenset(map(fold, _LISTS[name]))


_GIVEN, _JOINING, _TITLES, _OURS, _TELLING, _ASKING = map(
    _folded, ("given", "joining", "titles", "ours", "telling", "asking")
)
_INTRODUCING = sorted(map(fold, _LISTS["introducing"]), key=len, reverse=True)
_LONGEST = 8
"""Words of a name, beside what joins them. A longer one tells something."""

_FOR_GOD = "عبد"
_NISBA = 5
"""Letters of «المكي»: with the article and ي it says where a family is from."""

_YOURS = ("كم", "حكم")
"""«موظفكم» is yours; «الحكم» is a name."""


def introduced(text: str) -> str:
    """The name without what was written in front of it: «اسمي سارة», "my name is Sara"."""
    words = text.replace(":", " ").split()
    folded = [fold(word) for word in words]
    for saying in _INTRODUCING:
        size = len(saying.split())
        if len(words) > size and " ".join(folded[:size]) == saying:
            return " ".join(words[size:])
    return text


def is_name(text: str) -> bool:
    """Every word of it is one that names are made of."""
    words = _words(text)
    return bool(words) and all(map(_is_part, words))


def is_half_a_name(text: str) -> bool:
    """At least half of its words are ones that names are made of."""
    words = _words(text)
    return 2 * sum(map(_is_part, words)) >= max(len(words), 1)


def tells(text: str) -> bool:
    """A word of it stands in no name, or there are more than a name has."""
    words = _words(text)
    return len([word for word in words if word not in _JOINING]) > _LONGEST or any(map(_tells, words))


def asks(text: str) -> bool:
    """With a question mark, or by a word that no answer begins with."""
    words = _words(text)
    return is_question(text) or (len(words) > 1 and words[0] in _ASKING)


def _words(text: str) -> list[str]:
    return fold(text).replace("_", " ").split()


def _is_part(word: str) -> bool:
    if word in _GIVEN or word in _JOINING or word in _TITLES:
        return True
    if word.startswith(_FOR_GOD) and len(word) > len(_FOR_GOD) + 2:
        return True
    return word.startswith("ال") and word.endswith("ي") and len(word) >= _NISBA and not _tells(word)


def _tells(word: str) -> bool:
    if word in _GIVEN or word in _TITLES:
        return False
    yours, name = _YOURS
    is_yours = len(word) > 4 and word.endswith(yours) and not word.endswith(name)
    return is_yours or any(each in _TELLING or each in _OURS for each in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    if word.startswith("و") and len(word) > 3:
        yield word[1:]
    left = bare(word)
    if left in _OURS:  # «الموظفة», «بالجمعية»; a name keeps its article
        yield left
