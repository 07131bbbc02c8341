"""`rida whatsapp templates`: the templates to submit for approval, from the same sentences that are sent.

The rule this module guards: nothing is printed for submission that would be refused at once.
"""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from bot.app.whatsapp import templates_of
from bot.channels.whatsapp.outgoing.templates import VALUES, definition, wrong_with
from bot.commands.common import refuse, settings_of, wants_json
from bot.config import Settings
from bot.policy.languages import LANGUAGES
from bot.texts.catalogue import plain, sentence


def templates(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Print the templates to submit, as the Graph API and WhatsApp Manager take them."""
    made = list(definitions(settings_of(ctx)))
    if wrong := [
        f"{each['name']} ({each['language']}) {what}"
        for key, each in made
        for what in wrong_with(each, key)
    ]:
        raise refuse("; ".join(wrong))
    if wants_json(as_json):
        typer.echo(json.dumps([each for _, each in made], ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(_told(each) for _, each in made))


def definitions(settings: Settings) -> Iterator[tuple[str, dict[str, Any]]]:
    """The key of each text with what is submitted of it, in every language that has a name there."""
    named = templates_of(settings)
    for key in VALUES:
        for language in LANGUAGES:
            if there := named.of(key, language):
                yield key, definition(key, *there, language, _words)


def _words(key: str, language: str) -> str:
    """With its values' places instead of them."""
    values = {name: f"{{{{{place}}}}}" for place, (name, _) in enumerate(VALUES.get(key, ()), start=1)}
    return plain(sentence(key, language, values))


def _told(made: dict[str, Any]) -> str:
    body, buttons = made["components"]
    quick = " · ".join(button["text"] for button in buttons["buttons"])
    return f"{made['name']} · {made['language']} · {made['category']}\n{body['text']}\n[{quick}]"
