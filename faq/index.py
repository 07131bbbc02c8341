"""From a question to an approved entry, to the right few to choose from, or honestly to a person.

`answer` only when one entry stands out; `offer` when some are likely; `hand_over` when none is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from faq.entries import Entry
from faq.normalise import fold

OFFERED = 3
_ANSWER = 0.86
_OFFER = 0.60


class Decision(StrEnum):
    ANSWER = "answer"
    OFFER = "offer"
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Candidate:
    """`score` lies between 0 and 1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Understood:
    decision: Decision
    candidates: tuple[Candidate, ...]


class Index:
    """The entries, ready to be asked. Built once, never changed: new entries make a new index."""

    def __init__(self, entries: Mapping[str, Entry], ways: Sequence[tuple[str, str]]) -> None:
        self._entries = entries
        self._ways = ways

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> "Index":
        kept = {entry.id: entry for entry in entries}
        ways = [(fold(way), entry.id) for entry in kept.values() for way in entry.examples]
        return cls(kept, [(way, id) for way, id in ways if way])

    def ask(self, question: str, /) -> Understood:
        folded = fold(question)
        candidates = self._nearest(folded) if folded else ()
        return Understood(_decide(candidates), candidates)

    def entry(self, id: str, /) -> Entry:
        """Raises KeyError: no such entry."""
        return self._entries[id]

    def __contains__(self, id: object, /) -> bool:
        return id in self._entries

    def _nearest(self, folded: str) -> tuple[Candidate, ...]:
        ways = [way for way, _ in self._ways]
        scores: dict[str, float] = {}
        for _, score, place in process.extract(folded, ways, scorer=fuzz.token_sort_ratio, limit=20):
            id = self._ways[place][1]
            scores[id] = max(scores.get(id, 0.0), round(score / 100, 4))
        best = sorted(scores.items(), key=lambda found: -found[1])[:OFFERED]
        return tuple(Candidate(id, score) for id, score in best)


def _decide(candidates: tuple[Candidate, ...]) -> Decision:
    best = candidates[0].score if candidates else 0.0
    if best >= _ANSWER:
        return Decision.ANSWER
    return Decision.OFFER if best >= _OFFER else Decision.HAND_OVER
