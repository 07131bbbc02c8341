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
_ID_LINE = re.compile(r"^\W*message-id:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_CAME_BACK = re.compile(
    r"\s*(?:undeliver(?:able|ed)\b|mail delivery (?:failed|failure)|delivery (?:failure|has failed)"
    r"|delivery status notification ?\(failure\)|returned mail:|failure notice\s*$|message not delivered"
    r"|غير قابل للتسليم|تعذّ?ر (?:ال)?تسليم|فشل (?:ال)?تسليم|لم يتم تسليم)",
    re.IGNORECASE,
)
"""How servers begin the subject of such a mail, where they say it in words alone."""
DIAGNOSTIC = 300  # characters that are kept
_MOST = 50  # parts that are looked at


def is_told_in_words(mail: Message) -> bool:
    """Whether a server says that a mail came back, and not in the form that programs read."""
    subject = headers.words(mail, "Subject", headers.SUBJECT)
    return headers.has(mail, "X-MS-Exchange-Message-Is-Ndr") or bool(_CAME_BACK.match(subject))


def report_of(mail: Message, text: str = "") -> DeliveryReport | None:
    """None: it does not say what became of which mail. `text` are its words."""
    parts = [part for part, _ in zip(mail.walk(), range(_MOST), strict=False)]
    original = _original(mail, parts, text)
    if told := list(_recipients(parts)):
        worst = next((each for each in told if _action(each) == "failed"), told[0])
        return _report(worst, original)
    failed = next(_failed(mail), None)
    return _report(failed or Message(), original, text) if failed or is_told_in_words(mail) else None


def _report(told: Message, original: str, text: str = "") -> DeliveryReport:
    said = headers.first(told, "Diagnostic-Code")
    code = _STATUS.search(headers.first(told, "Status")) or _STATUS.search(said) or _STATUS.search(text)
    status = code[1] if code else ""
    failed = _action(told) == "failed" or (not told.keys() and not status.startswith("4"))
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


def _original(mail: Message, parts: list[Message], text: str) -> str:
    for part in parts[1:]:
        kind = part.get_content_type()
        is_ours = kind in ("message/rfc822", "message/rfc822-headers", "text/rfc822-headers")
        if is_ours and (found := _id_within(part)):
            return found
    if told := _ID_LINE.search(text):
        return told[1]
    near = (*headers.ids(mail, "References"), *headers.ids(mail, "In-Reply-To"))
    return near[-1] if near else ""


def _id_within(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        inner = payload[0] if payload else None
        return headers.message_id(inner) if isinstance(inner, Message) else ""
    found = _ID_LINE.search(str(payload))
    return found[1] if found else ""
