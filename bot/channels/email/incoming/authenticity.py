"""Whether a mail is of the domain that it names (DMARC), as the society's own mail server found.

The rule this module guards: anybody can write such a header into their mail, so only the topmost one is
read, and only where it is signed with the name that config.yaml tells.
"""

import re
from email.message import Message

from bot.channels.email.incoming import mail_headers as headers
from bot.channels.email.incoming.read_mail import Authenticity

_COMMENT = re.compile(r"\([^()]*\)")
_DMARC = re.compile(r"^\s*dmarc\s*=\s*([a-z]+)", re.IGNORECASE)
_OF = re.compile(r"\bheader\.from\s*=\s*\"?@?([^\s\";]+)", re.IGNORECASE)
_DEEPEST = 5  # comments within comments


def authenticity(mail: Message, sender: str, authserv_id: str) -> Authenticity:
    if not authserv_id:
        return Authenticity.UNKNOWN
    said = _bare(headers.first(mail, "Authentication-Results"))
    signed, _, results = said.partition(";")
    if signed.strip().partition(" ")[0].lower() != authserv_id.lower():
        return Authenticity.UNKNOWN
    return _found(results, sender.rpartition("@")[2])


def _bare(header: str) -> str:
    """Without comments, in which anything may stand."""
    for _ in range(_DEEPEST):
        header = _COMMENT.sub(" ", header)
    return header


def _found(results: str, domain: str) -> Authenticity:
    for each in results.split(";"):
        if judged := _DMARC.match(each):
            of = _OF.search(each)
            if of and of[1].lower() != domain:
                return Authenticity.UNKNOWN
            return _JUDGED.get(judged[1].lower(), Authenticity.UNKNOWN)
    return Authenticity.UNKNOWN


_JUDGED = {"pass": Authenticity.PROVEN, "fail": Authenticity.FORGED}
