"""For whom somebody registers, said instead of pressed: «لي», «لجارتي», «حق ولدي», «لي ولأمي»
(faq/lexicon/relations.yaml).

The rule this module guards: who asks for it here has just asked "for whom?", so a word for a person is
the answer; whoever is not known by name is kept in the words that named them, and a sentence that says
more than whom it is for is none.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from faq.lexicon import lexicon
from faq.text.normalise import fold
from faq.text.questions import asks_something, is_question

RELATIONS = ("mother", "father", "daughter", "son", "wife", "husband", "sister", "brother")
"""Those that are offered as buttons."""

_LISTS = lexicon("relations", "kin.*", "own", "itself", "several", "someone", "nouns", "before", "beside")

KIN = tuple(_LISTS.under("kin"))
"""All that a text goes with."""

HERS = frozenset(
    (
        *("mother", "daughter", "wife", "sister", "grandmother", "aunt", "mothers-sister"),
        *("sisters-daughter", "brothers-daughter", "mother-in-law", "brothers-wife", "sons-wife"),
        *("neighbour-woman", "friend-woman", "relative-woman"),
    )
)
"""The women among them."""

SELF, SEVERAL, SOMEONE, OTHER = "me", "several", "someone", "other"
"""Whoever writes; more than one at once; another one, of whom nothing is said; one that is no `KIN`."""

_LONGEST = 6
"""Words of an answer. Whoever says more tells something."""
_NAME = 2
"""Words that may stand beside whom it is for: «لأختي نورة»."""

_MEANING: dict[str, str] = {
    **{fold(saying): SELF for name in ("own", "itself") for saying in _LISTS[name]},
    **{fold(saying): SEVERAL for saying in _LISTS["several"]},
    **{fold(saying): SOMEONE for saying in _LISTS["someone"]},
    **{fold(saying): kin for kin, sayings in _LISTS.under("kin").items() for saying in sayings},
}
_WORDS = max(len(saying.split()) for saying in _MEANING)
_ITSELF = frozenset(map(fold, _LISTS["itself"]))
_NOUNS, _BEFORE, _BESIDE = (frozenset(map(fold, _LISTS[name])) for name in ("nouns", "before", "beside"))


@dataclass(frozen=True, slots=True)
class Whom:
    """`kin` is one of `KIN`, or of the four beside them. `said` is how it was said, without «for»,
    where it says more than its name does: «أختي نورة»."""

    kin: str
    said: str = ""


def whom(text: str) -> tuple[Whom, ...]:
    """Everybody that the answer names, in its order; nobody where it is no answer to "for whom?"."""
    words = fold(text).split()
    if not words or len(words) > _LONGEST or is_question(text):
        return ()
    found, left = _named(words)
    if not found or _is_theirs(words, left):
        return () if asks_something(text) else _in_own_words(words, text.split())
    more = [word for _, word in left if not _is_beside(word)]
    if not more:
        return found
    is_name = len(more) <= _NAME and len(found) == 1 and all(map(str.isalpha, more))
    return _with_name(found, words, text.split()) if is_name else ()


def _with_name(found: tuple[Whom, ...], words: Sequence[str], written: Sequence[str]) -> tuple[Whom, ...]:
    start = next((at for at, word in enumerate(words) if word not in _BEFORE), 0)
    first = next((each for each in _fronts(words[start]) if _begins(each, found[0].kin)), words[start])
    return (Whom(found[0].kin, _as_written(words, written, start, first == words[start])),)


def relation_said(text: str) -> str:
    """«أمي», «لأمي», "for my mother": one of `KIN`; empty for anything else."""
    kin = [each.kin for each in whom(text)]
    return kin[0] if len(kin) == 1 and kin[0] in KIN else ""


def kin_in(words: Sequence[str], wanting: Collection[str]) -> str:
    """For whom the folded words of a wish wish it: one of `KIN`, `SELF` where they say so, or the words
    that name somebody else: «أسجل حفيدتي». Empty where it is not said. A word of `wanting` names nobody:
    «أبي أسجل»."""
    found, left = _named(words, wanting)
    kin = {each.kin for each in found} & {*KIN}
    if len(kin) == 1 and not _is_theirs(words, left):
        return next(iter(kin))
    if not kin and _ITSELF.intersection(words):
        return SELF
    return "" if len(kin) > 1 else _of_ours(words, wanting)


def _of_ours(words: Sequence[str], wanting: Collection[str]) -> str:
    """«حفيدتي», «أخت زوجي», "my granddaughter": one noun for a person, and whose they are."""
    at = next((n for n, word in enumerate(words) if word not in wanting and _noun(word)), None)
    if at is None:
        return ""
    first, owner = _noun(words[at]), next(iter(words[at + 1 : at + 2]), "")
    if words[at - 1 : at] and words[at - 1] in _OURS:
        return f"{words[at - 1]} {first}"
    if _is_person(owner) and owner not in wanting:
        return f"{first} {owner}"
    return first if first.endswith(_OWNED) else ""


def _noun(word: str) -> str:
    return next((each for each in _fronts(word) if _is_person(each)), "")


def without_kin(words: Sequence[str], wanting: Collection[str]) -> tuple[str, ...]:
    """The folded words of a wish that name none of `KIN`; all of them where it is somebody else's kin."""
    found, left = _named(words, wanting)
    known = {each.kin for each in found} & {*KIN}
    return tuple(word for _, word in left) if known and not _is_theirs(words, left) else tuple(words)


Left = list[tuple[int, str]]
"""Words that name nobody, each with its place."""


def _named(words: Sequence[str], never: Collection[str] = ()) -> tuple[tuple[Whom, ...], Left]:
    """Who is named, each once, and what is left. The longest saying counts: «بنت أختي» is neither a
    daughter nor a sister. Whom one speaks to is neither: an old woman calls us «يا وليدي»."""
    found: dict[str, Whom] = {}
    left: Left = []
    at = 0
    while at < len(words):
        size, kin = (1, "") if words[at] in never else _longest(words[at:])
        called, address = _longest(words[at + 1 :]) if words[at] in _ADDRESSING else (0, "")
        if address:
            at += 1 + called
            continue
        if kin:
            found.setdefault(kin, Whom(kin))
        else:
            left.append((at, words[at]))
        at += size
    return tuple(found.values()), left


def _is_theirs(words: Sequence[str], left: Left) -> bool:
    """Somebody else's: «بنت خالتي» is a daughter of hers, "my friend's aunt" is no aunt of mine."""
    places = {at for at, _ in left}
    owned = (at for at, word in left if any(map(_is_person, _fronts(word))))
    return any(at + 1 < len(words) and at + 1 not in places for at in owned)


def _longest(words: Sequence[str]) -> tuple[int, str]:
    for size in range(min(_WORDS, len(words)), 0, -1):
        for first in _fronts(words[0]):
            kin = _MEANING.get(" ".join((first, *words[1:size])))
            if kin:
                return size, kin
    return 1, ""


def _fronts(word: str) -> Iterator[str]:
    """As it stands; without "and"; without "for", which writes «للوالدة» for «الوالدة»."""
    for each in dict.fromkeys((word, word.removeprefix("و"))):
        yield each
        if each.startswith("لل"):
            yield f"ال{each[2:]}"
        yield each.removeprefix("ل")


def _begins(word: str, kin: str) -> bool:
    return any(saying.split()[0] == word for saying, meaning in _MEANING.items() if meaning == kin)


def _is_beside(word: str) -> bool:
    return word in _BESIDE or any(front in _BEFORE for front in _fronts(word)) or word in _AND


_ADDRESSING = frozenset(("يا", "ya"))
_AND = frozenset(("و", "and", "w", "wa", "او", "or"))


def _in_own_words(words: Sequence[str], written: Sequence[str]) -> tuple[Whom, ...]:
    """«لبنت جيراننا», "for a friend's aunt": it begins with a word for a person, whoever that is."""
    start = next((at for at, word in enumerate(words) if word not in _BEFORE), len(words))
    said = tuple(words[start:])
    first = next((each for each in _fronts(said[0]) if _is_person(each)), "") if said else ""
    if not first and not (said and said[0] in _OURS and any(map(_is_person, said[1:]))):
        return ()
    return (Whom(OTHER, _as_written(words, written, start, said[0] == (first or said[0]))),)


_OURS = ("my", "our")


def _as_written(words: Sequence[str], written: Sequence[str], start: int, whole: bool) -> str:
    """Without «for», which Arabic writes in one with the word behind it."""
    if len(written) != len(words):
        return " ".join(words[start:])
    first, *more = written[start:]
    for_ = "ولل" if first.startswith("ولل") else "لل" if first.startswith("لل") else "ل"
    bare = first if whole else first.removeprefix(for_)
    return " ".join((f"ال{bare}" if not whole and for_ != "ل" else bare, *more))


def _is_person(word: str) -> bool:
    """«جارة», and «جارتهم» or «جيراننا» as well."""
    bare = word.removeprefix("ال")
    return any(
        each in _NOUNS
        for end in ("", *_POSSESSED)
        if bare.endswith(end)
        for each in _singular(bare.removesuffix(end) if end else bare)
    )


_OWNED = ("ي", "نا")
_POSSESSED = ("ي", "نا", "ها", "ه", "هم", "كم", "s")


def _singular(word: str) -> Iterator[str]:
    """A feminine noun before its pronoun is written with ت."""
    yield word
    if word.endswith("ت"):
        yield f"{word[:-1]}ه"
