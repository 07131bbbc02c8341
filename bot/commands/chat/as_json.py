"""What a program reads: a line of JSON for each line of the input, and the book at the end."""

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

import typer

from bot.commands.chat.book import Book
from bot.commands.chat.talk import Answer
from bot.commands.printable import printable
from bot.core.messages import Button
from bot.runtime.views import HistoryItem


class Lines:
    """On standard output JSON and nothing else: a line goes out before the next one is read."""

    def begin(self, at: datetime) -> None:
        """Programs know what they asked for."""

    def told(self, problem: str) -> None:
        typer.echo(problem, err=True)

    def answer(self, said: str, answer: Answer) -> None:
        _print(
            {
                "said": said,
                "act": answer.act,
                "replies": _replies(answer.replies),
                "staff_replies": _replies(each.item for each in answer.elsewhere),
                "topic": answer.topic,
                "state": answer.state,
            }
        )

    def end(self, book: Book) -> None:
        _print({"book": asdict(book)})


def _replies(items: Iterable[HistoryItem]) -> list[Mapping[str, object]]:
    return [{"key": each.key, "text": each.text, "buttons": _buttons(each.buttons)} for each in items]


def _buttons(buttons: Iterable[Button]) -> list[Mapping[str, str]]:
    return [{"action": each.action, "label": each.label} for each in buttons]


def _print(value: object) -> None:
    """In letters that can be read, but for what would move a terminal."""
    text = json.dumps(value, ensure_ascii=False)
    typer.echo("".join(each if printable(each) == each else json.dumps(each)[1:-1] for each in text))
    sys.stdout.flush()
