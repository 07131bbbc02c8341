"""Which initiative is named (C13), by the names of config.yaml and as people write them.

The rule this module guards: a name that could be two is nobody's, and a word that tells no initiative
from another («مبادرة») names none.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.core.events import RegistrationOpened
from bot.core.registration import Initiative
from bot.core.turn import Turn
from faq.detect.registration_words import BESIDE, KINDS, NAMING, REGISTERING, WANTING
from faq.text.arabic import NAMES, bare
from faq.text.normalise import LOOKED_AT, fold


def in_full(text: str, initiatives: Sequence[Initiative]) -> Initiative | None:
    """The one whose whole name stands in the text, letter by letter, among whatever else."""
    said = {form for word in _said(fold(text).split()) for form in (word, bare(word))}
    found = [each for each in initiatives if any(name <= said for name in _names(each))]
    return found[0] if len(found) == 1 else None


def named_in(text: str, initiatives: Sequence[Initiative]) -> Initiative | None:
    """The same with a slip of the finger forgiven in each word of the name: for where it is plain that
    one is spoken of."""
    found = all_named(text, initiatives)
    return found[0] if len(found) == 1 else None


def all_named(text: str, initiatives: Sequence[Initiative]) -> tuple[Initiative, ...]:
    """All whose names stand there, with a slip of the finger forgiven where it makes no other name."""
    words = _said(fold(text[:LOOKED_AT]).split())
    said = list(dict.fromkeys(form for word in words for form in (word, bare(word))))
    whole = tuple(each for each in initiatives if any(name <= {*said} for name in _names(each)))
    return whole or tuple(
        each for each in initiatives if any(_stands(name, said) for name in _names(each))
    )


def _stands(name: frozenset[str], said: Sequence[str]) -> bool:
    return all(any(NAMES.between(word, known) is not None for word in said) for known in name)


def _said(words: Sequence[str]) -> Iterator[str]:
    """«ابدأ» is a name in «مبادرة ابدأ», and in «كيف أبدأ» it is none."""
    for before, word in zip(("", *words), words, strict=False):
        if word not in WANTING or bare(before) in NAMING - REGISTERING:
            yield word


def whose(words: Sequence[str], initiatives: Sequence[Initiative]) -> str | None:
    """The id of the one whose these folded words are, a slip of the finger forgiven; "" where they name
    several, None where one is nobody's."""
    slips = {each.id: [_slips(word, each) for word in words] for each in initiatives}
    if not all(any(found[at] is not None for found in slips.values()) for at in range(len(words))):
        return None
    whole = {id: sum(found) for id, found in slips.items() if None not in found}  # type: ignore[arg-type]
    nearest = [id for id, count in whole.items() if count == min(whole.values())]
    return nearest[0] if len(nearest) == 1 else ""


def _slips(word: str, initiative: Initiative) -> int | None:
    """How many slips of the finger lie between the word and the nearest one of the name."""
    known = {form for name in _names(initiative) for each in name for form in (each, bare(each))}
    near = (NAMES.between(a, b) for a in (word, bare(word)) for b in known)
    return min((count for count in near if count is not None), default=None)


def _names(initiative: Initiative) -> tuple[frozenset[str], ...]:
    return _telling((initiative.id, *initiative.name.values()))


@lru_cache(maxsize=64)
def _telling(names: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """Of each name the words that tell it from others."""
    words = (frozenset(fold(name).split()) - KINDS - BESIDE for name in names)
    return tuple(found for each in words if (found := frozenset(w for w in each if len(w) > 2)))


def named(turn: Turn, initiative: str) -> str:
    """Its name, as long as config.yaml lists it; then its id."""
    known = turn.facts.initiative(initiative)
    return known.name[turn.conversation.language] if known else initiative


def is_open(turn: Turn, initiative: Initiative) -> bool:
    return initiative.is_open(turn.facts.today)


def tell_waiting(turn: Turn) -> Turn:
    """At the desk, in the morning: whoever waits for what is open now is told in their own talk."""
    for note in turn.facts.waiting_notes:
        initiative = turn.facts.initiative(note.initiative)
        if initiative and is_open(turn, initiative):
            turn = turn.post(note.person, RegistrationOpened(initiative.id))
    return turn
