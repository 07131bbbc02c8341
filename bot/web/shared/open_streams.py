"""How many pages may hear news at once. A stream beyond it takes the place of the oldest one: first of
its own session, then of the network that has the most. Nothing is lost: a page whose stream was closed
asks again some time later, and is shown everything anew."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.runtime.shared.live_updates import Subscription


@dataclass(eq=False)
class Place:
    session: str
    network: str
    news: Subscription
    is_lost: bool = False


class Streams:
    """`of_one` are those of one session, `most` those of all."""

    def __init__(self, most: int = 1000, of_one: int = 8) -> None:
        self.most, self.of_one = most, of_one
        self._places: dict[Place, None] = {}  # the oldest first

    def __len__(self) -> int:
        return len(self._places)

    @contextmanager
    def place(self, session: str, network: str, news: Subscription) -> Iterator[Place]:
        """The news of whoever loses their place ends."""
        place = Place(session, network, news)
        self._places[place] = None
        self._make_room(place)
        try:
            yield place
        finally:
            self._places.pop(place, None)

    def _make_room(self, new: Place) -> None:
        own = [each for each in self._places if each.session == new.session]
        if len(own) > self.of_one:
            self._end(own[0])
        elif len(self._places) > self.most:
            others = [each for each in self._places if each is not new]
            crowded = Counter(each.network for each in others).most_common(1)[0][0]
            self._end(next(each for each in others if each.network == crowded))

    def _end(self, place: Place) -> None:
        del self._places[place]
        place.is_lost = True
        place.news.put(None)
