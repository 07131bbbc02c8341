"""What a mail server's answer means to the outbox.

The rules this module guards: an enhanced code (RFC 3463) says what happened, then the words, and the
number alone says only "no": 550 and 552 are said of far more than of a mailbox that does not exist. A
reason names no address.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiosmtplib

from bot.channels.email.oauth import Fault, SignInFailed
from bot.runtime.delivery.channel import ChannelDown, Refused, SendError, TryLater, Unreachable

AUTHENTICATION = frozenset({530, 534, 535, 538})  # RFC 4954: the server does not know us (yet)

_ENHANCED = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_NO_MAILBOX = frozenset({"1.1", "1.2", "1.3", "1.6", "1.10", "2.1"})
_FULL, _TOO_LARGE = frozenset({"2.2", "3.1"}), frozenset({"3.4", "2.3"})
_NO_UTF8 = frozenset({"6.7", "6.9"})

_SAYS_FULL = re.compile(
    r"quota|mailbox (?:is )?full|full mailbox|insufficient storage|storage allocation|not enough space"
)
_SAYS_TOO_LARGE = re.compile(
    r"too (?:large|big|much|long)|(?:message|mail) (?:file )?size|size limit|maximum .{0,20}size"
    r"|exceeds .{0,40}(?:size|limit|maximum)"
)
_SAYS_NO_MAILBOX = re.compile(
    r"no such (?:user|mailbox|recipient|address|account|person)|no mailbox here|unrouteable address"
    r"|(?:user|recipient|mailbox|address|account)\W{0,3}(?:is |was )?"
    r"(?:unknown|not (?:found|exist|known)|does ?n.?t exist|does not exist|disabled|invalid)"
    r"|unknown (?:user|recipient|mailbox|address|account)|does not exist|doesn't exist|not a known user"
    r"|invalid (?:mailbox|recipient|user)|not (?:our|a) (?:customer|user)"
)
_SAYS_BLOCKED = re.compile(
    r"polic|spam|blocked|black ?list|block ?list|spf|dkim|dmarc|relay|denied|reputation"
    r"|not allowed|not permitted|virus"
)


_NOT_AS_SENDER = re.compile(r"5\.7\.60\b|SendAsDenied", re.I)
"""Exchange: we are signed in, and may not send as `smtp.sender`. That is no fault of the mail."""

MENDS = {
    Fault.AWAY: "",
    Fault.TENANT: "mail-oauth-app",
    Fault.CLIENT: "mail-oauth-app",
    Fault.METHOD: "mail-oauth-app",
    Fault.SECRET: "mail-oauth-secret",
    Fault.CONSENT: "mail-oauth-access",
    Fault.ACCESS: "mail-oauth-access",
}
"""What staff hear at once (`down-…`); a host of tokens that is away is an outage like any."""


class TooLarge(Refused):
    """The mail is larger than the server takes."""


@dataclass(frozen=True, slots=True)
class _Answer:
    code: int
    text: str

    @property
    def enhanced(self) -> str:
        """Without its class; empty where the server gives none."""
        found = _ENHANCED.search(self.text)
        return f"{int(found[2])}.{int(found[3])}" if found else ""

    @property
    def is_final(self) -> bool:
        """5xx says no for good, except where it says that we must log in first (RFC 4954)."""
        return 500 <= self.code < 600 and self.code not in AUTHENTICATION


def kind_of(error: Exception) -> SendError:
    """Which of the kinds a failure is; the reason names the failure's type and reply code only."""
    name = type(error).__name__
    if isinstance(error, SignInFailed):
        return ChannelDown(f"{name} {error.fault}", why=MENDS[error.fault])
    if takes_no_token(error):
        return ChannelDown(name, why=MENDS[Fault.METHOD])
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        (*_, refused) = error.recipients
        return _meaning(_Answer(refused.code, refused.message.lower()), name)
    if isinstance(error, aiosmtplib.SMTPNotSupported) and "utf8" in str(error).lower():
        return Refused("the server takes no such address", why="address-not-taken")
    connecting = isinstance(error, aiosmtplib.SMTPConnectError | aiosmtplib.SMTPHeloError)
    if not isinstance(error, aiosmtplib.SMTPResponseException) or connecting:
        return ChannelDown(name)
    if _NOT_AS_SENDER.search(error.message):
        return ChannelDown(f"{name} {error.code}", why=MENDS[Fault.ACCESS])
    if error.code in AUTHENTICATION:
        return ChannelDown(f"{name} {error.code}")
    is_sender = isinstance(error, aiosmtplib.SMTPSenderRefused)
    return _meaning(_Answer(error.code, error.message.lower()), name, of_mailbox=not is_sender)


def refuses_token(error: Exception) -> bool:
    """For good, and not only just now (RFC 4954: 454)."""
    return isinstance(error, aiosmtplib.SMTPAuthenticationError) and error.code >= 500


def takes_no_token(error: Exception) -> bool:
    return isinstance(error, aiosmtplib.SMTPException) and "support XOAUTH2" in str(error)


def bearer_of(token: str) -> Callable[[], Awaitable[str]] | None:
    """As the library asks for one; None: it signs in by a password."""

    async def bearer() -> str:
        return token

    return bearer if token else None


def _meaning(answer: _Answer, name: str, *, of_mailbox: bool = True) -> SendError:
    reason = f"{name} {answer.code}"
    if _is(answer, _FULL, _SAYS_FULL):
        return TryLater(reason, why="mailbox-full")
    if _is(answer, _TOO_LARGE, _SAYS_TOO_LARGE) or answer.code == 523 or _is_bare(answer, 552):
        return TooLarge(reason, why="mail-too-large") if answer.code >= 500 else TryLater(reason)
    if not answer.is_final:
        return TryLater(reason)
    if answer.enhanced in _NO_UTF8:
        return Refused(reason, why="address-not-taken")
    if of_mailbox and _is(answer, _NO_MAILBOX, _SAYS_NO_MAILBOX):
        return Unreachable(reason, why="no-mailbox")
    blocked = answer.enhanced.startswith("7.") or _SAYS_BLOCKED.search(answer.text)
    return Refused(reason, why="mail-blocked" if blocked else "mail-refused")


def _is(answer: _Answer, codes: frozenset[str], says: re.Pattern[str]) -> bool:
    """By the code where there is one that says something; a server's own words where it is vague."""
    if answer.enhanced and not answer.enhanced.endswith(".0"):
        return answer.enhanced in codes
    return answer.enhanced in codes or bool(says.search(answer.text))


def _is_bare(answer: _Answer, code: int) -> bool:
    """RFC 5321 says of 552 "exceeded storage allocation", and servers say it of a mail that is too
    large."""
    return answer.code == code and not answer.enhanced
