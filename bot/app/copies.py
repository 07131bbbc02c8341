"""A person's copy of what is kept of them, as the page that is sent to them. It is made when it is sent
or looked at, and lies nowhere."""

import asyncio
from dataclasses import dataclass

from bot.config import Settings
from bot.runtime.personal import personal_copy
from bot.runtime.shared.clock import Clock
from bot.store.sqlite.database import Database
from bot.texts.dates import Dates
from bot.texts.personal import CopyPage


@dataclass(frozen=True, slots=True)
class Copies:
    database: Database
    clock: Clock
    page: CopyPage

    async def __call__(self, contact: int) -> bytes:
        """With what they confided: it goes to nobody but themselves. Raises KeyError: nobody is there."""
        async with self.database.read() as conn:
            copy = await personal_copy(conn, contact, self.clock.now())
        return await asyncio.to_thread(self.page.page, copy)


def copy_page(settings: Settings) -> CopyPage:
    names = settings.society.name.model_dump()
    return CopyPage(Dates(settings.working_time.zone), names, settings.built_initiatives)
