"""Whether a mail is of the domain that it names, as the society's own mail server found: by DMARC, or by
what DMARC goes by (SPF and DKIM) where a domain asks for none.

The rule this module guards: anybody can write such a header into their mail, so a proof is read in the
topmost one alone, and only where it is signed with the name that config.yaml tells; what speaks against a
mail is read in each that is signed so, for nobody writes that into their own. Exchange Online signs with
no name at all: there the place alone, above all that came with the mail, says whose it is.
"""

import re
from collections.abc import Iterator, Mapping
from email.message import Message

from bot.channels.email.incoming import mail_headers as headers
from bot.channels.email.incoming.read_mail import Authenticity

MICROSOFT = "microsoft"
"""In the place of a name: the server is Exchange Online."""

_COMMENT = re.compile(r"\([^()]*\)")
_METHOD = re.compile(r"^\s*(dmarc|dkim|spf)\s*=\s*([a-z]+)", re.IGNORECASE)
_OF = re.compile(
    r"\b(header\.from|header\.d|header\.i|smtp\.mailfrom)\s*=\s*\"?(?:[^\s\";@]*@)?([^\s\";]+)",
    re.IGNORECASE,
)
_DEEPEST = 5  # comments within comments
_ALIGNED: Mapping[str, tuple[str, ...]] = {
    "dmarc": ("header.from",),
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom",),
}


def authenticity(mail: Message, sender: str, authserv_id: str) -> Authenticity:
    if not authserv_id:
        return Authenticity.UNKNOWN
    signed = [_bare(each) for each in headers.every(mail, "Authentication-Results")]
    looked_at = signed[:1] if authserv_id.lower() == MICROSOFT else signed
    ours = [_of_ours(each, authserv_id.lower()) for each in looked_at]
    domain = sender.rpartition("@")[2]
    if any(Authenticity.FORGED is _found(each, domain) for each in ours):
        return Authenticity.FORGED
    is_one = len(list(headers.addresses(mail, "From"))) == 1
    return _found(ours[0], domain) if ours and is_one else Authenticity.UNKNOWN


def _of_ours(header: str, authserv_id: str) -> str:
    """What our own server found; empty where it is another's."""
    if authserv_id == MICROSOFT:
        return header if _METHOD.match(header) else ""
    name, _, results = header.partition(";")
    return results if name.strip().partition(" ")[0].lower() == authserv_id else ""


def _bare(header: str) -> str:
    """Without comments, in which anything may stand."""
    for _ in range(_DEEPEST):
        header = _COMMENT.sub(" ", header)
    return header


def _found(results: str, domain: str) -> Authenticity:
    said = list(_said(results, domain))
    if any(method == "dmarc" for method, _ in _judged(results)) and "dmarc" not in dict(said):
        return Authenticity.UNKNOWN  # it was found of another domain than the one that is shown
    for method in ("dmarc", "dkim", "spf"):
        if (method, "pass") in said:
            return Authenticity.PROVEN
        if method == "dmarc" and (method, "fail") in said:
            return Authenticity.FORGED
    is_refused = ("spf", "fail") in said and not any(name == "dmarc" for name, _ in said)
    return Authenticity.FORGED if is_refused else Authenticity.UNKNOWN


def _judged(results: str) -> Iterator[tuple[str, str]]:
    """Each method that was tried, and all that stands of it."""
    for each in results.split(";"):
        if judged := _METHOD.match(each):
            yield judged[1].lower(), each


def _said(results: str, domain: str) -> Iterator[tuple[str, str]]:
    """What was found of this very domain."""
    for method, each in _judged(results):
        of = {name.lower(): value.lower() for name, value in _OF.findall(each)}
        named = [of[name] for name in _ALIGNED[method] if name in of]
        if domain in named or (method == "dmarc" and not named):
            yield method, each.partition("=")[2].split()[0].strip('"').lower()
