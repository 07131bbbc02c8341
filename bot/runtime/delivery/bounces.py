"""A mail that was taken by a server and came back: its delivery report (RFC 3464) says what became of it.

The rules this module guards: a mail that only waits is no failure; what failed for good fares as if it
had been refused at once, once, however often it is reported; and whoever works on its case hears how else
its person can be told.
"""

import logging
from dataclasses import dataclass

from bot.core.conversation import Party
from bot.runtime.delivery.outcomes import DeliveryOutcomes
from bot.runtime.shared.clock import Clock
from bot.runtime.shared.wakeups import Wakeups
from bot.store.queries import mails
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)

NO_MAILBOX = ("5.1.", "5.2.1")
"""The status codes (RFC 3463) of an address at which nobody is; all else is said of one mail."""

_MEANS = (
    ("5.2.2", "mailbox-full"),
    ("5.2.3", "mail-too-large"),
    ("5.3.4", "mail-too-large"),
    ("5.7.", "mail-blocked"),
)


@dataclass(frozen=True, slots=True)
class Bounces:
    database: Database
    clock: Clock
    wakeups: Wakeups
    outcomes: DeliveryOutcomes

    async def failed(self, delivery: int, status: str) -> bool:
        """A mail of ours (its number) failed for good; on the disk when this returns. Whether it is one
        that was believed to be there. `status` is empty where the report gives none."""
        now = self.clock.now()
        async with self.database.write() as conn:
            sent = await mails.sent(conn, delivery)
            if sent is None or sent.status != "sent":
                return False
            is_gone = status.startswith(NO_MAILBOX) and sent.row.address.party is Party.PERSON
            await self.outcomes.park(conn, [sent.row], why(status), now, is_gone=is_gone)
        logger.warning("delivery %d by mail came back: %s", delivery, why(status))
        self.wakeups.wake()
        return True


def why(status: str) -> str:
    """A key of the texts (`parked-…`)."""
    if status.startswith(NO_MAILBOX):
        return "no-mailbox"
    return next((means for code, means in _MEANS if status.startswith(code)), "mail-refused")
