"""What Meta tells of the account and its templates, in two kinds; all else is passed by."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from bot.channels.whatsapp.incoming.account_events import (
    NumberNews,
    TemplateChanged,
    account_news,
    for_the_desk,
)
from bot.channels.whatsapp.incoming.payloads import AccountEvent
from tests.unit.channels.test_whatsapp_payloads import anything

ONE = {"message_template_id": 5, "message_template_name": "reply", "message_template_language": "ar"}


def template(**told: Any) -> TemplateChanged:
    return TemplateChanged(name="reply", language="ar", **told)


NEWS: list[tuple[str, dict[str, Any], TemplateChanged | NumberNews | None]] = [
    (
        "message_template_status_update",
        {**ONE, "event": "APPROVED", "reason": "NONE"},
        template(status="APPROVED"),
    ),
    (
        "message_template_status_update",
        {**ONE, "event": "PAUSED", "reason": None, "other_info": {"title": "FIRST_PAUSE"}},
        template(status="PAUSED", reason="FIRST_PAUSE"),
    ),
    (
        "message_template_status_update",
        {**ONE, "event": "REJECTED", "reason": "INVALID_FORMAT"},
        template(status="REJECTED", reason="INVALID_FORMAT"),
    ),
    ("message_template_status_update", {**ONE, "event": 7, "other_info": []}, template(status="7")),
    ("message_template_status_update", {"event": "APPROVED"}, None),
    ("message_template_status_update", {**ONE, "event": {}}, None),
    (
        "template_category_update",
        {**ONE, "previous_category": "UTILITY", "new_category": "MARKETING"},
        template(category="MARKETING"),
    ),
    (
        "template_category_update",
        {**ONE, "previous_category": "UTILITY", "correct_category": "MARKETING"},
        template(category="MARKETING", will_be=True),
    ),
    (  # what is only announced: the new category is that of today
        "template_category_update",
        {
            **ONE,
            "new_category": "UTILITY",
            "correct_category": "MARKETING",
            "category_update_timestamp": 1796227200,
        },
        template(category="MARKETING", will_be=True, at=datetime(2026, 12, 2, 16, tzinfo=UTC)),
    ),
    (
        "template_category_update",
        {
            **ONE,
            "new_category": "UTILITY",
            "correct_category": "UTILITY",
            "category_update_timestamp": [],
        },
        template(category="UTILITY"),
    ),
    (
        "message_template_quality_update",
        {**ONE, "previous_quality_score": "GREEN", "new_quality_score": "RED"},
        template(quality="RED"),
    ),
    (
        "phone_number_quality_update",
        {"display_phone_number": "966112223344", "event": "DOWNGRADE", "current_limit": "TIER_250"},
        NumberNews(kind="phone_number_quality_update", event="DOWNGRADE", detail="TIER_250"),
    ),
    (
        "account_update",
        {"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "SCAM"}},
        NumberNews(kind="account_update", event="ACCOUNT_VIOLATION", detail="SCAM"),
    ),
    (
        "account_update",
        {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}},
        NumberNews(kind="account_update", event="DISABLED_UPDATE", detail="DISABLE"),
    ),
    (
        "account_update",
        {"event": "ACCOUNT_RESTRICTION", "restriction_info": [{"restriction_type": "RESTRICTED_BIZ"}]},
        NumberNews(kind="account_update", event="ACCOUNT_RESTRICTION", detail="RESTRICTED_BIZ"),
    ),
    (
        "account_review_update",
        {"decision": "APPROVED"},
        NumberNews(kind="account_review_update", event="APPROVED"),
    ),
    (
        "business_capability_update",
        {"max_daily_conversation_per_phone": 250, "max_phone_numbers_per_business": 2},
        NumberNews(kind="business_capability_update", event="BUSINESS_CAPABILITY_UPDATE", detail="250"),
    ),
    (
        "errors",
        {"errors": [{"code": 130429}]},
        NumberNews(kind="errors", event="error", code=130429),
    ),
    ("errors", {"errors": ["x"]}, None),
    ("smb_message_echoes", {"message_echoes": []}, None),
    ("something_new", {"event": "X"}, None),
]


@pytest.mark.parametrize(("field", "value", "news"), NEWS, ids=lambda each: str(each)[:40])
def test_what_is_told_is_one_of_two_kinds(field: str, value: Any, news: object) -> None:
    assert account_news(AccountEvent(field, value)) == news


TOLD: list[tuple[str, str, str, str | None]] = [
    ("account_update", "ACCOUNT_VIOLATION", "SCAM", "restricted"),
    ("account_update", "ACCOUNT_RESTRICTION", "RESTRICTED_BIZ", "restricted"),
    ("account_update", "DISABLED_UPDATE", "DISABLE", "restricted"),
    ("account_update", "DISABLED_UPDATE", "REINSTATE", "restored"),
    ("account_update", "VERIFIED_ACCOUNT", "", "verified"),
    ("account_update", "PARTNER_ADDED", "", None),
    ("account_review_update", "APPROVED", "", "verified"),
    ("account_review_update", "REJECTED", "", "rejected"),
    ("phone_number_quality_update", "DOWNGRADE", "TIER_250", "fewer"),
    ("phone_number_quality_update", "FLAGGED", "TIER_1K", "fewer"),
    ("phone_number_quality_update", "UPGRADE", "TIER_1K", "more"),
    ("phone_number_name_update", "APPROVED", "", "name-taken"),
    ("phone_number_name_update", "REJECTED", "", "name-refused"),
    ("account_alerts", "OBA_APPROVED", "CRITICAL", "alert"),
    ("business_capability_update", "BUSINESS_CAPABILITY_UPDATE", "250", None),
    ("errors", "error", "", None),
]


@pytest.mark.parametrize(("kind", "event", "detail", "what"), TOLD)
def test_the_desk_hears_what_asks_for_something(
    kind: str, event: str, detail: str, what: str | None
) -> None:
    assert for_the_desk(NumberNews(kind=kind, event=event, detail=detail)) == what


@given(anything)
def test_nothing_that_can_be_told_is_an_error(value: Any) -> None:
    for field in {field for field, _, _ in NEWS}:
        account_news(AccountEvent(field, value if isinstance(value, dict) else {"event": value}))
