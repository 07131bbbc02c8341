"""Which of the buttons on show is said, in the ways people say it: «ايوه ياولدي», «بس كذا», «الثاني».

The rules this module guards: every word of the message belongs to saying it, and exactly one button is
said. One word more («ايوه بس غيروا الرقم») and it is content; a question chooses nothing. The words are
data: faq/lexicon/ways.yaml, made_ways.yaml and choosing.yaml.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product

from faq.detect.chosen_option import counted
from faq.detect.label_parts import named_by_parts
from faq.detect.said_words import readings, sayings, words_of
from faq.text.normalise import fold
from faq.text.questions import is_question

LONGEST = 12
"""Words of a message that may still be nothing but a choice."""

LONGEST_TEXT = 200
"""Characters of one: a story is not looked at word by word."""

_AROUND = ("courtesy", "wishing", "beside", "for")
_PLAIN = frozenset(
    {"yes", "no", "done", "accept", "decline", "above", "as", "below", "solved", "unsolved", "me"}
)
"""Answers. All other meanings name what is done, and may be wished: «ابغى اعدل»."""

_SIGNS = {
    **dict.fromkeys("👍👌🆗💯🙆", "thumbup"),
    **dict.fromkeys("✅✔☑", "check"),
    **dict.fromkeys("👎", "thumbdown"),
    **dict.fromkeys("❌✖🚫⛔🙅", "cross"),
    **dict.fromkeys("😐😶😑🤷", "neutral"),
    **dict.fromkeys("😍🥰🤩❤💚💙😊😃😀🎉", "heart"),
    **dict.fromkeys("🙏🤲", "pray"),
    **dict.fromkeys("😢😭😡😠😞😔☹🙁💔", "tears"),
}
_FLAGS = {"🇸🇦": "flagarab", "🇬🇧": "flagenglish", "🇺🇸": "flagenglish"}
_STAR = "⭐"


@dataclass(frozen=True, slots=True)
class Option:
    """A button: what stands on it, whole and as it was shown, and the names of what it means. `by_part`
    of its label it can be said, too, and `by_place` among the others of that kind."""

    labels: tuple[str, ...]
    means: tuple[str, ...] = ()
    by_part: bool = True
    by_place: bool = True


def chosen(text: str, options: Sequence[Option], *, openly: bool = False) -> int | None:
    """The place of the one that is said, in whatever way. `openly`: the answer is asked for in the
    person's own words, so only what cannot be content counts: no slip of the finger."""
    found = said(text, options, openly=openly)
    if not found:
        found = [] if (place := pointed_at(text, options)) is None else [place]
    return found[0] if len(found) == 1 else None


def said(text: str, options: Sequence[Option], *, openly: bool = False) -> list[int]:
    """By its number, its label or a saying of it: the places of all that it may be."""
    named = labelled(text, options)
    if named is not None:
        return [named]
    words = _words(text)
    return _said(words, options, loosely=not openly) if words else []


def pointed_at(text: str, options: Sequence[Option]) -> int | None:
    """By its place, or by a part of its label."""
    words = _words(text)
    placed, parted = ([n for n, o in enumerate(options) if o.by_place], _parted(options))
    if not words or not (placed or parted):
        return None
    place = counted(" ".join(words), len(placed)) if len(placed) > 1 else None
    if place is not None:
        return placed[place]
    part = named_by_parts(words, [options[n].labels for n in parted])
    return None if part is None else parted[part]


def _parted(options: Sequence[Option]) -> list[int]:
    return [n for n, option in enumerate(options) if option.by_part]


@lru_cache(maxsize=16)
def _words(text: str) -> tuple[str, ...]:
    """Of a message that may be a choice; none of a question, or of a longer one."""
    if len(text) > LONGEST_TEXT or is_question(text):
        return ()
    words = tuple(islice(words_of(_signs(text) or fold(text)), LONGEST + 1))
    return words if len(words) <= LONGEST else ()


def labelled(text: str, options: Sequence[Option]) -> int | None:
    """By its number, or by nothing but its label."""
    typed = fold(text)
    if typed.isdecimal() and len(typed) <= 2:
        return int(typed) - 1 if 0 < int(typed) <= len(options) else None
    found = {fold(label): n for n, each in enumerate(options) for label in each.labels}
    return found.get(typed) if typed else None


def says(text: str, *means: str) -> bool:
    """Whether the message is nothing but these meanings."""
    words = _words(text)
    return bool(words and _said(words, (Option((), means),), loosely=False))


def _signs(text: str) -> str:
    """A message of signs alone, in words. Empty where something is written as well, or none is known."""
    bare = "".join(text.split())
    if fold(bare):
        return ""
    if stars := bare.count(_STAR):
        return f"stars{min(stars, 5)}"
    flags = (name for flag, name in _FLAGS.items() if flag in bare)
    return " ".join(dict.fromkeys((*flags, *(_SIGNS[sign] for sign in bare if sign in _SIGNS))))


# Every word belongs to it ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ways:
    """Sayings of one button: `own`, of them the `deeds`, and what may stand `before` or `around` them."""

    own: frozenset[str]
    deeds: frozenset[str]
    before: frozenset[str]
    around: frozenset[str]


@cache
def meanings() -> Mapping[str, frozenset[str]]:
    """The sayings of each meaning that a button may have."""
    return {
        name: each
        for name, each in sayings().items()
        if name not in (*_AROUND, "several") and not name.startswith("alike.")
    }


@cache
def longest_saying() -> int:
    return max(each.count(" ") + 1 for group in meanings().values() for each in group)


@lru_cache(maxsize=512)
def _ways(means: tuple[str, ...], labels: tuple[str, ...]) -> _Ways:
    names, known = means or tuple(_seen_in(labels)), meanings()
    courtesy, wishing, beside, for_ = map(sayings().__getitem__, _AROUND)
    deeds = frozenset[str]().union(*(known[name] for name in names if name not in _PLAIN))
    own = deeds.union(*(known[name] for name in names))
    if not deeds:
        return _Ways(own, deeds, frozenset(), courtesy)
    if "relative" in names:
        # whoever names several people («لنا كلنا») has not answered for whom of them it is
        return _Ways(own, deeds, wishing | for_, courtesy | (beside - sayings()["several"]))
    return _Ways(own, deeds, wishing, courtesy | beside)


def _seen_in(labels: Sequence[str]) -> Iterator[str]:
    """What a button means that nobody said it of: by a label that is a saying itself."""
    for label in labels:
        yield from (name for name, each in meanings().items() if fold(label) in each)


def _said(words: Sequence[str], options: Sequence[Option], *, loosely: bool) -> list[int]:
    spans = _spans(tuple(words), loosely)
    return [n for n, each in enumerate(options) if _covers(_ways(each.means, each.labels), spans)]


Spans = Sequence[Sequence[frozenset[str]]]
"""At each word, the sayings of one word, of two, and so on that may begin there."""


@lru_cache(maxsize=16)
def _spans(said: tuple[str, ...], loosely: bool) -> Spans:
    """The same message is asked of several things in one turn."""
    words = [sorted(readings(word, loosely=loosely)) for word in said]
    ends = range(1, longest_saying() + 1)
    return [
        [
            frozenset(map(" ".join, islice(product(*words[at : at + length]), 64)))
            for length in ends
            if at + length <= len(words)
        ]
        for at in range(len(words))
    ]


def _covers(ways: _Ways, spans: Spans) -> bool:
    """Whether a way leads from the first word to the last on which something of the button is said."""
    reached: list[set[str]] = [set() for _ in range(len(spans) + 1)]
    reached[0].add("nothing")
    for at, lengths in enumerate(spans):
        for length, begun in enumerate(lengths, start=1):
            for state in tuple(reached[at]):
                reached[at + length].update(_after(state, begun, ways))
    return "said" in reached[-1]


def _after(state: str, sayings: frozenset[str], ways: _Ways) -> Iterator[str]:
    if sayings & (ways.deeds if state == "wished" else ways.own):
        yield "said"
    if sayings & ways.around:
        yield state
    if sayings & ways.before:
        yield "wished"
