"""The parts of a mail → its words and its files.

The rules this module guards: however a mail is built, reading it ends soon and within bounds; a file is
taken by its bytes, as in chat; and what is left behind is said, each by its name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from bot.channels.email.incoming import mail_headers as headers
from bot.channels.email.incoming import quotes
from bot.channels.email.incoming.charsets import decoded
from bot.channels.email.incoming.html_text import LARGEST as LARGEST_HTML
from bot.channels.email.incoming.html_text import words_of
from bot.channels.email.incoming.read_mail import LeftOut, LeftOutWhy, MailFile
from bot.runtime.files.attachments import LIMIT
from bot.runtime.files.filetypes import FileType, file_type, named

MOST_PARTS = 200
MOST_FILES = 20
DEEPEST = 12
LONGEST = 20_000  # characters of new words
LONGEST_QUOTED = 20_000
_LOOKED_AT = 200_000  # characters in which quotations are looked for
DECORATION = 8 * 1024  # bytes of a picture within the words that is a signature's or a letterhead's

_SILENT = frozenset(
    (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-keys",
        "text/calendar",
        "message/delivery-status",
        "text/rfc822-headers",
        "text/x-amp-html",
    )
)
"""What programs send each other beside the words."""
_ENCRYPTED = frozenset(
    (
        "multipart/encrypted",
        "application/pkcs7-mime",
        "application/x-pkcs7-mime",
        "application/pgp-encrypted",
    )
)
_TNEF = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))


@dataclass
class Body:
    """What was found so far. Words are pairs of what is new and what is marked as quoted."""

    words: list[tuple[str, str]] = field(default_factory=list)
    files: list[MailFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    forwarded: bool = False
    _parts: int = 0

    def leave(self, why: LeftOutWhy, name: str = "") -> None:
        if LeftOut(why, name) not in self.left_out:
            self.left_out.append(LeftOut(why, name))

    def is_one_more(self) -> bool:
        self._parts += 1
        if self._parts > MOST_PARTS:
            self.leave(LeftOutWhy.TOO_MANY)
        return self._parts <= MOST_PARTS

    def split(self, subject: str) -> quotes.Split:
        """New and quoted words, each within its bound."""
        said = "\n\n".join(new.strip() for new, _ in self.words if new.strip())
        beside = "\n\n".join(quoted.strip() for _, quoted in self.words if quoted.strip())
        found = quotes.split(said[:_LOOKED_AT], subject, beside[:LONGEST_QUOTED])
        if len(said) > _LOOKED_AT or len(found.new) > LONGEST:
            self.leave(LeftOutWhy.TOO_LONG)
        new, quoted = found.new[:LONGEST].rstrip(), found.quoted[:LONGEST_QUOTED].rstrip()
        return quotes.Split(new, quoted, found.forwarded or self.forwarded)


def read_body(mail: Message) -> Body:
    body = Body()
    _read(mail, body, 0)
    return body


def _read(part: Message, body: Body, depth: int) -> None:
    if not body.is_one_more():
        return
    if depth > DEEPEST:
        body.leave(LeftOutWhy.TOO_MANY)
        return
    kind = part.get_content_type()
    if kind in _ENCRYPTED and part.get_param("smime-type", "") != "signed-data":
        body.leave(LeftOutWhy.ENCRYPTED)
    elif part.is_multipart():
        _of_several(part, kind, body, depth)
    else:
        _of_one(part, kind, body)


def _of_several(part: Message, kind: str, body: Body, depth: int) -> None:
    parts = [each for each in part.get_payload() if isinstance(each, Message)]
    if kind == "message/rfc822":
        _passed_on(parts, body, depth)
    elif kind not in _SILENT:
        for each in _best(parts) if kind == "multipart/alternative" else parts:
            _read(each, body, depth + 1)


def _best(parts: list[Message]) -> Iterator[Message]:
    """The plain words where there are some, else the last form that is read; files stand beside them."""
    plain = [each for each in parts if each.get_content_type() == "text/plain" and _text(each).strip()]
    if plain:
        yield plain[0]
        yield from (each for each in parts if _brings_files(each))
        return
    readable = [each for each in parts if each.get_content_type() not in _SILENT]
    yield from readable[-1:]


def _brings_files(part: Message) -> bool:
    """A form of the mail with pictures or files in it, as telephones send them; its words are left."""
    return part.is_multipart() and part.get_content_type() != "message/rfc822"


def _passed_on(parts: list[Message], body: Body, depth: int) -> None:
    """Another's mail: who wrote it, its subject, and its words."""
    for inner in parts[:1]:
        body.forwarded = True
        sender = next(headers.addresses(inner, "From"), ("", ""))
        subject = headers.words(inner, "Subject", headers.SUBJECT)
        head = [each for each in (" ".join(filter(None, sender)), subject) if each]
        body.words.append(("\n".join(("⸻", *head)), ""))
        _read(inner, body, depth + 1)


def _of_one(part: Message, kind: str, body: Body) -> None:
    name = headers.file_name(part)
    is_attached = part.get_content_disposition() == "attachment"
    if kind in _TNEF or name.lower() == "winmail.dat":
        body.leave(LeftOutWhy.WINMAIL, name)
    elif (kind in ("text/plain", "text/html") or kind.startswith("multipart/")) and not (
        is_attached or name
    ):
        _words(part, kind, body)
    elif kind not in _SILENT:
        _file(part, name, is_inline=not is_attached, body=body)


def _words(part: Message, kind: str, body: Body) -> None:
    text = _text(part)
    if kind != "text/html":  # what calls itself several parts and is none is read as it stands
        body.words.append((text, ""))
        return
    if len(text) > LARGEST_HTML:
        body.leave(LeftOutWhy.TOO_LONG)
    found = words_of(text)
    body.words.append((found.text, found.quoted))


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    return decoded(data, str(part.get_content_charset(""))) if isinstance(data, bytes) else ""


def _file(part: Message, name: str, *, is_inline: bool, body: Body) -> None:
    data = part.get_payload(decode=True)
    stands_within = is_inline and bool(part["Content-ID"])
    if not isinstance(data, bytes):
        body.leave(LeftOutWhy.UNREADABLE, name)
    elif not (stands_within and len(data) <= DECORATION):
        _kept(data, name, stands_within, body)


def _kept(data: bytes, name: str, inline: bool, body: Body) -> None:
    found = file_type(data, name) if 0 < len(data) <= LIMIT else None
    if found and len(body.files) < MOST_FILES:
        called = named(name, found) or f"file.{found.extension}"
        body.files.append(MailFile(called, found.mime, data, inline))
    else:
        body.leave(_why(data, found), name)


def _why(data: bytes, found: FileType | None) -> LeftOutWhy:
    if not data:
        return LeftOutWhy.EMPTY
    if len(data) > LIMIT:
        return LeftOutWhy.TOO_LARGE
    return LeftOutWhy.TOO_MANY if found else LeftOutWhy.UNKNOWN_TYPE
