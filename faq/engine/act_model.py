"""From a message to the share of belief in each act, by weights of its features and of its sense.

How they are learned stands in faq/engine/act_learning.py.
"""

from dataclasses import dataclass

from faq.acts.heard import Act
from faq.engine.encoder import Encoder
from faq.engine.judge import Matrix, softmax
from faq.engine.rows import Vector
from faq.engine.terms import Terms

ACTS = tuple(Act)


@dataclass(frozen=True)
class ActModel:
    """`words` are the weights of features, `sense` those of the encoder's numbers: a column an act.
    `bent` is what each act has beforehand."""

    terms: Terms
    words: Matrix
    bent: Vector
    sense: Matrix | None = None

    def shares(self, text: str, encoder: Encoder | None) -> Vector:
        """In the order of ACTS, 1 together. With the encoder that it was learned with."""
        at, values = self.terms.weighed(text)
        odds = values @ self.words[at] + self.bent
        if encoder is not None and self.sense is not None:
            odds = odds + encoder.encode([text])[0] @ self.sense
        return softmax(odds)
