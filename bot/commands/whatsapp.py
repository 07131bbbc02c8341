"""`rida whatsapp`: what a society takes from here to Meta's pages."""

import json
from typing import Annotated

import typer

from bot.channels.whatsapp.flows.flow_json import Json, faults, flow_json
from bot.commands.common import refuse, settings_of
from bot.commands.language import say
from bot.commands.whatsapp_templates import templates
from bot.core.registration import Initiative
from bot.policy.languages import FIRST, LANGUAGES
from bot.texts.catalogue import plain, sentence

whatsapp_app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)

Which = Annotated[str, typer.Argument(metavar="[INITIATIVE]")]
Language = Annotated[str, typer.Option("--language")]
AsJson = Annotated[bool, typer.Option("--json")]


whatsapp_app.command("templates")(templates)


@whatsapp_app.callback()
def whatsapp() -> None:
    """What a society takes from here to Meta's pages."""


@whatsapp_app.command("flow")
def flow(
    ctx: typer.Context, initiative: Which = "", language: Language = FIRST, as_json: AsJson = False
) -> None:
    """Print the Flow JSON of an initiative's form, to be pasted into Meta's Flow Builder.

    Its id at Meta goes into config.yaml: whatsapp.flows, as {ibda: "1234567890"}.
    """
    if language not in LANGUAGES:
        raise refuse(say("flow-no-language", language=repr(language), known=", ".join(LANGUAGES)))
    forms = {each.id: each for each in settings_of(ctx).built_initiatives if each.form}
    if initiative and initiative not in forms:
        known = ", ".join(forms) or say("qr-nothing")
        raise refuse(say("flow-no-form", id=repr(initiative), known=known))
    wanted = [forms[initiative]] if initiative else list(forms.values())
    made = {each.id: _made(each, language) for each in wanted}
    shown = made[initiative] if initiative else made
    typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))


def _made(initiative: Initiative, language: str) -> Json:
    made = flow_json(initiative, language, lambda key, its: plain(sentence(key, its, {})))
    if wrong := faults(made):
        raise refuse(say("flow-refused", id=initiative.id, why="; ".join(wrong)))
    return made
