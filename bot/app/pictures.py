"""What the QR codes look like, and what stands on the posters.

The rule this module guards: where people can write in two apps, both codes are there, and each says which
it is; where they lead is told by `links.py` alone.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.app.links import Links, Way
from bot.config import Settings
from bot.core.intake import LIVES, Slip, code_of, slip_of, start_of
from bot.core.messages import Drawing
from bot.core.registration import REGISTER, Initiative, edition_of
from bot.policy.languages import FIRST, beside
from bot.texts.catalogue import isolated, plain, sentence
from bot.texts.dates import Dates
from faq.detect.slips import in_groups

if TYPE_CHECKING:  # what draws is read with the first picture, on its thread: it takes long
    from bot.drawing.poster import Code, Poster
    from bot.drawing.slip import Printed

CONTACTS = ("mobile", "phone", "social")  # what fits into one line
_NUMBERS = re.compile(r"(?<![\w\u2066-\u2069])[+\-]?\d(?:[\d./:,٫٬\-–×%٪]*[\d%٪])?(?!\w)")
BEFORE = "\u200e"  # a mark that nobody sees, of a letter that is written from the left
UNBROKEN = "\u00a0"
"""A no-break space: neither a date nor a telephone number is parted by the end of a line."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws what messages name by its meaning only."""

    settings: Settings
    links: Callable[[], Links]
    copies: Callable[[int], Awaitable[bytes]] | None = None
    key: bytes = b""
    """By which the codes of slips are made."""

    async def __call__(self, drawing: Drawing) -> bytes:
        """A PNG, for a poster or a slip a PDF, for somebody's copy a page. Raises KeyError: no such
        initiative, or nobody is this contact any more."""
        if drawing.kind == "copy":
            if self.copies is None:
                raise KeyError(drawing.of)
            return await self.copies(int(drawing.of))
        draw = {"qr": self.qr, "slip": self.slip}.get(drawing.kind, self.poster)
        return await asyncio.to_thread(draw, drawing.of)

    def qr(self, start: str, language: str = FIRST) -> bytes:
        """A code for each way in, side by side where there are two."""
        ways = self.links().ways(start, language)
        if len(ways) == 1:
            from bot.drawing.qr import png

            return png(ways[0].link)
        from bot.drawing.codes import png as pair

        return pair(tuple(_code(way, language) for way in ways), language)

    def slip(self, name: str, language: str = FIRST) -> bytes:
        from bot.drawing.slip import pdf

        slip = slip_of(name)
        code_ = code_of(self.key, slip.number, slip.serial)
        ways = self.links().ways(start_of(slip.number, code_), language)
        return pdf(slip_on_paper(self.settings, slip, code_, ways, language))

    def poster(self, edition: str) -> bytes:
        """Raises KeyError."""
        from bot.drawing.poster import pdf

        id, language = edition_of(edition)
        known = self.settings.built_initiatives
        found = next((each for each in known if each.id == id), None)
        if found is None:
            raise KeyError(id)
        ways = self.links().ways(f"{REGISTER}{id}", language)
        return pdf(poster_of(self.settings, found, ways, language))


def poster_of(settings: Settings, initiative: Initiative, ways: Sequence[Way], language: str) -> "Poster":
    from bot.drawing.poster import Poster

    other = beside(language)
    name, second = initiative.name[language], initiative.name[other]
    scan = "poster-scan" if len(ways) == 1 else "poster-scan-one"
    instead, typed = _instead(ways, language)
    return Poster(
        society=settings.society.name.model_dump()[language],
        name=name,
        second_name=second if second != name else "",
        terms=_numbers_apart(initiative.terms[language] or initiative.terms[other]),
        scan=sentence(scan, language, {}),
        second_scan=sentence(scan, other, {}),
        write=instead,
        typed=typed,
        codes=tuple(_code(way, language) for way in ways),
        window=_window(settings, initiative, language),
        contacts=f"{UNBROKEN}· ".join(_contacts(settings, language)),
        language=language,
    )


def slip_on_paper(
    settings: Settings, slip: Slip, code_: str, ways: Sequence[Way], language: str
) -> "Printed":
    from bot.drawing.slip import Printed

    dates = Dates(settings.working_time.zone)
    due, last = (_in_one(dates.moment(at, language)) for at in (slip.due_at, slip.due_at + LIVES))
    written, where = _written_to(ways)
    typed = f"{slip.number} · {in_groups(code_)}".replace(" ", UNBROKEN)

    def say(key: str, **values: str | int) -> str:
        return plain(sentence(key, language, values))

    return Printed(
        society=settings.society.name.model_dump()[language],
        title=say("slip-title"),
        number=str(slip.number),
        promise=say("slip-promise"),
        due=due,
        scan=say("slip-scan" if len(ways) == 1 else "slip-scan-one"),
        instead=sentence(written, language, {"where": isolated(where)}),
        typed=isolated(typed),
        until=say("slip-until", until=last),
        call=_called_at(settings, language),
        codes=tuple(_code(way, language) for way in ways),
        language=language,
    )


def _written_to(ways: Sequence[Way]) -> tuple[str, str]:
    """Where whoever cannot scan writes what stands below: a number on WhatsApp, else a page."""
    by_words = next((way for way in ways if way.number), None)
    if by_words:
        return "slip-instead-whatsapp", by_words.number
    return "slip-instead", _shown(ways[0].link).partition("?")[0]


def _called_at(settings: Settings, language: str) -> str:
    """For whoever has nothing to write with; empty where the society names no telephone."""
    society = settings.society
    number = society.phone or society.mobile
    return plain(sentence("slip-call", language, {"number": isolated(number)})) if number else ""


def _in_one(moment: str) -> str:
    """A line ends behind a comma: neither a day nor an hour is parted from its month or its word."""
    parts = re.split(r"(?<=[،,]) ", _numbers_apart(moment))
    return " ".join(part.replace(" ", UNBROKEN) for part in parts)


def _instead(ways: Sequence[Way], language: str) -> tuple[str, str]:
    """What whoever cannot scan does, and what they type then."""
    by_words = next((way for way in ways if way.words), None)
    if by_words is None:
        return sentence("poster-write", language, {}), _shown(ways[0].link)
    number = {"number": isolated(by_words.number)}
    return sentence("poster-write-words", language, number), isolated(by_words.words)


def _code(way: Way, language: str) -> "Code":
    from bot.drawing.poster import Code

    below = _called(way.number) if way.number else _shown(way.link)
    return Code(way.link, plain(sentence(f"channel-{way.channel}", language, {})), below)


def _called(number: str) -> str:
    """Alone on its line; its sign stays before the digits in Arabic, too."""
    return f"{BEFORE}+{number}"


def _shown(link: str) -> str:
    return link.removeprefix("https://")


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
