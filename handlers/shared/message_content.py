"""Messages that hold no word: a row of dots, an emoji. They are answered kindly and stand for nothing."""

from bot.core.events import OWN_NUMBER, AttachmentKind, Words
from bot.core.turn import Turn

SPOKEN = (AttachmentKind.VOICE, AttachmentKind.AUDIO)


def has_words(turn: Turn, words: Words) -> bool:
    """Something that a reader can read; punctuation and emoji alone are none. A number that was shared
    is kept beside the talk, and its sign says so."""
    return bool(turn.facts.fold(words.text)) or words.text.strip() == OWN_NUMBER


def says_something(turn: Turn, words: Words) -> bool:
    return has_words(turn, words) or bool(words.attachments or words.location)


def is_spoken(words: Words) -> bool:
    """A voice note says what others write."""
    return any(attachment.kind in SPOKEN for attachment in words.attachments)


def ask_for_words(turn: Turn) -> Turn:
    return turn.reply("no-words").ask_again()


FILE_REFUSALS = ("file-too-large", "file-empty", "file-unknown-type", "file-mismatch", "file-unavailable")
