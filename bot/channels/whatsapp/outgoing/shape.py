"""What a message is on WhatsApp, before anything of it is sent: its texts, buttons, rows and files.

The rules this module guards: what is made here breaks no limit of WhatsApp's; as few messages as can
carry it; and what cannot be pressed there is written with the number that chooses it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.channels.shared.pieces import length, shortened, split, split_before_last, unisolated
from bot.channels.whatsapp.outgoing.file_shapes import Carried, carried_as, has_caption
from bot.channels.whatsapp.outgoing.titles import (
    BUTTON_TITLE,
    Choice,
    Numbered,
    as_buttons,
    as_rows,
    is_cut,
    one_line,
)
from bot.core.events import Attachment
from bot.core.messages import Drawing, Message

Say = Callable[[str, str], str]
"""The words of a key of the texts in a language."""

BODY = 4096
CHOICES_BODY = 1024
"""Of what stands above choices: Meta's description of the interface (OpenAPI) says so for all kinds. Its
page about lists says 4,096; what both allow cannot be refused."""

CAPTION = 1024
LINK = 2000  # characters of an address that a button opens


@dataclass(frozen=True, slots=True)
class Part:
    """One message of WhatsApp's: a text or a file with its caption, with at most one kind of choices.

    `buttons` are reply buttons, `rows` those of a list that `opener` opens, `link` the one button that
    opens a page. A file beside buttons stands above them. `asks_number`: WhatsApp's own button below it
    shares the reader's telephone.
    """

    text: str = ""
    file: Attachment | Drawing | None = None
    buttons: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    opener: str = ""
    link: Choice | None = None
    asks_number: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        return (*self.buttons, *self.rows, *((self.link,) if self.link else ()))


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts in their order; the last one carries what can be chosen."""

    parts: tuple[Part, ...]


def shape_of(message: Message, say: Say) -> Shape:
    """`say` gives the few words that only WhatsApp needs."""
    text = message.text.strip() if unisolated(message.text).strip() else ""
    files: list[Attachment | Drawing] = [*message.attachments, *message.drawings]
    taken = [file for file in files if carried_as(file) is not Carried.NOT]
    text = _joined(text, *(_left_out(file, message, say) for file in files if file not in taken))
    if message.asks_number and not taken and not message.buttons and text:
        *before, last = split_before_last(text, BODY, CHOICES_BODY)
        return Shape((*map(Part, before), Part(last, asks_number=True)))
    if not message.buttons:
        return Shape(tuple(_without_choices(text, taken)))
    return Shape(tuple(_with_choices(text, taken, message, say)))


def carries(message: Message, say: Say) -> bool:
    """Whether it goes as one message, and loses no button by that."""
    parts = shape_of(message, say).parts
    return len(parts) == 1 and (bool(parts[0].choices) or not can_press(message))


def can_press(message: Message) -> bool:
    """Whether its buttons could be pressed below words that are short enough."""
    choices = [(n, each) for n, each in enumerate(message.buttons, 1) if not each.url]
    return bool(as_buttons(choices) or as_rows(choices))


def without_file(part: Part, message: Message, say: Say) -> Part:
    """The same without its file, and with the words that say so."""
    if part.file is None:
        return part
    room = CHOICES_BODY if part.choices else BODY
    said = _joined(part.text, _left_out(part.file, message, say))
    return replace(part, file=None, text=split(said, room)[0])


def _left_out(file: Attachment | Drawing, message: Message, say: Say) -> str:
    """WhatsApp brings it in no shape, and whoever should have had it knows that there is one."""
    name = file.name if isinstance(file, Attachment) else file.file
    return f"📎 {name}\n{say('whatsapp-file-not-taken', message.language)}"


def _without_choices(text: str, files: Sequence[Attachment | Drawing]) -> list[Part]:
    """The first file takes the words as its caption, where it has one and they fit."""
    shown = [Part("", file) for file in files]
    if shown and has_caption(files[0]) and length(text) <= CAPTION:
        return [replace(shown[0], text=text), *shown[1:]]
    texts = split(text, BODY) or ([] if files else ["…"])
    return [*(Part(each) for each in texts), *shown]


def _with_choices(
    text: str, files: Sequence[Attachment | Drawing], message: Message, say: Say
) -> list[Part]:
    """What can be pressed comes last: there it is found."""
    every = list(enumerate(message.buttons, 1))
    links = [each for each in every if each[1].url]
    choices = [each for each in every if not each[1].url]
    if not choices and len(links) == 1 and not files:
        return _with_link(text, links[0], message, say)
    text = _joined(text, *(f"{button.label}\n{button.url}" for _, button in links))
    if not choices:
        return _without_choices(text, files)
    return _pressed(text, files, choices, message, say)


def _with_link(text: str, link: Numbered, message: Message, say: Say) -> list[Part]:
    number, button = link
    title = shortened(button.label, BUTTON_TITLE)
    rest = button.label if is_cut(title, button.label) else ""
    whole = _joined(text, rest) or say("whatsapp-choose", message.language)
    if not title or length(button.url) > LINK or length(whole) > CHOICES_BODY:
        return _without_choices(_joined(text, f"{button.label}\n{button.url}"), ())
    return [Part(whole, link=Choice(button, number, title))]


def _pressed(
    text: str,
    files: Sequence[Attachment | Drawing],
    choices: Sequence[Numbered],
    message: Message,
    say: Say,
) -> list[Part]:
    """Words that are too long go before: whoever can hardly read still presses."""
    buttons, rows = as_buttons(choices), as_rows(choices)
    if buttons is None and rows is None:
        return _written(text, files, choices, message, say)
    above_all = text or say("whatsapp-choose", message.language)
    *before, last = split_before_last(above_all, BODY, CHOICES_BODY)
    beside = files[0] if buttons and len(files) == 1 and has_caption(files[0]) else None
    above = [*(Part(each) for each in before), *(Part("", each) for each in files if each is not beside)]
    if buttons:
        return [*above, Part(last, beside, buttons=buttons)]
    return [*above, Part(last, rows=rows or (), opener=say("whatsapp-choices", message.language))]


def _written(
    text: str,
    files: Sequence[Attachment | Drawing],
    choices: Sequence[Numbered],
    message: Message,
    say: Say,
) -> list[Part]:
    """Nothing can be pressed: whoever types the number has chosen."""
    lines = (f"{number}. {one_line(button.label)}" for number, button in choices)
    whole = _joined(text, "\n".join(lines), say("whatsapp-write-number", message.language))
    return _without_choices(whole, files)


def _joined(*texts: str) -> str:
    return "\n\n".join(each for each in texts if each)
