"""`rida privacy record`: the register of processing, as the law asks for it, from the configuration."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from bot.commands.common import settings_of, wants_json
from bot.commands.language import say
from bot.config import Settings
from bot.core.privacy import GIVEN_DAYS
from bot.policy.languages import FIRST, LANGUAGES
from bot.texts.register import register_lines

AsJson = Annotated[bool, typer.Option("--json")]
Language = Annotated[str, typer.Option()]

privacy_app = typer.Typer(no_args_is_help=True)


@privacy_app.callback()
def _group() -> None:
    """Print the register of processing: what is kept of people, why and how long."""


@privacy_app.command("record")
def record(ctx: typer.Context, as_json: AsJson = False, language: Language = FIRST) -> None:
    """Print the register of processing: who, why, what, on what basis, for how long, who gets it."""
    settings = settings_of(ctx)
    if language not in LANGUAGES:
        raise typer.BadParameter(
            say("command-language-unknown", known=", ".join(LANGUAGES)), param_hint="--language"
        )
    if wants_json(as_json):
        typer.echo(json.dumps(register(settings), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(register_lines(settings.built_privacy, language)))


def register(settings: Settings) -> dict[str, Any]:
    """Everything in it, in every language."""
    privacy = settings.built_privacy
    contact = {"name": privacy.contact, "email": privacy.email, "phone": privacy.phone}
    authority = {"name": privacy.authority, "link": privacy.authority_link}
    return {
        "controller": privacy.controller,
        "contact": contact,
        "outside": privacy.outside,
        "notice_version": privacy.version,
        "purposes": [asdict(each) for each in privacy.purposes],
        "services": [asdict(each) for each in privacy.services],
        "authority": authority,
        "request_days": GIVEN_DAYS.days,
        "request_prolonged_days": GIVEN_DAYS.days,
    }
