"""What `--help` says of a verb, its arguments and its options, in the command's language.

The rule this module guards: help is sentences of bot/texts, read only when somebody asks for it.
`verb-PATH` is a verb in one line, and `usage-more-PATH` what it says below. `usage-PATH-NAME` is an
argument or an option. What several verbs have in common is told once, without the end of their path.
"""

from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from bot.commands.language import language, say
from bot.policy.languages import ENGLISH

FRAME = {
    "ARGUMENTS_PANEL_TITLE": "usage-arguments",
    "OPTIONS_PANEL_TITLE": "usage-options",
    "COMMANDS_PANEL_TITLE": "usage-commands",
    "REQUIRED_LONG_STRING": "usage-required",
}
"""What typer draws around the help: the names of its constants, and our sentences."""


class ToldCommand(TyperCommand):
    """A verb whose help is told when it is asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        tell(self, ctx)
        super().format_help(ctx, formatter)


class ToldGroup(TyperGroup):
    """A verb of several, whose help is told when it is asked for."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        tell(self, ctx)
        for name, command in self.commands.items():
            command.help = about((*path_of(ctx), name))
        super().format_help(ctx, formatter)


def spoken(app: typer.Typer) -> typer.Typer:
    """The verb or the verbs of `app`, with their help told so."""
    app.info.cls = ToldGroup
    for each in app.registered_commands:
        each.cls = ToldCommand
    return app


def path_of(ctx: Any) -> tuple[str, ...]:
    """The verb as it is typed, without the command's own name."""
    return (*path_of(ctx.parent), str(ctx.info_name)) if ctx.parent else ()


def tell(command: Any, ctx: Any) -> None:
    path = path_of(ctx)
    command.help = "\n\n".join(filter(None, (about(path), more(path))))
    for each in command.get_params(ctx):
        each.help = said(keys(path, each.name))
    draw_frame()


def about(path: tuple[str, ...]) -> str:
    return said((f"verb-{'-'.join(path) or 'rida'}",))


def more(path: tuple[str, ...]) -> str:
    return said((f"usage-more-{'-'.join(path)}",))


def keys(path: tuple[str, ...], name: str) -> Iterable[str]:
    """The sentence of an argument or an option: the verb's own, else that of several verbs."""
    option = name.replace("_", "-").strip("-")
    return ("-".join(("usage", *path[:length], option)) for length in range(len(path), -1, -1))


def said(choices: Iterable[str]) -> str:
    """The first of these sentences that there is; empty where there is none."""
    from bot.texts.catalogue import bundle  # here: whoever asks for no help does not wait for it

    known = bundle(ENGLISH.code)._messages
    return next((say(key) for key in choices if key in known), "")


def draw_frame() -> None:
    if language() != ENGLISH.code:
        from typer import rich_utils  # here: it reads rich

        for name, key in FRAME.items():
            setattr(rich_utils, name, say(key))
