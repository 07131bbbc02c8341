"""What is wrong with entries that can be read: each finding names its file and line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bot.policy.languages import FIRST
from faq.entries import ACTIONS, OF_AN_INITIATIVE, VALUES, Entry
from faq.text.normalise import fold

LONGEST_ANSWER = 700
"""Characters. People read answers on a phone; beyond a screenful they stop."""

FEWEST_WAYS = 12
FIGHTING = 94.0
"""Two entries that hold ways to ask so alike (rapidfuzz, of 100) answer the same question by chance."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    file: Path
    line: int
    problem: str

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.problem}"


def lint(entries: Sequence[Entry]) -> tuple[Finding, ...]:
    ids = {entry.id for entry in entries}
    alone = (finding for entry in entries for finding in _of_one(entry, ids))
    return tuple(sorted({*alone, *_fights(entries)}))


def _of_one(entry: Entry, ids: set[str]) -> Iterator[Finding]:
    if entry.reviewed is None:
        yield _finding(entry, "reviewed", "has no date of review")
    if len(entry.ask.get(FIRST, ())) < FEWEST_WAYS:
        yield _finding(entry, f"ask.{FIRST}", f"has fewer than {FEWEST_WAYS} ways to ask in Arabic")
    yield from _long_answers(entry)
    yield from _unresolved(entry)
    yield from _lost_buttons(entry, ids)
    yield from _empty_ways(entry)


def _long_answers(entry: Entry) -> Iterator[Finding]:
    for language, text in entry.answer.items():
        is_borrowed = language != FIRST and text == entry.answer.get(FIRST)
        if len(text) > LONGEST_ANSWER and not is_borrowed:
            yield _finding(
                entry,
                f"answer.{language}",
                f"the answer has {len(text)} characters, over {LONGEST_ANSWER}",
            )


def _unresolved(entry: Entry) -> Iterator[Finding]:
    part = f"answer.{FIRST}"
    for name in sorted(entry.placeholders):
        if name not in VALUES:
            yield _finding(entry, part, f"{{{name}}} does not resolve; known are {', '.join(VALUES)}")
        elif name in OF_AN_INITIATIVE and not entry.initiative:
            yield _finding(entry, part, f"{{{name}}} needs the entry to name its initiative")


def _lost_buttons(entry: Entry, ids: set[str]) -> Iterator[Finding]:
    for place, button in enumerate(entry.buttons):
        if button not in ids and button not in ACTIONS:
            yield _finding(entry, f"buttons.{place}", f"the button {button!r} is no entry and no action")


def _empty_ways(entry: Entry) -> Iterator[Finding]:
    for part, way in _ways(entry):
        if not fold(way):
            yield _finding(entry, part, "this way to ask holds no word")


def _fights(entries: Iterable[Entry]) -> Iterator[Finding]:
    ways = [(entry, part, fold(way)) for entry in entries for part, way in _ways(entry) if fold(way)]
    for first, second in _alike([way for _, _, way in ways]):
        (one, part, _), (other, place, twin) = ways[first], ways[second]
        if one.id != other.id:
            where = f"{other.file.name}:{other.line(place)}"
            yield _finding(one, part, f"fights over the same question with {where} ({twin})")


def _alike(ways: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of their places; of millions of pairs in one call, for one by one takes ten seconds."""
    import numpy as np  # here: the other verbs start without it
    from rapidfuzz.process import cdist

    score = cdist(ways, ways, scorer=fuzz.token_sort_ratio, score_cutoff=FIGHTING)
    yield from zip(*(places.tolist() for places in np.nonzero(np.triu(score, 1))), strict=True)


def _ways(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((f"title.{language}", title) for language, title in entry.title.items())
    for language, ways in entry.ask.items():
        yield from ((f"ask.{language}.{place}", way) for place, way in enumerate(ways))


def _finding(entry: Entry, part: str, problem: str) -> Finding:
    return Finding(entry.file, entry.line(part), problem)
