"""Where the links and the QR codes lead.

The rule this module guards: a start parameter has the same links on every picture, page and poster, and
they open the chats that are there: WhatsApp and Telegram as far as they are on, else the page.
"""

from dataclasses import dataclass, field

from bot.core import passes
from bot.core.intake import typed_slip
from bot.core.link_words import LinkWords
from bot.policy.languages import FIRST
from bot.texts.link_words import wa_link


@dataclass(frozen=True, slots=True)
class Way:
    """A way in, by its `channel`. `number` and `words` are WhatsApp's: to whom one writes, and what."""

    channel: str
    link: str
    number: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """`url` is that of the pages; `bot` the user name on Telegram and `number` the one on WhatsApp in
    digits, each empty while its channel is off or has not told it yet."""

    url: str
    bot: str = ""
    number: str = ""
    words: LinkWords = field(default_factory=LinkWords)

    def to(self, start: str, language: str = FIRST) -> str:
        """The one that needs no words, where there is one."""
        ways = self.ways(start, language)
        return next((way.link for way in ways if not way.words), ways[0].link)

    def ways(self, start: str, language: str) -> tuple[Way, ...]:
        """At least one; where most people are comes first."""
        telegram = (Way("telegram", f"https://t.me/{self.bot}?start={start}"),) if self.bot else ()
        there = (*self._by_words(start, language), *telegram)
        return there or (Way("web", self._page(start)),)

    def _by_words(self, start: str, language: str) -> tuple[Way, ...]:
        """A pass has no words: nobody scans it who does not work here."""
        words = (typed_slip(start) or self.words.of(start, language)) if self.number else ""
        return (Way("whatsapp", wa_link(self.number, words), self.number, words),) if words else ()

    def _page(self, start: str) -> str:
        if start.startswith(passes.START):
            return f"{self.url}/pass/{start.removeprefix(passes.START)}"
        return f"{self.url}/chat?start={start}"
