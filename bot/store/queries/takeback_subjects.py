"""What a message of the outbox is about, for what takes it back."""

import json
from typing import Any

from sqlalchemy import RowMapping

from bot.core.messages import TAKE_BACK


def is_ticket(row: RowMapping) -> bool:
    """Whether the row of the outbox says nothing, and takes something back."""
    return bool(json.loads(row["message"]).get("key") == TAKE_BACK)


def is_about(row: RowMapping, of: str) -> bool:
    """By its own number, that of its buttons, or that of the event that caused it."""
    kind, _, number = of.partition(":")
    message, event = json.loads(row["message"]), json.loads(row["event"] or "{}")
    if number not in _numbers(kind, message, event):
        return False
    return bool(message.get("private")) == (kind == "disclosure")


def _numbers(kind: str, message: Any, event: Any) -> set[str]:
    notice = event.get("notice") or {}
    told = (
        message.get("case"),
        event.get(kind),
        notice.get("case"),
        message.get("args", {}).get("number"),
    )
    pressed = (button.get("arg", "") for button in message.get("buttons") or ())
    return {_digits(str(each)) for each in (*told, *pressed) if each}


def _digits(text: str) -> str:
    """A number in a text stands between marks of direction."""
    return "".join(each for each in text if each.isdecimal())
