"""What stands on WhatsApp's buttons and rows: our labels, cut by one rule.

The rule this module guards: a title is cut between words alone and says so ("…"), its whole text stands
beside it, and no two titles of a message are the same. A typed number chooses the button at that place,
so a number that tells titles apart is that one.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.shared.pieces import MORE, length, shortened, unisolated
from bot.core.messages import Button

BUTTONS, BUTTON_TITLE = 3, 20
ROWS, ROW_TITLE, ROW_DESCRIPTION = 10, 24, 72


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of ours as WhatsApp shows it. `number` is what chooses it when it is typed; `description`
    stands below a row's title."""

    button: Button
    number: int
    title: str
    description: str = ""


Numbered = tuple[int, Button]
"""A button, and the number that chooses it."""


def as_buttons(choices: Sequence[Numbered]) -> tuple[Choice, ...] | None:
    """None where they are too many, or one of them has to be cut: a button has no place for the rest."""
    if not 0 < len(choices) <= BUTTONS:
        return None
    made = tuple(Choice(each, n, shortened(each.label, BUTTON_TITLE)) for n, each in choices)
    is_whole = not any(is_cut(each.title, each.button.label) for each in made)
    return made if is_whole and _are_distinct(made) else None


def as_rows(choices: Sequence[Numbered]) -> tuple[Choice, ...] | None:
    """None where they are too many, or one of them does not fit with its description."""
    if not 0 < len(choices) <= ROWS:
        return None
    titles = Counter(_folded(shortened(each.label, ROW_TITLE)) for _, each in choices)
    made = [_row(each, n, titles) for n, each in choices]
    rows = tuple(row for row in made if row)
    return rows if len(rows) == len(made) and _are_distinct(rows) else None


def is_cut(title: str, label: str) -> bool:
    """Whether it says less than the label does."""
    return title not in (one_line(label), unisolated(one_line(label))) or not title


def may_be_cut(title: str) -> bool:
    """Whether it may say less than its label, or have a number of ours before it."""
    number, dot, _ = title.partition(". ")
    return MORE in title or title.isdecimal() or (bool(dot) and number.isdecimal())


def one_line(label: str) -> str:
    return " ".join(label.split())


def _row(button: Button, number: int, titles: Counter[str]) -> Choice | None:
    """None where not a word of it can be a title, or the whole is longer than a description."""
    whole, title = one_line(button.label), shortened(button.label, ROW_TITLE)
    if not whole:
        return Choice(button, number, str(number))
    is_double = titles[_folded(title)] > 1
    before = f"{number}. " if is_double else ""
    said = shortened(button.label, ROW_TITLE - len(before)) if is_double else title
    if not is_cut(said, button.label):
        return Choice(button, number, before + said)
    return Choice(button, number, before + said, whole) if said and _is_described(whole) else None


def _is_described(whole: str) -> bool:
    return length(whole) <= ROW_DESCRIPTION


def _folded(title: str) -> str:
    return unisolated(title).casefold()


def _are_distinct(choices: Sequence[Choice]) -> bool:
    return len({_folded(each.title) for each in choices}) == len(choices)
