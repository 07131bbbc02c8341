"""`rida qr`: an initiative's QR code as a picture, or a poster with it to print.

The rule this module guards: nothing is written whose link leads nowhere without saying so.
"""

import asyncio
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from bot.app.links import Links
from bot.app.pictures import Pictures
from bot.commands.common import refuse, settings_of, wants_json
from bot.commands.language import say
from bot.commands.own_links import own_links
from bot.config import Settings
from bot.core.link_words import COMPLAINT, MENU
from bot.core.messages import Drawing
from bot.core.registration import REGISTER, edition
from bot.policy.languages import FIRST, LANGUAGES

PICTURE, POSTERS = (".png",), (".pdf", ".png")
PLACES = (COMPLAINT, MENU)
"""What has a link beside the initiatives."""


def qr(
    ctx: typer.Context,
    initiative: Annotated[
        str,
        typer.Argument(),
    ],
    file: Annotated[Path | None, typer.Argument(metavar="[FILE.png]")] = None,
    poster: Annotated[
        Path | None,
        typer.Option(metavar="FILE.pdf|.png"),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            metavar="|".join(LANGUAGES),
        ),
    ] = FIRST,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Draw the QR code that opens an initiative's registration, or a poster with it."""
    settings = settings_of(ctx)
    start = _start(settings, initiative, poster)
    _check(file, poster)
    _check_edition(settings, language, poster)
    links = asyncio.run(own_links(settings))
    if file is None and poster is None:
        file = Path(f"{initiative}.png")
    pictures = Pictures(settings, lambda: links)
    _draw(pictures, start, edition(initiative, language), file, poster, language)
    _tell(links, start, language, {"initiative": initiative, "file": file, "poster": poster}, as_json)
    if settings.codes_lead_nowhere:
        typer.echo(say("qr-nowhere", url=settings.web.url), err=True)


def _start(settings: Settings, asked: str, poster: Path | None) -> str:
    """The start parameter. An initiative may be called as a place is."""
    known = [each.id for each in settings.initiatives]
    if asked in known:
        return f"{REGISTER}{asked}"
    if asked not in PLACES:
        listed = ", ".join(known) or say("qr-nothing")
        raise refuse(say("qr-no-initiative", id=repr(asked), known=listed))
    if poster:
        raise refuse(say("qr-code-alone", place=asked))
    return asked


def _check(file: Path | None, poster: Path | None) -> None:
    for path, endings in ((file, PICTURE), (poster, POSTERS)):
        if path and path.suffix.lower() not in endings:
            raise refuse(say("qr-ending", file=str(path), endings=_either(endings)))


def _check_edition(settings: Settings, language: str, poster: Path | None) -> None:
    if language not in LANGUAGES:
        raise refuse(say("qr-no-edition", language=repr(language), known=_either(LANGUAGES)))
    if language != FIRST and not poster and not settings.whatsapp.enabled:
        raise refuse(say("qr-language-of-posters"))


def _either(of: Iterable[str]) -> str:
    return f" {say('qr-or')} ".join(of)


def _draw(
    pictures: Pictures, start: str, named: str, file: Path | None, poster: Path | None, language: str
) -> None:
    async def drawn() -> None:
        if file:
            _write(file, pictures.qr(start, language))
        if poster:
            page = await pictures(Drawing("poster", named))
            _write(poster, page if poster.suffix.lower() == ".pdf" else _as_png(page))

    asyncio.run(drawn())


def _as_png(page: bytes) -> bytes:
    from bot.drawing.poster import png  # here: a code alone is drawn without what draws posters

    return png(page)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise refuse(say("qr-unwritten", file=str(file), why=type(error).__name__)) from None


def _tell(
    links: Links, start: str, language: str, told: Mapping[str, str | Path | None], as_json: bool
) -> None:
    """Each link, where there are two."""
    ways = links.ways(start, language)
    written = {key: str(value) for key, value in told.items() if value}
    if wants_json(as_json):
        both = {"links": {way.channel: way.link for way in ways}} if any(w.words for w in ways) else {}
        first = {"initiative": written.pop("initiative"), "link": links.to(start, language)}
        typer.echo(json.dumps({**first, **both, **written}, ensure_ascii=False))
        return
    for way in ways:
        typer.echo(way.link)
    for key in ("file", "poster"):
        if key in written:
            typer.echo(say("qr-written", file=written[key]))
