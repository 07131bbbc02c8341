"""What an index consists of: what was built, and may be kept."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from faq.engine.encoder import Vectors
from faq.engine.judge import Judge
from faq.engine.rows import Turned, Vector
from faq.engine.terms import Terms

WORDS_SHARE = np.float32(2 / 3)
"""What the words count for beside the sense (chosen on training data: docs/decisions)."""


@dataclass(frozen=True)
class Known:
    """The known texts by their words: how a question is read, and what it is compared with."""

    terms: Terms
    turned: Turned

    def against(self, folded: str) -> Vector:
        return self.turned.against(self.terms.weighed(folded))


@dataclass(frozen=True)
class Model:
    """What was built, and may be kept: arrays, and a few words (faq/engine/kept.py).

    `anchors` are the entries' numbers of the anchors, one more than there are for a question outside;
    `ways` are those of all phrasings. `english` are the phrasings' words in Latin letters. `texts` are
    hashes of what the rows of `sense` say: whoever builds of more phrasings encodes those alone."""

    ids: tuple[str, ...]
    words: Known
    by_words: Judge
    anchors: NDArray[np.int32]
    bones: Known
    ways: NDArray[np.int32]
    english: tuple[str, ...]
    sense: Vectors | None = None
    by_both: Judge | None = None
    texts: NDArray[np.uint64] | None = None
