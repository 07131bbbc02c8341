"""`rida qr`: an initiative's QR code as a picture, or a poster with it to print.

The rule this module guards: nothing is written whose link leads nowhere without saying so.
"""

import asyncio
import json
from pathlib import Path
from typing import Annotated

import typer

from bot.app.pictures import Links, Pictures
from bot.commands.bot_name import bot_name
from bot.commands.common import refuse, settings_of, wants_json
from bot.config import Settings
from bot.core.messages import Drawing
from bot.core.registration import REGISTER, edition
from bot.policy.languages import FIRST, LANGUAGES

PICTURE, POSTERS = (".png",), (".pdf", ".png")


def qr(
    ctx: typer.Context,
    initiative: Annotated[str, typer.Argument(help="The initiative's id in config.yaml.")],
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE.png]", help="Unless given: INITIATIVE.png.")
    ] = None,
    poster: Annotated[
        Path | None,
        typer.Option(metavar="FILE.pdf|.png", help="Make a poster of one A4 page instead."),
    ] = None,
    language: Annotated[
        str,
        typer.Option(
            metavar="|".join(LANGUAGES),
            help="The poster's edition; the English one reads from the left.",
        ),
    ] = FIRST,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON (also when piped).")] = False,
) -> None:
    """Draw the QR code that opens an initiative's registration, or a poster with it."""
    settings = settings_of(ctx)
    _check(settings, initiative, file, poster)
    _check_edition(language, poster)
    links = Links(settings.web.url, _name(settings))
    if file is None and poster is None:
        file = Path(f"{initiative}.png")
    _draw(Pictures(settings, lambda: links), initiative, file, poster, language)
    _tell(links.to(f"{REGISTER}{initiative}"), initiative, file, poster, as_json)
    if settings.codes_lead_nowhere:
        typer.echo(f"No phone reaches {settings.web.url}: set web.public_url and draw it anew.", err=True)


def _check(settings: Settings, initiative: str, file: Path | None, poster: Path | None) -> None:
    known = [each.id for each in settings.initiatives]
    if initiative not in known:
        listed = ", ".join(known) or "none"
        raise refuse(f"config.yaml lists no initiative {initiative!r}; it lists: {listed}")
    for path, endings in ((file, PICTURE), (poster, POSTERS)):
        if path and path.suffix.lower() not in endings:
            raise refuse(f"{path}: give a name that ends in {' or '.join(endings)}")


def _check_edition(language: str, poster: Path | None) -> None:
    if language not in LANGUAGES:
        raise refuse(
            f"--language: {language!r} is none that posters are made in; give {' or '.join(LANGUAGES)}"
        )
    if language != FIRST and not poster:
        raise refuse(
            "--language is the poster's: give --poster FILE.pdf too; a code reads the same in both"
        )


def _name(settings: Settings) -> str:
    name = asyncio.run(bot_name(settings))
    if settings.telegram.enabled and not name:
        raise refuse("Telegram does not tell the bot's name, which the link needs: see `rida check`")
    return name


def _draw(
    pictures: Pictures, initiative: str, file: Path | None, poster: Path | None, language: str
) -> None:
    async def drawn() -> None:
        if file:
            _write(file, await pictures(Drawing("qr", f"{REGISTER}{initiative}")))
        if poster:
            page = await pictures(Drawing("poster", edition(initiative, language)))
            _write(poster, page if poster.suffix.lower() == ".pdf" else _as_png(page))

    asyncio.run(drawn())


def _as_png(page: bytes) -> bytes:
    from bot.drawing.poster import png  # here: a code alone is drawn without what draws posters

    return png(page)


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise refuse(f"{file} cannot be written ({type(error).__name__})") from None


def _tell(link: str, initiative: str, file: Path | None, poster: Path | None, as_json: bool) -> None:
    files = {"file": file, "poster": poster}
    if wants_json(as_json):
        written = {key: str(path) for key, path in files.items() if path}
        typer.echo(json.dumps({"initiative": initiative, "link": link, **written}, ensure_ascii=False))
        return
    typer.echo(link)
    for path in filter(None, files.values()):
        typer.echo(f"written: {path}")
