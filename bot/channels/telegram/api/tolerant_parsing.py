"""One update as it came from the network, read with no trust in its shape.

The rule this module guards: no update, whatever it holds, is an error of ours. What the library or we
cannot read is left out of it: first everything but the words, then the words, too; a person is then told
that it cannot be read, where silence would lose it.
"""

import logging
import math
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from itertools import chain
from typing import Any, get_args, get_type_hints

from telegram import Bot, Update

from bot.channels.telegram.api.payloads import Understood, understood
from bot.runtime.shared.failures import trace

logger = logging.getLogger(__name__)

_HALF = re.compile("[\ud800-\udfff]")  # of a character
_LARGEST = 2**63  # what the database counts to
_MESSAGES = ("message", "edited_message")
_PLACE = ("message_id", "message_thread_id", "is_topic_message", "media_group_id")
_WORDS = ("text", "caption")
_OF_A_PRESS = ("message_id", "date", "chat", "message_thread_id", "is_topic_message", "reply_markup")
_UNKNOWN = {"type": "hidden_user", "date": 0, "sender_user_name": ""}
_CHAT, _SENDER = ("id", "type"), ("id", "is_bot", "first_name", "language_code")


def read(raw: Any, bot: Bot) -> tuple[int, Understood] | None:
    """The update's number and what it says. None: nothing that concerns us, or that can be read."""
    id = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(id, int) or not _is_sound(id, int):
        logger.warning("an update without a number is passed by")
        return None
    for tried in chain((_needed(raw),), _less(raw)):
        try:
            said = _said(tried, bot)
        except Exception as error:  # noqa: BLE001 - whatever a stranger's update breaks, the next one is read
            logger.warning("an update cannot be read as it is\n%s", trace(error))
        else:
            return (id, said) if said else None
    return None


def _said(raw: Mapping[str, Any], bot: Bot) -> Understood | None:
    """Raises whatever reading can: the library looks at few types, so we do."""
    said = understood(Update.de_json(dict(raw), bot))
    if said is not None and not _is_sound(said, type(said)):
        raise TypeError(type(said).__name__)
    return said


def _needed(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of a press, where it was and what its button said: the message around it is one of ours."""
    query = raw.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return raw
    return {**raw, "callback_query": {**query, "message": _some(message, _OF_A_PRESS)}}


def _less(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A message with its words and nothing else, and one without even those."""
    for kind in _MESSAGES:
        message = raw.get(kind)
        if isinstance(message, dict):
            around = {
                "chat": _some(message.get("chat"), _CHAT),
                "from": _some(message.get("from"), _SENDER),
            }
            aside = _aside(message, around)
            for names in ((*_PLACE, *_WORDS), _PLACE):
                yield {
                    "update_id": raw["update_id"],
                    kind: {"date": 0, **_some(message, names), **around, **aside},
                }


def _aside(message: Mapping[str, Any], around: Mapping[str, Any]) -> dict[str, Any]:
    """That it is passed on, or answers something: never left out, for that says whom it is for."""
    found: dict[str, Any] = {}
    if any(str(name).startswith("forward") for name in message):
        found["forward_origin"] = _UNKNOWN
    if "external_reply" in message:
        found["external_reply"] = {"origin": _UNKNOWN}
    answered = message.get("reply_to_message")
    if isinstance(answered, dict):
        said = {"message_id": 0, **_some(answered, ("message_id",)), "date": 0, "chat": around["chat"]}
        topic = {"forum_topic_created": {"name": "", "icon_color": 0}}
        begins = topic if "forum_topic_created" in answered else {}
        found["reply_to_message"] = {**said, "from": _some(answered.get("from"), _SENDER), **begins}
    return found


def _some(body: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: body[name] for name in names if name in body} if isinstance(body, dict) else {}


def _is_sound(value: Any, hint: Any) -> bool:
    """Whether a value is what its annotation says, all the way down, and can be kept."""
    kinds = _kinds(hint)
    shape: Any = type(value)
    if shape not in kinds and not (shape is int and float in kinds):
        return False
    for name, kind in _hints(shape):
        if not _is_sound(getattr(value, name), kind):
            return False
    return _can_be_kept(value)


@cache
def _kinds(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) or (hint,)


@cache
def _hints(shape: Hashable) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass; nothing else has any."""
    return tuple(get_type_hints(shape).items()) if is_dataclass(shape) else ()


def _can_be_kept(value: Any) -> bool:
    match value:
        case int():
            return -_LARGEST <= value < _LARGEST
        case float():
            return math.isfinite(value)
        case str():
            return value.isascii() or not _HALF.search(value)
        case _:
            return True
