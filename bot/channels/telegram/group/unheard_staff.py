"""Who of the staff is not heard, and was told so lately.

The rule this module guards: nobody's words vanish without a sign, and nobody is told the same thing at
each of their messages.
"""

import asyncio
from dataclasses import dataclass, field

from bot.channels.telegram.api.payloads import Sender

ANONYMOUS = 1_087_968_824  # GroupAnonymousBot: what Telegram names in place of an anonymous administrator
QUIET = 600.0  # seconds until somebody is told again


def is_anonymous(sender: Sender) -> bool:
    return sender.id in (0, ANONYMOUS)


@dataclass
class Unheard:
    _told: dict[tuple[str, int], float] = field(default_factory=dict)

    def is_news(self, why: str, sender: int) -> bool:
        """True once in a while for each sender, and for all who are anonymous together."""
        now, who = asyncio.get_running_loop().time(), (why, 0 if sender == ANONYMOUS else sender)
        if now - self._told.get(who, -QUIET) < QUIET:
            return False
        self._told[who] = now
        return True
