"""What `rida check` says of what was connected by links: the group, and whose account is whose place.

The rule this module guards: config.yaml counts, and where it overrules what was connected, that is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import typer

from bot.channels.telegram.group import connecting
from bot.commands.beside import reading
from bot.commands.check.findings import Finding, Level
from bot.commands.language import say
from bot.config import Settings
from bot.core.conversation import Address
from bot.store.queries import places
from bot.store.sqlite.database import file_of

ABOUT = "telegram"


@dataclass(frozen=True, slots=True)
class Links:
    """`connected` is the group of this bot that was connected by a link, 0 for none; `has` is where
    members talk with the bot whose button was pressed and confirmed."""

    connected: int = 0
    has: Mapping[str, Address] = field(default_factory=dict)

    def group(self, settings: Settings) -> int:
        """The staff's; 0: there is none yet."""
        return settings.telegram.staff_group or self.connected

    def findings(self, settings: Settings) -> Iterator[Finding]:
        yield from self._overruled(settings)
        without = [each for each in settings.members if not each.private and each.id not in self.has]
        if not self.group(settings) or not without:
            return
        if len(without) == len(settings.members):
            what = say("check-links-nobody")
            mend = say("check-links-nobody-mend")
            yield Finding(Level.WARNING, ABOUT, what, mend, "telegram-nobody")
            return
        names = ", ".join(each.name for each in without)
        mend = say("check-links-without-mend")
        yield Finding(
            Level.NOTE, ABOUT, say("check-links-without", names=names), mend, "telegram-without"
        )

    def _overruled(self, settings: Settings) -> Iterator[Finding]:
        named = settings.telegram.staff_group
        if named and self.connected and named != self.connected:
            what = say("check-links-group")
            mend = say("check-links-group-mend")
            yield Finding(Level.WARNING, ABOUT, what, mend, "telegram-group-overruled")
        for member in settings.members:
            has = self.has.get(member.id)
            if member.private and has and has != member.private:
                what = say("check-links-account", name=member.name)
                mend = say("check-links-account-mend", id=member.id)
                yield Finding(Level.WARNING, ABOUT, what, mend, f"telegram-overruled:{member.id}")


async def links(settings: Settings, bot: str) -> Links:
    if not file_of(settings.database).exists():
        return Links()
    try:
        async with reading(settings) as conn:
            known = await connecting.connected(conn, bot)
            return Links(known.group if known else 0, await places.taken(conn))
    except typer.Exit:  # what is wrong with the file is said elsewhere
        return Links()
