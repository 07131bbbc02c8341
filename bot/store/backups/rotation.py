"""Which of the nightly backups stay: the last one of each of the last days, weeks and months.

The rules this module guards: days are counted as the backups themselves say, newest made first, never by
the clock, so that a clock that jumps deletes nothing; the last good one always stays, and so does what
was made by hand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.store.backups.record import Drill, Entry


@dataclass(frozen=True, slots=True)
class Stay:
    """Of how many days, weeks and months one is kept; `daily` is at least 1."""

    daily: int = 7
    weekly: int = 5
    monthly: int = 12


def outlived(entries: Sequence[Entry], stay: Stay) -> tuple[Entry, ...]:
    """Those that may go; `entries` are all that are there, in the order in which they were made. Good
    ones are counted by themselves, and so are those that had no room to be tried: none takes another's
    place. Of those that failed, the last one is kept to be looked at."""
    nightly = [each for each in reversed(entries) if each.night]
    kept = {
        *_staying((each for each in nightly if each.drill is Drill.GOOD), stay),
        *_staying((each for each in nightly if each.drill is Drill.NO_ROOM), stay),
        *[each.file for each in nightly if each.drill is Drill.FAILED][:1],
        *(each.file for each in nightly if each.drill is Drill.WAITING),
    }
    return tuple(each for each in entries if each.night and each.file not in kept)


def _staying(newest_first: Iterable[Entry], stay: Stay) -> Iterator[str]:
    spans: tuple[tuple[int, Callable[[date], object]], ...] = (
        (stay.daily, lambda day: day),
        (stay.weekly, lambda day: day.isocalendar()[:2]),
        (stay.monthly, lambda day: (day.year, day.month)),
    )
    met: tuple[set[object], ...] = tuple(set() for _ in spans)
    for entry in newest_first:
        day = date.fromisoformat(entry.night)
        stays = False
        for (most, span_of), seen in zip(spans, met, strict=True):
            span = span_of(day)
            if span not in seen and len(seen) < most:
                seen.add(span)
                stays = True
        if stays:
            yield entry.file
