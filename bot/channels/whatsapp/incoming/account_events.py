"""What Meta tells of the account, its number and its templates, in two kinds.

The rule this module guards: it says what changed in Meta's own words and decides nothing; whatever is
none of both kinds is None. Facts: docs/whatsapp.md.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.channels.whatsapp.incoming.json_reading import Json, items, number, table, word
from bot.channels.whatsapp.incoming.payloads import AccountEvent, time_of
from bot.core.events import AccountNews

_LONGEST = 64  # signs of one of Meta's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChanged:
    """One of the three is told: its `status` (`APPROVED`, `REJECTED`, `PAUSED`, `DISABLED`, …), the
    `category` it is in from now on, or its `quality`. `will_be`: that category comes later, at `at` where
    Meta says when. `reason` is Meta's word for why."""

    name: str
    language: str
    status: str = ""
    category: str = ""
    quality: str = ""
    reason: str = ""
    will_be: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberNews:
    """`kind` says of what, `event` what happened, `detail` Meta's word for how far: a limit, a
    violation, a restriction. `code` is the number of an error, 0 where it is none."""

    kind: str
    event: str
    detail: str = ""
    code: int = 0


def account_news(event: AccountEvent) -> TemplateChanged | NumberNews | None:
    """None: nothing that concerns us, or that can be read."""
    value = event.value
    match event.kind:
        case "message_template_status_update":
            why = _word(value.get("reason")) or _word(table(value, "other_info").get("title"))
            return _template(value, status=_word(value.get("event")), reason=why)
        case "template_category_update":
            return _category(value)
        case "message_template_quality_update":
            return _template(value, quality=_word(value.get("new_quality_score")))
        case "errors":
            return _error(value)
        case _:
            return _account(event.kind, value)


def _category(value: Json) -> TemplateChanged | None:
    """Where a change is only announced, Meta calls the category of today the new one."""
    now, later = _word(value.get("new_category")), _word(value.get("correct_category"))
    if not later or later == now:
        return _template(value, category=now)
    told, at = _template(value, category=later), time_of(value.get("category_update_timestamp"))
    return told and replace(told, will_be=True, at=at)


def _word(value: object) -> str:
    return word(value, _LONGEST)


def _template(
    value: Json,
    *,
    status: str = "",
    category: str = "",
    quality: str = "",
    reason: str = "",
) -> TemplateChanged | None:
    name = word(value.get("message_template_name"), 512)
    if not name or not (status or category or quality):
        return None
    return TemplateChanged(
        name=name,
        language=_word(value.get("message_template_language")),
        status=status.upper(),
        category=category.upper(),
        quality=quality.upper(),
        reason="" if reason.upper() == "NONE" else reason,
    )


def _error(value: Json) -> NumberNews | None:
    first = next((each for each in items(value.get("errors")) if isinstance(each, dict)), {})
    code = int(number(first.get("code")) or 0)
    return NumberNews(kind="errors", event="error", code=code) if code else None


_WHAT = {
    "account_update": "event",
    "account_alerts": "alert_type",
    "account_review_update": "decision",
    "phone_number_quality_update": "event",
    "phone_number_name_update": "decision",
    "business_capability_update": "",
    "security": "event",
}
"""For each kind of news, where it says what happened."""


def _account(kind: str, value: Json) -> NumberNews | None:
    if kind not in _WHAT:
        return None
    happened = _word(value.get(_WHAT[kind])) or kind
    return NumberNews(kind=kind, event=happened.upper(), detail=_detail(value).upper())


def _detail(value: Json) -> str:
    restricted = next(
        (each for each in items(value.get("restriction_info")) if isinstance(each, dict)), {}
    )
    told = (
        value.get("current_limit"),
        value.get("max_daily_conversations_per_business"),
        value.get("max_daily_conversation_per_phone"),
        table(value, "violation_info").get("violation_type"),
        table(value, "ban_info").get("waba_ban_state"),
        restricted.get("restriction_type"),
        value.get("alert_severity"),
    )
    return next((said for each in told if (said := _word(each))), "")


_WORDS: dict[AccountNews, frozenset[str]] = {
    "restricted": frozenset(
        {"ACCOUNT_VIOLATION", "ACCOUNT_RESTRICTION", "ACCOUNT_DELETED", "DISABLED_UPDATE"}
    ),
    "restored": frozenset({"REINSTATE", "ACCOUNT_RESTRICTION_LIFTED"}),
    "verified": frozenset({"VERIFIED_ACCOUNT"}),
    "fewer": frozenset({"FLAGGED", "DOWNGRADE"}),
    "more": frozenset({"UNFLAGGED", "UPGRADE"}),
}
"""Of `account_update` and `phone_number_quality_update`."""


_DECIDED: dict[tuple[str, str], AccountNews] = {
    ("account_review_update", "APPROVED"): "verified",
    ("account_review_update", "REJECTED"): "rejected",
    ("phone_number_name_update", "APPROVED"): "name-taken",
    ("phone_number_name_update", "REJECTED"): "name-refused",
}


def for_the_desk(news: NumberNews) -> AccountNews | None:
    """None: it asks nobody to do or to know anything."""
    match news.kind, news.event:
        case (("account_update" | "phone_number_quality_update"), event):
            said = news.detail if news.detail in _WORDS["restored"] else event
            return next((what for what, words in _WORDS.items() if said in words), None)
        case (("account_review_update" | "phone_number_name_update"), _):
            return _DECIDED.get((news.kind, news.event))
        case "account_alerts", _:
            return "alert"
        case _:
            return None
