"""Who the bot is there. Links are made of it while Telegram is off, too, so it needs no library."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class BotIdentity:
    """The bot's own user name, empty until Telegram has told it. `when_known` is then called with it."""

    when_known: Callable[[str], None] = lambda _: None
    name: str = ""

    def known_as(self, name: str) -> None:
        self.name = name
        self.when_known(name)
