"""A wish to register, written out: «ابغى اسجل في كفاءات» begins that registration at once (C13).

The rule this module guards: a wish is a message of which every word belongs to it: who wants it, the
registering, courtesies and an initiative's name, a slip of the finger forgiven in the name. One word more
("how", "when", "not", "cancel") and it is a question or a story, which goes where those go.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.core.events import ButtonPressed, MessageReceived
from bot.core.registration import Initiative
from bot.core.turn import Turn
from faq.normalise import fold
from handlers.asked import spoken_of
from handlers.wish_words import (
    ABLE,
    BESIDE,
    KINDS,
    NAMING,
    OTHERS,
    REGISTERING,
    TELLING_US,
    THAT_ONE,
    VOCABULARY,
    WANTING,
)

LONGEST = 20  # words
_TWICE = re.compile(r"(.)\1")
_BEFORE = re.compile(r"^(?:وال|بال|كال|لل|ال|[وبل](?=.{3}))")


def wish(turn: Turn) -> ButtonPressed | None:
    """The press that the words stand for: of the initiative, or of the list where none is named, or more
    than one. None: they are no wish."""
    event = turn.event
    if not isinstance(event, MessageReceived) or turn.words.attachments or turn.words.location:
        return None
    words = tuple(map(_plain, turn.facts.fold(turn.text).split()[: LONGEST + 1]))
    if not _wishes(words, turn.text.rstrip().endswith(("؟", "?"))):
        return None
    meant = _meant(turn, words)
    return None if meant is None else ButtonPressed("register", meant, by=event.by, label=turn.text)


def _plain(word: str) -> str:
    """As the vocabulary has it: without what Arabic writes in one with it, or a letter that was held too
    long («بالتسجيل», «اسججل»). A name stays as it was written."""
    forms = (word, _TWICE.sub(r"\1", word), _BEFORE.sub("", word))
    return next((form for form in forms if form in VOCABULARY), word)


def _wishes(words: Sequence[str], asks: bool) -> bool:
    """A question mark alone makes «التسجيل في كفاءات؟» a question; not what says that it wants."""
    if len(words) > LONGEST or not REGISTERING.intersection(words):
        return False
    return not asks or bool(WANTING.intersection(words)) or _tells_us(words)


def _tells_us(words: Sequence[str]) -> bool:
    english = "me" in words and {"register", "sign", "enroll", "enrol"}.intersection(words)
    return bool(english or TELLING_US.intersection(words))


def _meant(turn: Turn, words: Sequence[str]) -> str | None:
    """Whoever names another person and no initiative is told first how that is done, by an answer."""
    left = tuple(_left(words))
    if left:
        return _named(left, turn.facts.initiatives)
    about = spoken_of(turn) if THAT_ONE.intersection(words) else None
    if about:
        return turn.facts.answers.entry(about.entry).initiative
    return None if OTHERS.intersection(words) else ""


def _left(words: Sequence[str]) -> Iterator[str]:
    """What a wish does without: the name, if it has one."""
    known = KINDS | BESIDE | THAT_ONE | REGISTERING
    if OTHERS.intersection(words):
        known |= OTHERS | {"my"}
    if _tells_us(words):
        known |= ABLE
    for before, word in zip(("", *words), words, strict=False):
        if word not in known and (word not in WANTING or before in NAMING):
            yield word


# Whose name it is -----------------------------------------------------------------------------------


def _named(left: Sequence[str], initiatives: Sequence[Initiative]) -> str | None:
    """The initiative whose these words are; "" where they name several, None where one is nobody's."""
    slips = {each.id: [_slips(word, each) for word in left] for each in initiatives}
    if not all(any(found[at] is not None for found in slips.values()) for at in range(len(left))):
        return None
    whole = {id: sum(found) for id, found in slips.items() if None not in found}  # type: ignore[arg-type]
    nearest = [id for id, count in whole.items() if count == min(whole.values())]
    return nearest[0] if len(nearest) == 1 else ""


def _slips(word: str, initiative: Initiative) -> int | None:
    """How many slips of the finger lie between the word and the nearest one of the name."""
    said, known = _forms(word), _words_of(initiative)
    found = [OSA.distance(a, b) for a in said for b in known if _may_be(a, b)]
    return min(found, default=None)


def _may_be(said: str, known: str) -> bool:
    """Names of three letters are taken as they are written; the first letter is hardly ever missed."""
    allowed = 2 if len(known) > 6 else 1 if len(known) > 3 else 0
    return said[0] == known[0] and OSA.distance(said, known) <= allowed


def _forms(word: str) -> set[str]:
    """As written, and without the "and", "in" or "the" that Arabic writes in one with the word."""
    return {word, _BEFORE.sub("", word)}


def _words_of(initiative: Initiative) -> frozenset[str]:
    return _known((initiative.id, *initiative.name.values()))


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...]) -> frozenset[str]:
    """The words that tell an initiative from others; «مبادرة» tells none."""
    words = {word for name in names for word in fold(name).split()} - KINDS - BESIDE
    return frozenset(form for word in words for form in _forms(word) if len(form) > 2)
