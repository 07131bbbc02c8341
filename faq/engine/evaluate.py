"""How well an index does on questions whose right entry is known. Pure: the stopwatch is handed in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from faq.engine.index import Decision, Understood

RECALLED = 3


class Asked(Protocol):
    def ask(self, question: str, /) -> Understood: ...


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is the entry that answers it; None means that no entry does."""

    q: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1, of the in-scope questions but for the last share, and microseconds."""

    n: int
    accuracy: float
    recall3: float
    answered_right: float
    answered_wrong: float
    refused_out_of_scope: float
    us_per_question: float

    def as_json(self) -> Mapping[str, float]:
        return {name: round(getattr(self, name), 4) for name in self.__slots__}


def evaluate(index: Asked, questions: Iterable[Question], seconds: Callable[[], float]) -> Figures:
    """`seconds` is a steadily rising clock, such as `time.perf_counter`."""
    asked = list(questions)
    started = seconds()
    found = [(question, index.ask(question.q)) for question in asked]
    spent = seconds() - started
    known = [(question, understood) for question, understood in found if question.id is not None]
    strange = [understood for question, understood in found if question.id is None]
    return Figures(
        n=len(asked),
        accuracy=_share(question.id in _ids(understood)[:1] for question, understood in known),
        recall3=_share(question.id in _ids(understood)[:RECALLED] for question, understood in known),
        answered_right=_share(_answered(one) and one.candidates[0].id == q.id for q, one in known),
        answered_wrong=_share(_answered(one) and one.candidates[0].id != q.id for q, one in known),
        refused_out_of_scope=_share(not _answered(understood) for understood in strange),
        us_per_question=spent / max(len(asked), 1) * 1e6,
    )


def _answered(understood: Understood) -> bool:
    return understood.decision is Decision.ANSWER


def _ids(understood: Understood) -> list[str]:
    return [candidate.id for candidate in understood.candidates]


def _share(hits: Iterable[bool]) -> float:
    counted = [bool(hit) for hit in hits]
    return sum(counted) / len(counted) if counted else 0.0
