"""Which number each known text has, told by hashes of the texts in their order instead of by a table of
texts: some bytes each, which may lie in a file and be mapped, and nobody reads a text out of them.

A text that is not known is taken for one that is once in 2^44 times or so.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray


def hashed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Numbering:
    keys: NDArray[np.uint64]
    numbers: NDArray[np.int32]

    @classmethod
    def of(cls, known: Mapping[str, int]) -> "Numbering":
        keys = np.fromiter(map(hashed, known), np.uint64, len(known))
        order = np.argsort(keys)
        return cls(keys[order], np.fromiter(known.values(), np.int32, len(known))[order])

    def __len__(self) -> int:
        return len(self.keys)

    def get(self, text: str) -> int | None:
        keys, numbers = self._views
        wanted = hashed(text)
        at = bisect_left(keys, wanted)
        return numbers[at] if at < len(keys) and keys[at] == wanted else None

    @cached_property
    def _views(self) -> tuple[memoryview, memoryview]:
        """One number of an array is read from a view of its memory at a tenth of the cost."""
        return self.keys.data, self.numbers.data
