"""The lines at the head of a mail, as every receiver reads them.

The rules this module guards: what is written is read again letter for letter, long Arabic names and their
blanks among it; a domain is written in letters that all servers know; and no two mails of two case books
have one id, while the mails of a case share theirs.
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.header import Header
from email.message import Message as AnyMail
from email.policy import SMTP, EmailPolicy
from email.utils import formataddr
from typing import Any

LONGEST_WORD = 75  # characters of an encoded word, by RFC 2047
LONGEST_LINE = 900  # characters: RFC 5322 takes 998 of a line

SEAL = 20  # characters


class NoAddress(ValueError):
    """It is none that a mail can go to."""


class Policy(EmailPolicy):
    """Python before 3.13 drops the blank between two encoded words when it folds a header: words of ours
    are folded here, by the older code, which keeps the blank inside them."""

    def fold(self, name: str, value: Any) -> str:
        if name.lower() not in _FOLDED:
            return str(super().fold(name, value))
        return f"{name}: {_FOLDED[name.lower()](value)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        if name.lower() in _FOLDED:
            return self.fold(name, value).encode("utf-8", "surrogateescape")
        return super().fold_binary(name, value)


POLICY = Policy(linesep=SMTP.linesep, max_line_length=SMTP.max_line_length)


def _subject(value: Any) -> str:
    words = str(value)
    charset = "us-ascii" if words.isascii() else "utf-8"
    return Header(words, charset, LONGEST_WORD, "Subject").encode(linesep="\r\n")


def _sender(value: Any) -> str:
    """The name is one encoded word, however long: some readers (Python's own before 3.13) put a blank
    between the words of a name, others none, as RFC 2047 has it. All of them read a long one."""
    (sender,) = value.addresses
    if sender.display_name.isascii():
        return formataddr((sender.display_name, sender.addr_spec))
    name = Header(sender.display_name, "utf-8", LONGEST_LINE).encode(linesep="\r\n")
    return f"{name}\r\n <{sender.addr_spec}>"


_FOLDED: dict[str, Callable[[Any], str]] = {
    "subject": _subject,
    "from": _sender,
    "to": str,  # an address alone: it is as short as an address may be, and may be Arabic
}


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An address as servers take it; `needs_utf8` where its left part is written in other letters."""

    spec: str
    needs_utf8: bool = False


def address_of(written: str) -> MailAddress:
    """The domain in the letters that all servers know (`xn--…`).

    Raises:
        NoAddress: it is no address.
    """
    left, at, domain = written.rpartition("@")
    if not (left and at and domain) or any(c.isspace() or not c.isprintable() for c in written):
        raise NoAddress
    if any(sign in left for sign in '@,;:<>()[]\\"'):
        raise NoAddress
    return MailAddress(f"{left}@{ascii_domain(domain)}", needs_utf8=not left.isascii())


def ascii_domain(domain: str) -> str:
    """Raises NoAddress: no domain can be written so."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise NoAddress from None


@dataclass(frozen=True, slots=True)
class Ids:
    """`book` is this case book's own, kept in it: another one counts from one as well. `before` is the
    last case whose mails had ids without it; those find their thread by both. `seal` is known to nobody
    but us: by it nobody can guess the id of a mail that they were not sent. Up to `unsealed` (a number of
    a delivery) ids were without it."""

    domain: str
    book: str = ""
    before: int = 0
    seal: str = ""
    unsealed: int = 0

    def delivery(self, number: int) -> str:
        return self._id(f"delivery-{number}{self._sealed(number)}", self.book)

    def _sealed(self, number: int) -> str:
        if not self.seal or number <= self.unsealed:
            return ""
        made = hmac.new(self.seal.encode(), str(number).encode(), "sha256")
        return f"-{made.hexdigest()[:SEAL]}"

    def sent(self, id: str) -> int:
        """The number of the delivery that has this id; 0: it is none of this case book's."""
        number = re.split(r"[@.-]", id.removeprefix("<delivery-"), maxsplit=1)[0]
        is_ours = number.isdecimal() and len(number) < 12 and id == self.delivery(int(number))
        return int(number) if is_ours else 0

    def thread(self, mail: AnyMail, case: int) -> None:
        """Every mail of a case answers the same root, so a mail program shows them together."""
        root, older = self._id(f"case-{case}", self.book), self._id(f"case-{case}", "")
        mail["In-Reply-To"] = root
        mail["References"] = f"{older} {root}" if self.book and case <= self.before else root

    def _id(self, name: str, book: str) -> str:
        return f"<{name}.{book}@{self.domain}>" if book else f"<{name}@{self.domain}>"
