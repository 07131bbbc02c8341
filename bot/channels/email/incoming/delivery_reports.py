"""What a server says became of a mail of ours (RFC 3464).

The rule this module guards: a report is believed about nothing but a mail that it names, and a report
that cannot be read says nothing.
"""

import re
from collections.abc import Iterator
from email.message import Message

from bot.channels.email.incoming import mail_headers as headers
from bot.channels.email.incoming.read_mail import DeliveryReport

_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
DIAGNOSTIC = 300  # characters that are kept
_MOST = 50  # parts that are looked at


def report_of(mail: Message) -> DeliveryReport | None:
    """None: it does not say what became of which mail."""
    parts = [part for part, _ in zip(mail.walk(), range(_MOST), strict=False)]
    told = list(_recipients(parts)) or list(_failed(mail))
    if not told:
        return None
    worst = next((each for each in told if _action(each) == "failed"), told[0])
    return _report(worst, _original(mail, parts))


def _report(told: Message, original: str) -> DeliveryReport:
    said = headers.first(told, "Diagnostic-Code")
    code = _STATUS.search(headers.first(told, "Status")) or _STATUS.search(said)
    status = code[1] if code else ""
    failed = _action(told) == "failed"
    return DeliveryReport(
        original=original,
        recipient=_recipient(told),
        status=status,
        is_failure=failed,
        is_permanent=failed and not status.startswith("4"),
        diagnostic=said.partition(";")[2].strip()[:DIAGNOSTIC],
    )


def _recipients(parts: list[Message]) -> Iterator[Message]:
    """The blocks of a delivery status that are of a recipient; the first one is of the mail."""
    for part in parts:
        blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else ()
        for block in blocks if isinstance(blocks, list) else ():
            if isinstance(block, Message) and _recipient(block):
                yield block


def _failed(mail: Message) -> Iterator[Message]:
    """As older servers say it: a line at the head."""
    for recipient in headers.first(mail, "X-Failed-Recipients").split(","):
        if headers.bare(recipient):
            block = Message()
            block["Final-Recipient"] = f"rfc822; {recipient.strip()}"
            block["Action"] = "failed"
            yield block


def _action(told: Message) -> str:
    return headers.first(told, "Action").partition("(")[0].strip().lower()


def _recipient(told: Message) -> str:
    """Whom we wrote to, where that is told; else where the mail was passed on to."""
    for name in ("Original-Recipient", "Final-Recipient"):
        kind, _, spec = headers.first(told, name).partition(";")
        if spec and "822" in kind and (found := headers.bare(spec.strip().strip("<>"))):
            return found
    return ""


def _original(mail: Message, parts: list[Message]) -> str:
    for part in parts[1:]:
        kind = part.get_content_type()
        is_ours = kind in ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers")
        if is_ours and (found := _id_within(part)):
            return found
    near = (*headers.ids(mail, "References"), *headers.ids(mail, "In-Reply-To"))
    return near[-1] if near else ""


def _id_within(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = payload[0] if payload else None
        return headers.message_id(inner) if isinstance(inner, Message) else ""
    found = re.search(r"^message-id:\s*(<[^<>\s]{1,250}>)", str(payload), re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""
