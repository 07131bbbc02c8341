"""How fast WhatsApp may be spoken to: 80 messages a second in all, one in six seconds to a person,
of which up to 45 may be borrowed from what comes later.

The rules this module guards: nobody waits behind a person who has had their share. What the Graph API
asks for holds: for the person, or for everybody.
"""

import sys
from datetime import timedelta

from bot.channels.shared.rate_windows import ALL_SPAN, Flow, Place, Trip, now_of
from bot.channels.whatsapp.api.http import GraphError

EACH, BORROWED = 6.0, 45
"""Seconds that a message to a person takes from their share, and how many may go before it is had."""

MANY = 500  # people whose shares are kept before the whole ones are let go
OF_A_PERSON = frozenset({131056})
OF_ALL = frozenset({4, 80007, 130429, 131057})


class Limits:
    """`per_second` 0 sets no bounds of ours: a test server has none."""

    def __init__(self, per_second: int) -> None:
        self._bounded = per_second > 0
        self._all = Flow(per_second, ALL_SPAN, Trip())
        self._paid_at: dict[str, float] = {}
        self._asked: dict[str, float] = {}
        self._asked_of_all = 0.0

    def room(self) -> int:
        """How many sends may begin now."""
        now = now_of()
        if self._asked_of_all > now:
            return 0
        return self._all.room(now) if self._bounded else sys.maxsize

    def opens_in(self) -> float:
        """Seconds until one more may."""
        now = now_of()
        return max(self._asked_of_all - now, self._all.opens_in(now) if self._bounded else 0.0)

    def left(self, person: str) -> float:
        """Seconds until something may be sent to them."""
        now = now_of()
        asked = self._asked.get(person, 0.0) - now
        owed = self._paid_at.get(person, 0.0) - EACH * (BORROWED - 1) - now if self._bounded else 0.0
        return max(0.0, asked, owed)

    async def turn(self, person: str) -> None:
        """Wait for one, among all, and take it."""
        self._asked.pop(person, None)
        if not self._bounded:
            return
        self._let_go()
        self._paid_at[person] = max(self._paid_at.get(person, 0.0), now_of()) + EACH
        await self._all.turn(Place(now_of(), now_of()))

    def heard(self, person: str, error: GraphError, after: timedelta | None) -> None:
        """The Graph API refused, and asks for that much patience."""
        until = now_of() + (after.total_seconds() if after else 0.0)
        if error.code in OF_A_PERSON:
            self._asked[person] = until
        elif error.code in OF_ALL:
            self._asked_of_all = max(self._asked_of_all, until)

    def _let_go(self) -> None:
        """Of people who have their whole share nothing need be known."""
        if len(self._paid_at) >= MANY:
            now = now_of()
            self._paid_at = {who: at for who, at in self._paid_at.items() if at > now}
            self._asked = {who: at for who, at in self._asked.items() if at > now}
