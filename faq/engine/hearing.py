"""From a message to what it does: the acts, ranked, and those that are sure enough to act upon.

The reviewed lists of danger and disclosure go before what was learned, and very words of an approved
answer ask for it. The thresholds were chosen on messages that the model had not seen
(docs/decisions/67-acts.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from faq.acts.heard import NOTHING_HEARD, Act, Heard, ScoredAct
from faq.detect.anger import is_angry
from faq.detect.disclosure import discloses
from faq.detect.emergency import Alarm, Alarms
from faq.detect.emergency_words import REVIEWED
from faq.detect.registration_words import is_registered
from faq.engine.act_model import ACTS, ActModel
from faq.engine.encoder import Encoder
from faq.engine.memory import give_back
from faq.engine.messages import ActMessage
from faq.engine.rows import Vector
from faq.text.normalise import fold

SURE: Mapping[Act, float] = {
    Act.ASK: 0.6,
    Act.COMPLAIN: 0.6,
    Act.DELAY: 0.45,
    Act.SUGGEST: 0.45,
    Act.THANK: 0.6,
    Act.STATUS: 0.5,
    Act.HUMAN: 0.5,
    Act.REGISTER: 0.5,
    Act.NEED: 0.6,
    Act.DISCLOSE: 0.65,
    Act.DANGER: 0.6,
    Act.GREET: 0.6,
    Act.OTHER: 0.6,
}
"""From which confidence on an act is acted upon."""

SOFT: Mapping[Act, float] = {Act.DANGER: 0.3, Act.DISCLOSE: 0.2}
"""From which on what is grave may be meant: a question with a quiet way out, and no approved answer."""

BESIDE = 0.2
"""From which on a second act counts beside the one that leads, if the two are sure together."""

WORTH_OFFERING = 0.08
OFFERED = 3
LISTED = 0.97
"""How sure the reviewed lists and known words are."""

_FIRST_HANDLED = (
    *(Act.DANGER, Act.DISCLOSE, Act.COMPLAIN, Act.DELAY, Act.STATUS, Act.HUMAN, Act.REGISTER),
    *(Act.NEED, Act.SUGGEST, Act.ASK, Act.THANK, Act.OTHER, Act.GREET),
)
_WRONGS = (Act.COMPLAIN, Act.DELAY)
"""Received in the same way, so that it need not be sure which of them it is."""

_SAYS_NOTHING = (Act.GREET, Act.OTHER)
_SHARPER = np.float32(1.3)
"""What is learned cautiously is believed a little more: so confidence comes to be the share of right."""

_ALARMS = Alarms(((Alarm(kind, ()), signs) for kind, signs in REVIEWED.items()), fold)


@dataclass(frozen=True)
class Hearing:
    """Built once, never changed. `encoder` is the one that the model was learned with."""

    model: ActModel
    encoder: Encoder | None = None

    @classmethod
    def build(
        cls,
        messages: Sequence[ActMessage],
        encoder: Encoder | None = None,
        questions: Sequence[str] = (),
    ) -> "Hearing":
        """`questions`: ways to ask for the approved answers."""
        from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

        from faq.engine.act_learning import learned  # here: whoever only hears does without scipy

        threadpool_limits(1, "blas")  # as `Index.build` does, and for its reason
        hearing = cls(learned(messages, encoder, questions), encoder)
        give_back()
        return hearing

    def hear(self, text: str, /, is_known: bool = False) -> Heard:
        """`is_known`: it asks in the very words of an approved answer."""
        if not fold(text):
            return NOTHING_HEARD
        listed = Act.DISCLOSE if discloses(text) else Act.DANGER if _ALARMS.heard(text) else None
        certain = listed or (Act.ASK if is_known else None)
        found = _confidence(self.model.shares(text, self.encoder), certain)
        if is_registered(text):  # «سجلت من شهرين»: what was done is no wish to do it
            found = {**found, Act.STATUS: found[Act.STATUS] + found[Act.REGISTER], Act.REGISTER: 0.0}
        return _heard(found, certain, is_angry(text))


def _confidence(shares: Vector, certain: Act | None) -> Mapping[Act, float]:
    raised = shares**_SHARPER
    found = dict(zip(ACTS, (raised / raised.sum()).tolist(), strict=True))
    if certain is None or found[certain] >= LISTED:
        return found
    left = (1 - LISTED) / (1 - found[certain])
    return {act: LISTED if act is certain else found[act] * left for act in ACTS}


def _heard(confidence: Mapping[Act, float], certain: Act | None, is_scorned: bool) -> Heard:
    """Behind hard words there is a complaint to be offered, whatever else they may be."""
    order = sorted(ACTS, key=lambda act: -confidence[act])
    acts = tuple(ScoredAct(act, round(confidence[act], 4)) for act in order)
    sure = (certain,) if certain else _sure(confidence, order)
    if sure and not (is_scorned and sure == (Act.OTHER,)):
        return Heard(acts, sure)
    likely = _likely(confidence, order)
    if is_scorned:
        likely = (Act.COMPLAIN, *(act for act in likely if act is not Act.COMPLAIN))[:OFFERED]
    return Heard(acts, (), likely, _grave(confidence))


def _sure(confidence: Mapping[Act, float], order: Sequence[Act]) -> tuple[Act, ...]:
    best, second = order[:2]
    together = confidence[best] + confidence[second]
    if (
        confidence[second] >= BESIDE
        and together >= max(SURE[best], SURE[second])
        and _are_two(best, second)
    ):
        return tuple(sorted((best, second), key=_FIRST_HANDLED.index))
    wronged = best in _WRONGS and sum(confidence[act] for act in _WRONGS) >= SURE[Act.COMPLAIN]
    return (best,) if wronged or confidence[best] >= SURE[best] else ()


def _are_two(one: Act, other: Act) -> bool:
    """Thanks and a greeting go with anything; other acts are rather one of the two than both."""
    return bool({one, other} & {Act.THANK, Act.GREET}) and Act.OTHER not in (one, other)


def _likely(confidence: Mapping[Act, float], order: Sequence[Act]) -> tuple[Act, ...]:
    offered = (act for act in order if act not in _SAYS_NOTHING and confidence[act] >= WORTH_OFFERING)
    return tuple(offered)[:OFFERED]


def _grave(confidence: Mapping[Act, float]) -> Act | None:
    meant = [act for act, least in SOFT.items() if confidence[act] >= least]
    return max(meant, key=lambda act: confidence[act], default=None)
