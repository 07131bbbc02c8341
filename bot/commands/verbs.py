"""The verbs of `rida`, each in a file of its own that is read when the verb is asked for.

The rule this module guards: whoever asks for help, or for a verb that needs no database, does not wait
for the libraries of the others.
"""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from bot.app.settled import settling
from bot.commands.language import language, say
from bot.policy.languages import ENGLISH


@dataclass(frozen=True, slots=True)
class Verb:
    """`where` is `module:name` in bot/commands; `summary` is the first line of the verb's own help."""

    name: str
    where: str
    summary: str

    @property
    def is_told(self) -> bool:
        """Whether its line of the list stands in every language."""
        from bot.texts.catalogue import bundle  # here: whoever asks in English does not wait for it

        return f"verb-{self.name}" in bundle(ENGLISH.code)._messages

    def load(self) -> Any:
        """The verb as typer runs it."""
        file, _, name = self.where.partition(":")
        found = getattr(_imported(f"bot.commands.{file}"), name)
        if isinstance(found, typer.Typer):
            return get_command(found)
        alone = typer.Typer(add_completion=False, pretty_exceptions_show_locals=False)
        alone.command(self.name)(found)
        return get_command(alone)


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
    Verb(
        "init",
        "init.command:init",
        "Set up your society by questions: writes config.yaml with its comments, and checks it.",
    ),
    Verb(
        "run",
        "run:run",
        "Start Rida: the pages, the conversations, the mail and the clock, in one process.",
    ),
    Verb(
        "check",
        "check.command:check",
        "Look at settings, secrets, database, mail, clock, fonts and answers. Exit 1 if one is wrong.",
    ),
    Verb(
        "deadline",
        "promise.deadline:deadline",
        "Say when the clock starts, when the answer is due, and who is told before.",
    ),
    Verb(
        "calendar",
        "promise.calendar:calendar",
        "Show the coming year's holidays and seasons; estimates are marked until they are confirmed.",
    ),
    Verb(
        "report",
        "promise.report:report",
        "Show what a month of promises came to: kept, missed, spans, ratings.",
    ),
    Verb("notices", "promise.notices:notices", "Show every notice of a case with its proof of delivery."),
    Verb(
        "transcript",
        "transcript:transcript",
        "Print the whole talk of a case's or a registration's person, to read or to keep as a test.",
    ),
    Verb("qr", "qr:qr", "Draw the QR code that opens an initiative's registration, or a poster with it."),
    Verb(
        "registrations",
        "export.registrations:registrations",
        "List who registered for an initiative. It holds names and numbers: keep it as you keep those.",
    ),
    Verb(
        "backup",
        "backup:backup",
        "Copy all that Rida keeps into one file, while it runs, and try it. As private as the database.",
    ),
    Verb(
        "restore",
        "restore:restore",
        "Take a backup into an empty data folder, while no Rida runs there.",
    ),
    Verb(
        "export",
        "export.command:export",
        "Write cases, registrations or ratings as a table for a spreadsheet.",
    ),
    Verb(
        "demo-data",
        "demo_data:demo_data",
        "Fill an empty data folder with a made-up society's year; nothing of it is ever sent to anybody.",
    ),
    Verb(
        "upgrade-check",
        "upgrade_check:upgrade_check",
        "Say before an upgrade what it would do: tried on a copy, after a backup; nothing is changed.",
    ),
    Verb(
        "chat",
        "chat.command:chat",
        "Talk to Rida in the terminal, on an empty book; nothing is sent, and nothing stays.",
    ),
    Verb("faq", "faq.command:faq_app", "Ask, measure and check the approved answers."),
    Verb(
        "understand",
        "understand:understand",
        "Say what a person does with a message: asks, complains, thanks …, and what the answers "
        "would do.",
    ),
    Verb(
        "audit",
        "audit:audit",
        "Print who did what, when. It holds no words and nobody's name; `rida check` verifies it.",
    ),
    Verb("person", "person:person_app", "Give out what is kept of a person, or erase it."),
    Verb(
        "breach",
        "breach:breach",
        "Draft the 72-hour notice to the authority and the notice to the people, from the audit trail.",
    ),
    Verb(
        "privacy",
        "privacy:privacy_app",
        "Print the register of processing.",
    ),
    Verb("whatsapp", "whatsapp:whatsapp_app", "What a society takes from here to Meta's pages."),
    Verb(
        "connect",
        "connect.command:connect_app",
        "Connect a messenger to Rida, step by step.",
    ),
    Verb("staff", "staff:staff_app", "Invite members of staff, list and remove them."),
)


class Verbs(TyperGroup):
    """Lists every verb by its summary, and loads the one that was asked for."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, next(verb for verb in VERBS if verb.name == name).load(), rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """In the command's language, which is known by now. English is what stands there already."""
        if language() != ENGLISH.code:
            self.help = _said("rida") or self.help
            for name, command in self.commands.items():
                command.help = _said(name) or command.help
        super().format_help(ctx, formatter)


def _said(name: str) -> str:
    """Empty where a verb is told in English alone."""
    is_known = name == "rida" or any(verb.name == name and verb.is_told for verb in VERBS)
    return say(f"verb-{name}") if is_known else ""


def listed_in(app: typer.Typer) -> None:
    """Put every verb on the list of `app`, whose class is `Verbs`."""
    for verb in VERBS:
        app.command(verb.name, help=verb.summary)(_not_loaded_yet)


def _not_loaded_yet() -> None:
    """Stands for a verb in the list; `Verbs` runs the verb itself."""
