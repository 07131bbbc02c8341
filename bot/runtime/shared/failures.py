"""How a failure is told and how long it waits.

The rule this module guards: the text of an exception may hold a person's words, so the log gets the
exceptions' types and the places where they arose, never their texts.
"""

import traceback
from collections.abc import Iterator
from datetime import timedelta


def trace(error: BaseException) -> str:
    """The chain of exceptions, the latest first, each with its frames."""
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    yield type(error).__qualname__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"


def backoff(attempt: int, first: timedelta, longest: timedelta) -> timedelta:
    """The wait after the given attempt (from 1): doubled each time."""
    doubled: timedelta = first * 2 ** min(attempt - 1, 32)
    return min(longest, doubled)
