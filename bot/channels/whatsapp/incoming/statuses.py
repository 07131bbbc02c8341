"""What became of a message of ours, as the delivery knows it. Pure."""

from datetime import datetime

from bot.channels.whatsapp.api.errors import error_of
from bot.channels.whatsapp.incoming.payloads import Status
from bot.runtime.delivery.channel import SendError, TryLater
from bot.runtime.delivery.reports import DeliveryReport, ReportKind

_KINDS = {
    "sent": ReportKind.ACCEPTED,
    "delivered": ReportKind.DELIVERED,
    "read": ReportKind.READ,
    "played": ReportKind.READ,  # a voice note of ours was heard
    "failed": ReportKind.FAILED,
}


def report_of(status: Status, channel: str, now: datetime) -> DeliveryReport | None:
    """None: a kind that Meta has not told us of. `now` is UTC, for a status that says no time."""
    kind = _KINDS.get(status.kind)
    if kind is None:
        return None
    failed = _error(status) if kind is ReportKind.FAILED else None
    reference, part = _reference(status.reference)
    return DeliveryReport(
        channel,
        status.message,
        reference,
        kind,
        status.at or now,
        failed,
        status.category,
        status.billable,
        part,
    )


def _error(status: Status) -> SendError:
    """Without a code nobody can say that it would fail again."""
    if status.code is None:
        return TryLater("failed, and nobody says why")
    return error_of(status.code, subcode=status.subcode)


def _reference(given: str) -> tuple[int, int | None]:
    """The number of our row that its send carried, and which part it was of a message in several, unless
    it was the last; 0: nothing that we sent along."""
    number, dot, part = given.partition(".")
    if not (_is_number(number) and (_is_number(part) or not dot)):
        return 0, None
    return int(number), int(part) if dot else None


def _is_number(given: str) -> bool:
    return given.isascii() and given.isdecimal() and len(given) <= 18
