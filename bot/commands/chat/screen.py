"""What a person at a terminal sees: three colours, and the buttons with the numbers that press them.

The rule this module guards: nothing that was written moves the terminal (`printable`).
"""

import sys
from collections.abc import Sequence
from datetime import datetime

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.commands.chat.book import Book, book_lines
from bot.commands.chat.talk import Answer
from bot.commands.printable import printable
from bot.core.messages import Button
from bot.runtime.transcript import shown
from bot.runtime.views import HistoryItem

HELP = (
    "Write as a person would. A number or a label presses a button.\n"
    "/staff TEXT speaks as the supervisor · /later 2h, 1d or due lets time pass · Ctrl-D ends the talk."
)
_PERSON, _RIDA, _STAFF, _QUIET = (
    Style(color="cyan", bold=True),
    Style(color="green"),
    Style(color="yellow"),
    Style(dim=True),
)


class Screen:
    """What is said is shown, too, where it comes from a file or a pipe: nobody has seen it typed."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, soft_wrap=True)
        self._echoes = not (sys.stdin.isatty() and sys.stdout.isatty())

    def begin(self, at: datetime) -> None:
        self._print(f"Rida · {at:%A %Y-%m-%d %H:%M}", _RIDA + Style(bold=True))
        self._print(HELP, _QUIET)

    def told(self, problem: str) -> None:
        self._print(f"  ({problem})", _QUIET)

    def answer(self, said: str, answer: Answer) -> None:
        if self._echoes:
            self._print(f"\n› {said}", _PERSON)
        for item in answer.replies:
            self._bubble("Rida", item, _RIDA, _numbers(item, answer.offered))
        for each in answer.elsewhere:
            self._bubble(each.address.address, each.item, _STAFF, {})
        for each in answer.mails:
            self._print(f"  ✉ {each.address.address}: {each.item.subject}", _QUIET)
        if not (answer.replies or answer.elsewhere):
            self._print("  (nothing was said)", _QUIET)

    def end(self, book: Book) -> None:
        self._print("\nIn the book:", Style(bold=True))
        lines = book_lines(book) or ["nothing"]
        for line in lines:
            self._print(f"  {line}", _QUIET)

    def _bubble(self, who: str, item: HistoryItem, style: Style, numbers: dict[str, int]) -> None:
        self._print(f"\n{who}", style + Style(bold=True))
        self._print(shown(item.text), style)
        for drawing in item.drawings:
            self._print(f"<{drawing.file}>", style)
        for button in item.buttons:
            self._print(_button_line(button, numbers.get(button.label)), style + Style(bold=True))

    def _print(self, text: str, style: Style) -> None:
        self._console.print(Text(printable(text), style=style))


def _numbers(item: HistoryItem, offered: Sequence[str]) -> dict[str, int]:
    """Of the buttons of the question that stands; those of another message have none."""
    labels = [shown(button.label) for button in item.buttons]
    if list(offered) != labels:
        return {}
    return {button.label: number for number, button in enumerate(item.buttons, start=1)}


def _button_line(button: Button, number: int | None) -> str:
    label = f"[{shown(button.label)}]"
    opens = f" → {button.url}" if button.url else ""
    return f"  {number}. {label}{opens}" if number else f"  • {label}{opens}"
