"""What a person wrote, as it is shown again: to the person and to staff alike.

The rules this module guards: nothing is left out without saying how much; and what is not the writer's
own words says whose it is, and what an answer answers.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.effects import Text
from bot.core.events import AttachmentKind, Forwarded, Origin, Quoted, Words
from faq.detect.hidden_numbers import hidden
from faq.detect.identity_numbers import HIDDEN
from faq.detect.receipts import is_receipt_shaped

MAP = "https://maps.google.com/?q="
QUOTE = 200  # characters of what is answered
BRIEF = 2_500
"""Characters of the person's words on a card, so that it stays one message."""

LONG = 20_000
"""Characters that are shown to whoever wrote them, to be looked through."""


def told(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    lines = lines_of(words) or (Text("told-nothing"),)
    return lines + others_told(words) + files_told(words) + places_of(words)


def lines_of(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    """Each message's words, below where they come from and what they answer."""
    return tuple(line for each in words for line in _lines(each))


def _lines(words: Words) -> tuple[str | Text, ...]:
    text = without_numbers(words.text.strip())
    return (*_headed(words), text) if text else _headed(words)


def without_numbers(text: str) -> str:
    """What was kept before numbers of documents were hidden on the way in, and a receipt, show none."""
    return HIDDEN if is_receipt_shaped(text) else hidden(text)[0]


def _headed(words: Words) -> tuple[Text, ...]:
    return (*_origin(words.forwarded), *_quote(words.quoted))


def _origin(forwarded: Forwarded | None) -> tuple[Text, ...]:
    if not forwarded:
        return ()
    is_known = bool(forwarded.name) or forwarded.origin in (Origin.OWN, Origin.OURS)
    kind = forwarded.origin.replace("_", "-") if is_known else "unknown"
    whence = Text(f"told-forwarded-{kind}", {"name": forwarded.name} if forwarded.name else {})
    when = (Text("told-forwarded-at", {"at": forwarded.at}),) if forwarded.at else ()
    return (whence, *when)


def _quote(quoted: Quoted | None) -> tuple[Text, ...]:
    """The part that is answered; all of it where that is short."""
    if not quoted or not (quoted.text.strip() or quoted.file):
        return ()
    whose = quoted.whose.value if quoted.whose in (Origin.OWN, Origin.OURS) else "others"
    said = without_numbers(quoted.text.strip())
    part = said if len(said) <= QUOTE else f"{said[:QUOTE]}…"
    return (Text(f"told-quoted-{whose}", {"part": part or Text(f"file-is-{quoted.file}")}),)


def texts_of(words: tuple[Words, ...]) -> tuple[str, ...]:
    return tuple(each.text.strip() for each in words if each.text.strip())


def brief(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    """As much of it as a card has room for; the rest is read with `said`."""
    shown = _fitting(words, BRIEF) or (Text("told-nothing"),)
    return (*shown, *files_told(words), *places_of(words))


def to_look_through(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    """To whoever wrote it, as far as anybody reads."""
    return (*_fitting(words, LONG), *files_told(words))


def _fitting(words: tuple[Words, ...], room: int) -> tuple[str | Text, ...]:
    spoken = tuple(each for each in words if each.text.strip() or _headed(each))
    shown = tuple(_shown(spoken, room))
    left = Words(others=len(spoken) - len(shown))
    lines = lines_of(tuple(replace(each, text=cut(each.text.strip(), room)) for each in shown))
    return (*lines, *others_told((*words, left)))


def cut(text: str, room: int = LONG) -> str:
    return text if len(text) <= room else f"{text[:room]}…"


def is_brief(words: tuple[Words, ...]) -> bool:
    """Whether a card leaves something of it out."""
    return sum(map(len, texts_of(words))) > BRIEF or any(each.others for each in words)


def _shown(words: tuple[Words, ...], room: int) -> Iterator[Words]:
    for number, each in enumerate(words):
        room -= len(each.text.strip())
        if number and room < 0:
            return
        yield each


def others_told(words: tuple[Words, ...]) -> tuple[Text, ...]:
    """What came with them, too much at once to be shown."""
    count = sum(each.others for each in words)
    return (Text("told-others", {"count": count}),) if count else ()


def files_told(words: tuple[Words, ...]) -> tuple[Text, ...]:
    kinds = [attachment.kind for each in words for attachment in each.attachments]
    counted = tuple(Text(f"files-{k}", {"count": kinds.count(k)}) for k in AttachmentKind if k in kinds)
    places = sum(1 for each in words if each.location)
    located = (Text("files-location", {"count": places}),) if places else ()
    return counted + located + _awaited(words)


def _awaited(words: tuple[Words, ...]) -> tuple[Text, ...]:
    """Of the files, those that are still on their way."""
    count = sum(attachment.awaited for each in words for attachment in each.attachments)
    return (Text("files-awaited", {"count": count}),) if count else ()


def places_of(words: tuple[Words, ...]) -> tuple[str, ...]:
    """What opens a map there: that there is a place says nothing to whoever has to go there."""
    places = (each.location for each in words if each.location)
    return tuple(f"{MAP}{place.latitude:.6f},{place.longitude:.6f}" for place in places)
