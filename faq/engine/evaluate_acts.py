"""How well acts are heard in messages whose act is known. Pure: the stopwatch is handed in."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from faq.acts.heard import Act, Heard
from faq.engine.messages import ActMessage

FIRST_FEW = 3
WRONGS = (Act.COMPLAIN, Act.DELAY, Act.DISCLOSE)
QUESTIONS_TAKEN, FALSE_ALARMS = 0.03, 0.01


class Hears(Protocol):
    def hear(self, text: str, /) -> Heard: ...


@dataclass(frozen=True, slots=True)
class ActFigures:
    """Shares between 0 and 1, and microseconds. A share of nothing is 0."""

    n: int
    strict: float
    lenient: float
    macro_f1: float
    top3: float
    wrongs_at_3: float
    danger_at_1: float
    disclose_at_1: float
    acts: Mapping[Act, Mapping[str, float]]
    us_per_message: float

    def as_json(self) -> Mapping[str, object]:
        plain = {
            name: round(getattr(self, name), 4) for name in self.__slots__ if name not in ("n", "acts")
        }
        acts = {
            act.value: {name: round(each, 4) for name, each in of.items()}
            for act, of in self.acts.items()
        }
        return {"n": self.n, **plain, "acts": acts}


@dataclass(frozen=True, slots=True)
class _Met:
    """A message, and what was heard in it."""

    message: ActMessage
    order: tuple[Act, ...]
    confidence: Mapping[Act, float]

    @property
    def best(self) -> Act | None:
        return self.order[0] if self.order else None

    @property
    def right(self) -> frozenset[Act]:
        return self.message.also | {self.message.act}

    def belief(self, acts: Sequence[Act]) -> float:
        return sum(self.confidence.get(act, 0.0) for act in acts)


def evaluate_acts(
    ears: Hears,
    messages: Iterable[ActMessage],
    seconds: Callable[[], float],
    questions: Iterable[str] = (),
) -> ActFigures:
    """`questions` ask, too: with the file's own they say from where on one is taken for a wrong."""
    given = list(messages)
    started = seconds()
    met = [_met(ears, each) for each in given]
    spent = seconds() - started
    asked = [_met(ears, ActMessage(text, Act.ASK)) for text in questions]
    return ActFigures(
        n=len(met),
        strict=_share(each.best is each.message.act for each in met),
        lenient=_share(each.best in each.right for each in met),
        macro_f1=_macro_f1(met),
        top3=_share(each.message.act in each.order[:FIRST_FEW] for each in met),
        wrongs_at_3=_wrongs(met, asked),
        danger_at_1=_alarm(met, Act.DANGER),
        disclose_at_1=_alarm(met, Act.DISCLOSE),
        acts={act: {"recall": _recall(met, act), "precision": _precision(met, act)} for act in Act},
        us_per_message=spent / max(len(met), 1) * 1e6,
    )


def _met(ears: Hears, message: ActMessage) -> _Met:
    heard = ears.hear(message.text)
    confidence = {each.act: each.confidence for each in heard.acts}
    return _Met(message, tuple(each.act for each in heard.acts), confidence)


def _recall(met: Sequence[_Met], act: Act) -> float:
    return _share(each.best is act for each in met if each.message.act is act)


def _precision(met: Sequence[_Met], act: Act) -> float:
    return _share(each.message.act is act for each in met if each.best is act)


def _macro_f1(met: Sequence[_Met]) -> float:
    """Over the acts that there are messages of."""
    there = [act for act in Act if any(each.message.act is act for each in met)]
    pairs = [(_recall(met, act), _precision(met, act)) for act in there]
    return sum(2 * r * p / (r + p) if r + p else 0.0 for r, p in pairs) / max(len(there), 1)


def _wrongs(met: Sequence[_Met], asked: Sequence[_Met]) -> float:
    questions = [each for each in (*met, *asked) if each.message.act is Act.ASK]
    least = _exceeded_by(QUESTIONS_TAKEN, [each.belief(WRONGS) for each in questions])
    return _share(each.belief(WRONGS) > least for each in met if each.message.act in WRONGS)


def _alarm(met: Sequence[_Met], act: Act) -> float:
    least = _exceeded_by(FALSE_ALARMS, [each.belief((act,)) for each in met if act not in each.right])
    return _share(each.belief((act,)) > least for each in met if each.message.act is act)


def _exceeded_by(share: float, beliefs: Sequence[float]) -> float:
    """What no more than this share of them exceeds."""
    order = sorted(beliefs, reverse=True)
    return order[math.floor(share * len(order))] if order else 0.0


def _share(hits: Iterable[bool]) -> float:
    counted = [bool(hit) for hit in hits]
    return sum(counted) / len(counted) if counted else 0.0
