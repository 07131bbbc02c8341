"""What people write, without the numbers of their documents and accounts.

The rule this module guards: it is done on the way in, before anything is on the disk; so nobody who works
here can be shown one, and none is in a backup. What staff write in their rooms is theirs, and stays.
"""

from bot.core.conversation import Party
from bot.core.events import Attachment, Event, MessageEdited, MessageReceived, VoiceHeard, Words
from bot.core.messages import Incoming
from bot.core.replaced import replaced
from faq.detect.hidden_numbers import hidden


def without_hidden(incoming: Incoming) -> Incoming:
    if incoming.address.party is not Party.PERSON:
        return incoming
    event = _without(incoming.event)
    text = _same(incoming, event) or without(incoming.text)
    awaits = tuple(replaced(each, file=_named(each.file)) for each in incoming.awaits)
    return replaced(incoming, event=event, text=text, awaits=awaits)


def _same(incoming: Incoming, event: Event) -> str:
    """The text as it stood on the platform, where that is what was looked through already."""
    before = incoming.event
    if not isinstance(before, MessageReceived | MessageEdited) or before.words.text != incoming.text:
        return ""
    return event.words.text if isinstance(event, MessageReceived | MessageEdited) else ""


def without(text: str) -> str:
    return hidden(text)[0]


def _without(event: Event) -> Event:
    match event:
        case MessageReceived(words) | MessageEdited(words):
            return replaced(event, words=_words(words))
        case VoiceHeard(text=text):
            return replaced(event, text=without(text))
        case _:
            return event


def _words(words: Words) -> Words:
    text, count = hidden(words.text)
    quoted = words.quoted and replaced(words.quoted, text=without(words.quoted.text))
    files = tuple(map(_named, words.attachments))
    if not count and (quoted, files) == (words.quoted, words.attachments):
        return words
    return replaced(words, text=text, quoted=quoted, attachments=files, hidden=count)


def _named(file: Attachment) -> Attachment:
    """A file is often called by the number of the document in it."""
    name = without(file.name)
    return file if name == file.name else replaced(file, name=name)
