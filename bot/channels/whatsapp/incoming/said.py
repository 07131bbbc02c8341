"""What was said, as events and files of ours. Pure, but for the ids of files."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import replace

from bot.channels.shared.commands import command_of, press_of
from bot.channels.whatsapp.incoming.json_reading import written
from bot.channels.whatsapp.incoming.media import source_of
from bot.channels.whatsapp.incoming.payloads import Said, Status, Understood, Wrote
from bot.core.events import UNREADABLE, Attachment, ButtonPressed, Forwarded, Origin, Words
from bot.core.messages import Awaited
from bot.runtime.files.fetching import UNAVAILABLE


def in_order(found: Iterable[Understood]) -> list[list[Understood]]:
    """What people say, one after the other as it stands there: one person may be named in two ways, or
    change their number between. What is told of each message of ours goes beside it."""
    apart: dict[str, list[Understood]] = {}
    for one in found:
        apart.setdefault(one.message if isinstance(one, Status) else "", []).append(one)
    return list(apart.values())


def typed(wrote: Wrote) -> ButtonPressed | None:
    """What is typed with a slash is the press that it stands for, in words of one's own."""
    command = command_of(wrote.content.text)
    return press_of(command) if command and not wrote.forwarded else None


def beside(wrote: Wrote, press: ButtonPressed) -> Wrote:
    """What was written behind a command that takes nothing of it, and what was sent with it."""
    command = command_of(wrote.content.text)
    left = command.arg if command and not press.arg else ""
    return replace(wrote, content=replace(wrote.content, text=left))


def missed_by(poison: str) -> str:
    """A key of the texts, by what could not be read beside the words."""
    return UNAVAILABLE if poison == "media" else UNREADABLE


def inbox_name(said: Said) -> str:
    """Under which the inbox keeps it once for ever. Meta's own name has the sender's telephone in it,
    which must be nowhere once they are erased; one without a name is known by what it says."""
    told = said.id or written(said.raw)
    return f"message-{hashlib.sha256(told.encode()).hexdigest()}"


def words(wrote: Wrote, files: tuple[Attachment, ...]) -> Words:
    content = wrote.content
    return Words(
        content.text,
        files,
        content.location,
        id=wrote.edits or wrote.id,
        forwarded=Forwarded(Origin.HIDDEN_USER) if wrote.forwarded else None,
        reply_to=wrote.reply_to,
        quoted=wrote.quoted,
    )


def awaited(wrote: Wrote) -> Awaited | None:
    """The place of a file that is fetched after its message was acknowledged."""
    file = wrote.content.file
    if file is None:
        return None
    place = Attachment(secrets.token_hex(16), file.kind, "", 0, file.name, awaited=True)
    return Awaited(place, source_of(file))


def phone(said: Said) -> str:
    """As people dial it: what they shared themselves, else what they write from."""
    shared = said.content.phone if isinstance(said, Wrote) else ""
    return shared or (f"+{said.sender.wa_id}" if said.sender.wa_id else "")
