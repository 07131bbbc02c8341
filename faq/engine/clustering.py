"""Questions that are alike, together: by the word views of the engine, without its encoder.

Quick enough for some hundred questions at the moment when staff look at them.
"""

from collections.abc import Sequence

import numpy as np

from faq.engine.similarity import WORDS
from faq.engine.terms import learn
from faq.text.dialect import standard
from faq.text.normalise import fold

ALIKE = 0.5
"""Cosine of the word views from which on two questions ask the same (of 1)."""


def groups(questions: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """The places of each group, the largest group first, within a group as they came."""
    folded = [fold(question) for question in questions]
    if not any(folded):
        return tuple((place,) for place in range(len(questions)))
    terms, rows = learn(texts := [standard(text) for text in folded], WORDS)
    known = rows.turned()
    alike = np.array([known.against(terms.weighed(text)) for text in texts]) >= ALIKE
    found: list[list[int]] = []
    for place in range(len(questions)):
        near = next((group for group in found if alike[group, place].mean() > 0.5), None)
        near.append(place) if near is not None else found.append([place])
    return tuple(tuple(group) for group in sorted(found, key=lambda group: -len(group)))
