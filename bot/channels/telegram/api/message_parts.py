"""A message cut to what Telegram takes: texts of 4096, captions of 1024, one file at a time.

The rule this module guards: no word is cut in two where a sentence, a line or a blank could part it,
none is left out, and only the last text carries the buttons (the last file, where there is no text).
Lengths are UTF-16 units, as Telegram counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.shared.pieces import length, split
from bot.core.events import Attachment
from bot.core.messages import Button, Drawing, Message

TEXT, CAPTION = 4096, 1024
BUTTONS, MOST = 9_500, 100
"""Bytes of all buttons of a message, below Telegram's 10 KB, and how many they may be."""
DATA = 64 + 40  # what a press carries, and what the protocol puts around it
NARROW = 15  # characters of a label that leaves room for a second one beside it on a phone


@dataclass(frozen=True, slots=True)
class Part:
    """A text, or a file or a drawing with the text as its caption. `last` carries the buttons."""

    text: str
    file: Attachment | Drawing | None = None
    last: bool = False


def parts_of(message: Message) -> list[Part]:
    """A single file takes the text as its caption, where that fits and no later message takes it over."""
    files: tuple[Attachment | Drawing, ...] = (*message.attachments, *message.drawings)
    if len(files) == 1 and not message.slot and length(message.text) <= CAPTION:
        return [Part(message.text, files[0], last=True)]
    texts = split(message.text, TEXT) or ([] if files else ["…"])
    said = [Part(text, last=index == len(texts) - 1) for index, text in enumerate(texts)]
    shown = [
        Part("", file, last=not texts and index == len(files) - 1) for index, file in enumerate(files)
    ]
    return said + shown


def rows_of(buttons: Sequence[Button]) -> list[list[Button]]:
    """Two short ones share a row, everything else has one of its own."""
    rows: list[list[Button]] = []
    for button in fitting(buttons):
        beside = rows and len(rows[-1]) == 1 and _is_narrow(rows[-1][0]) and _is_narrow(button)
        rows[-1].append(button) if beside else rows.append([button])
    return rows


def fitting(buttons: Sequence[Button]) -> Sequence[Button]:
    """As many as Telegram takes of one message. The last always stays: it leads out. What falls away can
    still be written, as its number or its words."""
    left, kept = BUTTONS, list[Button]()
    for button in buttons[:-1]:
        left -= _weight(button)
        if left < 0 or len(kept) >= MOST - 1:
            break
        kept.append(button)
    return (*kept, *buttons[-1:])


def _weight(button: Button) -> int:
    """Bytes: the label, and what a press or an address carries at the most."""
    return len(button.label.encode()) + max(len(button.url.encode()), DATA)


def _is_narrow(button: Button) -> bool:
    return len(button.label) <= NARROW
