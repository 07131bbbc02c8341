"""What stands at the head of a mail, as far as one may go by it.

The rules this module guards: a broken header is read as far as it goes and is never an error; nothing is
longer than what is kept of it; and an address is one that could be answered, or none.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from bot.channels.email.headers import NoAddress, address_of
from bot.channels.email.incoming.charsets import decoded, plain

LONGEST = 8_000  # characters of a header that are looked at
SUBJECT = 300  # characters that are kept
NAME = 120
MOST_IDS = 50
MOST_ADDRESSES = 50
_MOST_COMMENTS = 50

_ID = re.compile(r"<[^<>\s]{1,250}>")
_BARE_ID = re.compile(r"[^<>\s@]{1,200}@[^<>\s@]{1,200}")
_ADDRESS_AS_NAME = re.compile(r"^\s*([^\"<>,;:]*@[^\"<>,;:]*?)\s*<([^<>]+)>\s*$")
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)


def every(mail: Message, name: str) -> Iterator[str]:
    """Each header of this name, from the top, on one line."""
    wanted = name.lower()
    for each, value in mail.raw_items():
        if each.lower() == wanted:
            yield _unfolded(str(value))


def _ends(mail: Message, name: str) -> Iterator[str]:
    """As `every`, of what is too long the end."""
    wanted = name.lower()
    for each, value in mail.raw_items():
        if each.lower() == wanted:
            yield _unfolded(str(value)[-LONGEST:])


def first(mail: Message, name: str) -> str:
    return next(every(mail, name), "")


def has(mail: Message, name: str) -> bool:
    return next(every(mail, name), None) is not None


def words(mail: Message, name: str, longest: int) -> str:
    return worded(first(mail, name))[:longest].strip()


def worded(value: str) -> str:
    """Encoded words as what they say."""
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError, LookupError):
        return plain(value)
    said = (decoded(part, name or "") if isinstance(part, bytes) else part for part, name in parts)
    return " ".join("".join(said).split())


def ids(mail: Message, name: str) -> tuple[str, ...]:
    """Message-IDs with their brackets; the last are the nearest."""
    found = [each for value in _ends(mail, name) for each in _ID.findall(value)]
    return tuple(dict.fromkeys(found[-MOST_IDS:]))


def message_id(mail: Message) -> str:
    if found := ids(mail, "Message-ID"):
        return found[0]
    bare = first(mail, "Message-ID").strip()
    return f"<{bare}>" if _BARE_ID.fullmatch(bare) else ""


def addresses(mail: Message, *names: str) -> Iterator[tuple[str, str]]:
    """Each name and bare address that could be answered."""
    for value in (value for name in names for value in every(mail, name)):
        found = list(_of_value(value)) or list(_of_value(worded(value)))  # coded as a whole
        yield from found[:MOST_ADDRESSES]


def _of_value(value: str) -> Iterator[tuple[str, str]]:
    for name, spec in getaddresses([_named_by_address(_shallow(value))]):
        if found := bare(spec):
            yield worded(name)[:NAME].strip(), found


def _named_by_address(value: str) -> str:
    """Many programs put an address where the name stands, and no quotation marks around it: who sends is
    the one in the brackets."""
    return _ADDRESS_AS_NAME.sub(r'"\1" <\2>', value)


def _shallow(value: str) -> str:
    """Its reader goes into comments within comments as deep as they are."""
    return value if value.count("(") <= _MOST_COMMENTS else value.replace("(", "")


def bare(spec: str) -> str:
    """As it is compared: the domain in small letters that all servers know; empty: it is none."""
    try:
        left, _, domain = address_of(spec.strip().rstrip(".")).spec.rpartition("@")
    except NoAddress:
        return ""
    return f"{left}@{domain.lower()}" if "." in domain and len(spec) <= 254 else ""


def date(mail: Message) -> datetime | None:
    """UTC. None: it is not told, or is no time."""
    try:
        said = parsedate_to_datetime(first(mail, "Date"))
        at = said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return at if at > _OLDEST else None


def mended(part: Message) -> Message:
    """Bytes that stand in headers as they are (old programs do that) become letters."""
    for name, value in list(part.raw_items()):
        if _has_bytes(str(value)):
            part.replace_header(name, _unfolded(str(value)))
    return part


def file_name(part: Message) -> str:
    """As its sender called it; empty where it has none."""
    mended(part)
    try:
        name = part.get_filename("")
    except (ValueError, LookupError, IndexError, TypeError, AttributeError):  # a parameter in pieces
        return ""
    return worded(str(name)).strip()


def _unfolded(value: str) -> str:
    line = " ".join(value[:LONGEST].splitlines())
    return decoded(line.encode("utf-8", "surrogateescape")) if _has_bytes(line) else plain(line)


def _has_bytes(value: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in value)
