"""What a person wrote, as it is shown again: to the person and to staff alike.

The rule this module guards: nothing is left out without saying how much.
"""

from collections.abc import Iterator

from bot.core.effects import Text
from bot.core.events import AttachmentKind, Words

MAP = "https://maps.google.com/?q="
BRIEF = 2_500
"""Characters of the person's words on a card, so that it stays one message."""

LONG = 20_000
"""Characters that are shown to whoever wrote them, to be looked through."""


def told(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    texts = texts_of(words) or (Text("told-nothing"),)
    return texts + others_told(words) + files_told(words) + places_of(words)


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
    texts = texts_of(words)
    shown = tuple(_shown(texts, room))
    left = Words(others=len(texts) - len(shown))
    return (*(cut(each, room) for each in shown), *others_told((*words, left)))


def cut(text: str, room: int = LONG) -> str:
    return text if len(text) <= room else f"{text[:room]}…"


def is_brief(words: tuple[Words, ...]) -> bool:
    """Whether a card leaves something of it out."""
    return sum(map(len, texts_of(words))) > BRIEF or any(each.others for each in words)


def _shown(texts: tuple[str, ...], room: int) -> Iterator[str]:
    for number, text in enumerate(texts):
        room -= len(text)
        if number and room < 0:
            return
        yield text


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
