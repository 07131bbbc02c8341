"""Where the QR codes lead, and what stands on the posters.

The rule this module guards: a start parameter has one link, the same on every picture, page and poster,
and it opens the chat that is there: Telegram where that is on, else the page.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.config import Settings
from bot.core import passes
from bot.core.messages import Drawing
from bot.core.registration import REGISTER, Initiative, edition_of
from bot.policy.languages import beside
from bot.texts.catalogue import isolated, plain, sentence
from bot.texts.dates import Dates

if TYPE_CHECKING:  # what draws is read with the first picture, on its thread: it takes long
    from bot.drawing.poster import Poster

CONTACTS = ("mobile", "phone", "social")  # what fits into one line
_NUMBERS = re.compile(r"(?<![\w\u2066-\u2069])[+\-]?\d(?:[\d./:,٫٬\-–×%٪]*[\d%٪])?(?!\w)")
UNBROKEN = "\u00a0"
"""A no-break space: neither a date nor a telephone number is parted by the end of a line."""


@dataclass(frozen=True, slots=True)
class Links:
    """`url` is that of the pages; `bot` the user name on Telegram, empty while it is off or has not told
    it yet."""

    url: str
    bot: str = ""

    def to(self, start: str) -> str:
        if self.bot:
            return f"https://t.me/{self.bot}?start={start}"
        if start.startswith(passes.START):
            return f"{self.url}/pass/{start.removeprefix(passes.START)}"
        return f"{self.url}/chat?start={start}"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws what messages name by its meaning only."""

    settings: Settings
    links: Callable[[], Links]
    copies: Callable[[int], Awaitable[bytes]] | None = None

    async def __call__(self, drawing: Drawing) -> bytes:
        """A PNG, for a poster a PDF, for somebody's copy a page. Raises KeyError: no such initiative, or
        nobody is this contact any more."""
        if drawing.kind == "copy":
            if self.copies is None:
                raise KeyError(drawing.of)
            return await self.copies(int(drawing.of))
        draw = self.qr if drawing.kind == "qr" else self.poster
        return await asyncio.to_thread(draw, drawing.of)

    def qr(self, start: str) -> bytes:
        from bot.drawing.qr import png

        return png(self.links().to(start))

    def poster(self, edition: str) -> bytes:
        """Raises KeyError."""
        from bot.drawing.poster import pdf

        id, language = edition_of(edition)
        known = self.settings.built_initiatives
        found = next((each for each in known if each.id == id), None)
        if found is None:
            raise KeyError(id)
        link = self.links().to(f"{REGISTER}{id}")
        return pdf(poster_of(self.settings, found, link, language))


def poster_of(settings: Settings, initiative: Initiative, link: str, language: str) -> "Poster":
    from bot.drawing.poster import Poster

    other = beside(language)
    name, second = initiative.name[language], initiative.name[other]
    return Poster(
        society=settings.society.name.model_dump()[language],
        name=name,
        second_name=second if second != name else "",
        terms=_numbers_apart(initiative.terms[language] or initiative.terms[other]),
        scan=sentence("poster-scan", language, {}),
        second_scan=sentence("poster-scan", other, {}),
        write=sentence("poster-write", language, {}),
        link=link,
        window=_window(settings, initiative, language),
        contacts=f"{UNBROKEN}· ".join(_contacts(settings, language)),
        language=language,
    )


def _numbers_apart(text: str) -> str:
    """What people write around: "18-25" would be drawn as "25-18" behind an Arabic letter."""
    return _NUMBERS.sub(lambda found: isolated(found[0]), text)


def _window(settings: Settings, initiative: Initiative, language: str) -> str:
    """When one can register, as far as it is bounded."""
    days = {"opens": initiative.opens, "closes": initiative.closes}
    dates = Dates(settings.working_time.zone)
    told: dict[str, str | int] = {
        name: dates.day(day, language).replace(" ", UNBROKEN) for name, day in days.items() if day
    }
    return plain(sentence(f"poster-{'-'.join(told)}", language, told)) if told else ""


def _contacts(settings: Settings, language: str) -> Iterator[str]:
    society = settings.society
    for channel in CONTACTS:
        value = getattr(society, channel)
        if value:
            values: dict[str, str | int] = {"value": isolated(value), "extension": society.extension}
            with_extension = channel == "phone" and society.extension
            key = f"contact-{channel}{'-extension' if with_extension else ''}"
            yield sentence(key, language, values).replace(" ", UNBROKEN)
