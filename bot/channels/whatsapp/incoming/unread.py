"""What nobody could read is kept as it came, and the staff hear once a day that there was something.

The rule this module guards: nothing that Meta brought is lost, and nothing of it is in a log or at the
desk.
"""

import logging
from dataclasses import dataclass

from bot.channels.whatsapp.api.account import CHANNEL
from bot.channels.whatsapp.incoming.json_reading import written
from bot.channels.whatsapp.incoming.payloads import Unreadable
from bot.core.conversation import desk
from bot.core.events import PayloadUnread
from bot.core.messages import Incoming
from bot.runtime.intake import Accepting
from bot.runtime.shared.clock import Clock
from bot.store.queries import kept_payloads
from bot.store.sqlite.database import Database

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """`staff_channel` is where the desk is."""

    database: Database
    clock: Clock
    intake: Accepting
    staff_channel: str

    async def keep(self, unread: Unreadable, whose: int | None = None) -> None:
        """`whose` is the conversation, where that is known. Whoever calls waits for the disk.

        Raises:
            CannotWrite, NoRoom, SQLAlchemyError: it must come again.
        """
        now, body = self.clock.now(), unread.raw if isinstance(unread.raw, str) else written(unread.raw)
        logger.warning("something of WhatsApp cannot be read and is kept: %s", unread.why)
        async with self.database.write_behind() as conn:
            await kept_payloads.keep(conn, CHANNEL, whose, unread.why, body, now)
        name = f"payload-unread-{CHANNEL}-{now.date().isoformat()}"
        await self.intake.accept(Incoming(name, desk(self.staff_channel), PayloadUnread(CHANNEL)))
