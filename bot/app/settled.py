"""What a start reads and makes stays until the process ends.

To look among hundreds of thousands of such things for what may go took a tenth of every start, and a
running Rida did it again and again, in the middle of somebody's turn.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settling() -> Iterator[None]:
    """What is made inside is never looked through; everything later is, as always."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
