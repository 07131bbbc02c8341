"""What Meta says became of a message, as the delivery knows it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.channels.whatsapp.incoming.payloads import Status
from bot.channels.whatsapp.incoming.statuses import report_of
from bot.runtime.delivery.channel import ChannelDown, TryLater, Unreachable
from bot.runtime.delivery.reports import DeliveryReport, ReportKind
from tests.machine import NOON


def status(**more: Any) -> Status:
    told: dict[str, Any] = {
        "message": "wamid.1",
        "kind": "delivered",
        "at": NOON,
        "reference": "77",
        "code": None,
        "subcode": 0,
        "category": "utility",
        "billable": True,
    }
    return Status(**{**told, **more})


def report(**more: Any) -> DeliveryReport:
    found = report_of(status(**more), "whatsapp", NOON + timedelta(hours=1))
    assert found
    return found


@pytest.mark.parametrize(
    ("told", "kind"),
    [("sent", "accepted"), ("delivered", "delivered"), ("read", "read"), ("played", "read")],
)
def test_a_status_is_a_report(told: str, kind: str) -> None:
    assert report(kind=told) == DeliveryReport(
        "whatsapp", "wamid.1", 77, ReportKind(kind), NOON, None, "utility", True
    )


@pytest.mark.parametrize("kind", ["", "deleted", "warning", "something new"])
def test_what_is_none_of_them_is_passed_by(kind: str) -> None:
    assert report_of(status(kind=kind), "whatsapp", NOON) is None


@pytest.mark.parametrize(
    ("code", "error"),
    [(131026, Unreachable), (131042, ChannelDown), (131056, TryLater), (None, TryLater)],
)
def test_a_failure_is_the_error_that_its_send_would_have_met(code: int | None, error: type) -> None:
    found = report(kind="failed", code=code).error
    assert isinstance(found, error)
    assert isinstance(found, ChannelDown) is (error is ChannelDown)


@pytest.mark.parametrize("reference", ["", "x", "-5", "٧٧", "7" * 40, "7.", ".0", "7.x", "7.0.0"])
def test_what_we_never_sent_along_is_no_number_of_ours(reference: str) -> None:
    assert report(reference=reference).reference == 0


def test_a_part_of_a_message_in_several_is_known_as_such() -> None:
    assert (report(reference="77.1").reference, report(reference="77.1").part) == (77, 1)


def test_a_status_without_a_time_is_of_now() -> None:
    assert report(at=None).at == NOON + timedelta(hours=1)
