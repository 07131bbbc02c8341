"""What a person wrote, as it is shown again: to the person and to staff alike.

The rule this module guards: nothing is left out without saying how much.
"""

from collections.abc import Iterator

from bot.core.effects import Text
from bot.core.events import AttachmentKind, Words

MAP = "https://maps.google.com/?q="
BRIEF = 2_500
"""Characters of the person's words on a card, so that it stays one message."""


def told(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    texts = texts_of(words) or (Text("told-nothing"),)
    return texts + others_told(words) + files_told(words) + places_of(words)


def texts_of(words: tuple[Words, ...]) -> tuple[str, ...]:
    return tuple(each.text.strip() for each in words if each.text.strip())


def brief(words: tuple[Words, ...]) -> tuple[str | Text, ...]:
    """As much of it as a card has room for; the rest is read with `said`."""
    texts = texts_of(words)
    shown = tuple(_shown(texts))
    left = Words(others=len(texts) - len(shown))
    cut = tuple(text if len(text) <= BRIEF else f"{text[:BRIEF]}…" for text in shown)
    others = others_told((*words, left))
    return (cut or (Text("told-nothing"),)) + others + files_told(words) + places_of(words)


def is_brief(words: tuple[Words, ...]) -> bool:
    """Whether a card leaves something of it out."""
    return sum(map(len, texts_of(words))) > BRIEF or any(each.others for each in words)


def _shown(texts: tuple[str, ...]) -> Iterator[str]:
    room = BRIEF
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
