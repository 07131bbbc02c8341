"""The parts of a mail → its words and its files.

The rules this module guards: however a mail is built, reading it ends soon and within bounds; a file is
taken by its bytes, as in chat; and what is left behind is said, each by its name.
"""

import re
from dataclasses import dataclass, field
from email.message import Message

from bot.channels.email.incoming import mail_headers as headers
from bot.channels.email.incoming import quotes
from bot.channels.email.incoming.charsets import decoded
from bot.channels.email.incoming.content import content_of, mail_within
from bot.channels.email.incoming.html_text import LARGEST as LARGEST_HTML
from bot.channels.email.incoming.html_text import words_of
from bot.channels.email.incoming.read_mail import LeftOut, LeftOutWhy, MailFile
from bot.channels.email.incoming.signed import mail_in
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
_MARKED_UP = frozenset(("text/html", "text/enriched", "text/richtext"))
_TNEF = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))

_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)
_STUB = 300  # characters
_NO_HTML = re.compile(
    r"(?:not|n't|لا يدعم|لا تدعم)\b.{0,60}\bHTML|HTML[- ](?:e-?mail|message)"
    r"|view (?:this|it) .{0,40}browser",
    re.IGNORECASE | re.DOTALL,
)
"""What stands in the place of the words in a mail that has them in its HTML alone."""
_FLOWED = re.compile(r"(?<=\S) \n(?=[^\s>])")
"""Where a program broke a line of `format=flowed` (RFC 3676)."""
_IS_SIGNED, _SEALED = "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP MESSAGE-----"
_SIGNED = re.compile(rf"{_IS_SIGNED}\n(?:[A-Za-z-]{{1,40}}: [^\n]{{0,200}}\n)*\n?")
_SIGNATURE = re.compile(r"-----BEGIN PGP SIGNATURE-----.*?(?:-----END PGP SIGNATURE-----|\Z)", re.DOTALL)
_SEAL = re.compile(rf"{_SEALED}.*?(?:-----END PGP MESSAGE-----|\Z)", re.DOTALL)


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
    if _is_closed(part, kind):
        inner = mail_in(content_of(part))
        if inner is None:
            body.leave(LeftOutWhy.ENCRYPTED)
        else:
            _read(inner, body, depth + 1)
    elif mail := _packed(part, kind):
        _passed_on([mail], body, depth)
    elif part.is_multipart():
        _of_several(part, kind, body, depth)
    else:
        _of_one(part, kind, body)


def _is_closed(part: Message, kind: str) -> bool:
    return kind in _ENCRYPTED or headers.file_name(part).lower().endswith(".p7m")


def _packed(part: Message, kind: str) -> Message | None:
    """Another's mail that came as a file or in a coding that mails have not by the rule; programs do."""
    is_named = headers.file_name(part).lower().endswith(".eml") and not part.is_multipart()
    if kind != "message/rfc822" and not is_named:
        return None
    inner = part.get_payload(0) if part.is_multipart() else part
    if kind == "message/rfc822" and isinstance(inner, Message) and inner.keys():
        return None
    return mail_within(content_of(inner, part)) if isinstance(inner, Message) else None


def _of_several(part: Message, kind: str, body: Body, depth: int) -> None:
    parts = [each for each in part.get_payload() if isinstance(each, Message)]
    if kind == "message/rfc822":
        _passed_on(parts, body, depth)
    elif kind == "multipart/alternative":
        _of_forms(parts, body, depth)
    elif kind not in _SILENT:
        for each in parts:
            _read(each, body, depth + 1)


def _of_forms(parts: list[Message], body: Body, depth: int) -> None:
    """The plain words where there are some, else the last form that is read; files stand beside them."""
    plain = [each for each in parts if each.get_content_type() == "text/plain" and _is_said(each)]
    readable = [each for each in parts if each.get_content_type() not in _SILENT]
    for each in (plain or readable[-1:])[:1]:
        _read(each, body, depth + 1)
    said = list(body.words)
    for each in parts if plain else ():
        if each.is_multipart() and each.get_content_type() != "message/rfc822":
            _read(each, body, depth + 1)  # the same with pictures or files in it, as telephones send it
    if plain:
        body.words[:] = said


def _is_said(part: Message) -> bool:
    text = _text(part).strip()
    return bool(text) and not (len(text) < _STUB and _NO_HTML.search(text))


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
    elif kind in _SILENT:
        return
    elif _holds_words(kind, name, is_attached, body):
        _words(part, kind, body)
    else:
        _file(part, name, is_inline=not is_attached, body=body)


def _holds_words(kind: str, name: str, is_attached: bool, body: Body) -> bool:
    """Some programs send the words themselves as a file: the first is taken for them where there are no
    others. What calls itself several parts and is none is read as it stands."""
    if kind.startswith("multipart/"):
        return not (is_attached or name)
    if kind not in _MARKED_UP and kind != "text/plain":
        return kind.startswith("text/") and not (is_attached or name)
    is_first = not any(each.strip() for words in body.words for each in words)
    return not (is_attached or name) or (is_first and (kind in _MARKED_UP or not is_attached))


def _words(part: Message, kind: str, body: Body) -> None:
    text = _text(part)
    if kind not in _MARKED_UP and not _PAGE.match(text):
        body.words.append((_plain(part, text, body), ""))
        return
    if len(text) > LARGEST_HTML:
        body.leave(LeftOutWhy.TOO_LONG)
    found = words_of(text)
    body.words.append((found.text, found.quoted))


def _plain(part: Message, text: str, body: Body) -> str:
    if _SEALED in text:
        body.leave(LeftOutWhy.ENCRYPTED)
        return _SEAL.sub("", text)
    shown = _SIGNATURE.sub("", _SIGNED.sub("", text)) if _IS_SIGNED in text else text
    is_flowed = str(part.get_param("format", "")).lower() == "flowed"
    return _FLOWED.sub(" ", shown) if is_flowed else shown


def _text(part: Message) -> str:
    return decoded(content_of(part) or b"", str(part.get_content_charset("")))


def _file(part: Message, name: str, *, is_inline: bool, body: Body) -> None:
    data = content_of(part)
    stands_within = is_inline and bool(part["Content-ID"])
    if data is None:
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
