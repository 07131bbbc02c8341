"""The verbs of `rida`, each in a file of its own that is read when the verb is asked for.

The rule this module guards: whoever asks for help, or for a verb that needs no database, does not wait
for the libraries of the others.
"""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

import typer
from typer.main import get_command

from bot.app.settled import settling
from bot.commands.help_texts import ToldGroup, about, spoken


@dataclass(frozen=True, slots=True)
class Verb:
    """`where` is `module:name` in bot/commands. What it does is told by the sentence `verb-NAME`."""

    name: str
    where: str

    def load(self) -> Any:
        """The verb as typer runs it."""
        file, _, name = self.where.partition(":")
        found = getattr(_imported(f"bot.commands.{file}"), name)
        if isinstance(found, typer.Typer):
            return get_command(spoken(found))
        alone = typer.Typer(add_completion=False, pretty_exceptions_show_locals=False)
        alone.command(self.name)(found)
        return get_command(spoken(alone))


def _imported(module: str) -> ModuleType:
    """With it the reviewed words are read. A file of them that is wrong is named, with its mend."""
    try:
        with settling():
            return import_module(module)
    except Exception as error:
        from faq.lexicon import LexiconError  # here: whoever asks for help alone does not wait for it

        if not isinstance(error, LexiconError):
            raise
        typer.echo(f"faq/lexicon/{error}", err=True)
        raise typer.Exit(1) from None


VERBS = (
    Verb("init", "init.command:init"),
    Verb("run", "run:run"),
    Verb("check", "check.command:check"),
    Verb("deadline", "promise.deadline:deadline"),
    Verb("calendar", "promise.calendar:calendar"),
    Verb("report", "promise.report:report"),
    Verb("notices", "promise.notices:notices"),
    Verb("transcript", "transcript:transcript"),
    Verb("qr", "qr:qr"),
    Verb("registrations", "export.registrations:registrations"),
    Verb("backup", "backup:backup"),
    Verb("restore", "restore:restore"),
    Verb("export", "export.command:export"),
    Verb("demo-data", "demo_data:demo_data"),
    Verb("upgrade-check", "upgrade_check:upgrade_check"),
    Verb("chat", "chat.command:chat"),
    Verb("faq", "faq.command:faq_app"),
    Verb("understand", "understand:understand"),
    Verb("audit", "audit:audit"),
    Verb("person", "person:person_app"),
    Verb("breach", "breach:breach"),
    Verb("privacy", "privacy:privacy_app"),
    Verb("whatsapp", "whatsapp:whatsapp_app"),
    Verb("connect", "connect.command:connect_app"),
    Verb("staff", "staff:staff_app"),
)


class Verbs(ToldGroup):
    """Lists every verb by what it does, and loads the one that was asked for."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, next(verb for verb in VERBS if verb.name == name).load(), rest

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The Tab key shows what each verb does."""
        for name, command in self.commands.items():
            command.help = about((name,))
        return super().shell_complete(ctx, incomplete)


def listed_in(app: typer.Typer) -> None:
    """Put every verb on the list of `app`, whose class is `Verbs`."""
    for verb in VERBS:
        app.command(verb.name)(_not_loaded_yet)


def _not_loaded_yet() -> None:
    """Stands for a verb in the list; `Verbs` runs the verb itself."""
