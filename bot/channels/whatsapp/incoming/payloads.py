"""What a body says, in few kinds. Nothing is fetched, stored or decided here.

The rules this module guards: every entry, change and message is read for itself, so that one nobody can
read is kept as it came and drops none beside it; and nothing of a body is ever an error. Facts:
docs/whatsapp.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.channels.whatsapp.incoming.json_reading import Json, is_true, items, number, table, text, word
from bot.channels.whatsapp.incoming.message_content import Content, content
from bot.channels.whatsapp.incoming.system_messages import PREFERENCES, moved_in, preference_in
from bot.channels.whatsapp.incoming.who import Sender, is_ours, people_in, sender_of
from bot.core.events import Quoted

_EARLIEST, _LATEST = 1_230_768_000, 4_102_444_800  # seconds: WhatsApp's first year, and a year far away
_SILENT = frozenset({"reaction", "revoke", "request_welcome", "pin", "unpin", "keep_in_chat"})
"""Kinds that ask for no answer, and by which nothing is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`id` is Meta's name of the message, empty where it has none. `raw` is the message as it came."""

    id: str
    sender: Sender
    at: datetime | None
    raw: Any = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrote(Said):
    """`edits` names the message that reads like this now; `reply_to` the one that is answered, and
    `quoted` is what it said, as far as that was looked up."""

    content: Content
    edits: str = ""
    reply_to: str = ""
    forwarded: bool = False
    quoted: Quoted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Said):
    """`data` is what the button carried; `template`: it is the quick reply of a template."""

    data: str
    label: str
    reply_to: str
    template: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowAnswered(Said):
    """A form was sent in; `answer` is JSON that the person's telephone made."""

    answer: str = field(repr=False)
    reply_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityChanged(Said):
    """`sender` is who they were, `becomes` who they are now; an id that is empty there stays."""

    becomes: Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What became of a message of ours. `reference` is what we had sent along with it, `code` why it
    failed; None: that is not told."""

    message: str
    kind: str
    at: datetime | None
    reference: str
    code: int | None
    subcode: int
    category: str
    billable: bool | None


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """Something of the account changed: `kind` says what, `value` how, as it came."""

    kind: str
    value: Json = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Nobody can be answered for it; it is kept as it came."""

    why: str
    raw: Any = field(repr=False)


Understood = Wrote | Pressed | FlowAnswered | IdentityChanged | Status | AccountEvent | Unreadable


def understood(body: Any, phone_number_id: str) -> Iterator[Understood]:
    """Everything that a body says to this number; the account may have others, which are not ours."""
    if not isinstance(body, dict) or not isinstance(body.get("entry"), list):
        yield Unreadable("body", body)
        return
    for entry in body["entry"]:
        if not isinstance(entry, dict) or not isinstance(entry.get("changes"), list):
            yield Unreadable("entry", entry)
            continue
        for change in entry["changes"]:
            yield from _change(change, phone_number_id)


def _change(change: Any, ours: str) -> Iterator[Understood]:
    value = change.get("value") if isinstance(change, dict) else None
    if not isinstance(value, dict):
        yield Unreadable("change", change)
        return
    named = word(change.get("field"))
    if named != "messages" and not _LISTS & value.keys():
        yield AccountEvent(named, value)
    elif named in ("messages", "") and word(table(value, "metadata").get("phone_number_id")) in (
        "",
        ours,
    ):
        yield from _messages(value)


_LISTS = {"messages", "statuses"}


def _messages(value: Json) -> Iterator[Understood]:
    people = people_in(value)
    for name, read in (("messages", _message), ("statuses", _status)):
        there = value.get(name)
        if there is not None and not isinstance(there, list):
            yield Unreadable(name, value)
        for each in items(there):
            found = None if is_ours(each, value) else read(each, people)
            if found:
                yield found
    if items(value.get("errors")):
        yield AccountEvent("errors", value)


# A message ---------------------------------------------------------------------------------------------


def _message(message: Any, people: list[Sender]) -> Understood | None:
    """None: nothing was said by it."""
    if not isinstance(message, dict):
        return Unreadable("message", message)
    kind = word(message.get("type"))
    meant = word(table(message, kind).get("type")) if kind == "unsupported" else kind
    if meant in _SILENT or message.get("group_id"):
        return None  # of groups we are no part
    sender = sender_of(message, people)
    if kind == "system":
        return _system(message, sender)
    if not sender:
        return Unreadable("no-sender", message)
    return _said(message, kind, sender)


def _said(message: Json, kind: str, sender: Sender) -> Understood:
    told: dict[str, Any] = {
        "id": word(message.get("id")),
        "sender": sender,
        "at": time_of(message.get("timestamp")),
        "raw": message,
    }
    context = table(message, "context")
    reply_to = word(context.get("id"))
    if kind == "edit":
        return _edited(message, sender, told)
    if pressed := _pressed(message, kind):
        data, label = pressed
        return Pressed(**told, data=data, label=label, reply_to=reply_to, template=kind == "button")
    if kind == "interactive" and (form := table(message, kind, "nfm_reply")):
        return FlowAnswered(**told, answer=text(form.get("response_json")) or "", reply_to=reply_to)
    is_passed_on = is_true(context.get("forwarded")) or is_true(context.get("frequently_forwarded"))
    found = content(message, sender.wa_id)
    return Wrote(**told, content=found, reply_to=reply_to, forwarded=is_passed_on)


def _pressed(message: Json, kind: str) -> tuple[str, str] | None:
    """What the button carried and what it said; None: it is no press, or nobody can tell of which."""
    if kind == "button":
        about = table(message, kind)
        data, label = word(about.get("payload")), text(about.get("text")) or ""
    else:
        about = table(message, kind, "button_reply") or table(message, kind, "list_reply")
        data, label = word(about.get("id")), text(about.get("title")) or ""
    return (data, label) if kind in ("button", "interactive") and (data or label) else None


def _edited(message: Json, sender: Sender, told: dict[str, Any]) -> Wrote:
    """Only its words are new. Where nobody can tell which message is meant, it is what is said now."""
    about, now = table(message, "edit"), table(message, "edit", "message")
    found = content(now, sender.wa_id)
    return Wrote(**told, content=found, edits=word(about.get("original_message_id")))


def _system(message: Json, sender: Sender) -> Understood | None:
    """None: it says nothing that we go by."""
    if preference := preference_in(message, sender):
        return AccountEvent(PREFERENCES, preference)
    moved = moved_in(message, sender)
    if moved is None:
        return None
    if not moved.before or not moved.after:
        return Unreadable("system", message)
    named, at = word(message.get("id")), time_of(message.get("timestamp"))
    return IdentityChanged(id=named, sender=moved.before, at=at, raw=message, becomes=moved.after)


# A status -----------------------------------------------------------------------------------------------


def _status(status: Any, _: list[Sender]) -> Understood | None:
    if not isinstance(status, dict) or not word(status.get("id")):
        return Unreadable("status", status)
    error = next((each for each in items(status.get("errors")) if isinstance(each, dict)), {})
    pricing = table(status, "pricing")
    return Status(
        message=word(status.get("id")),
        kind=word(status.get("status")),
        at=time_of(status.get("timestamp")),
        reference=word(status.get("biz_opaque_callback_data"), 512),
        code=_code(error.get("code")),
        subcode=int(number(error.get("error_subcode")) or 0),
        category=word(pricing.get("category")),
        billable=_is_billed(pricing),
    )


def _is_billed(pricing: Json) -> bool | None:
    """None: that is not told. Meta means to leave `billable` out one day, where `type` says as much."""
    told, kind = pricing.get("billable"), word(pricing.get("type"))
    if isinstance(told, bool):
        return told
    return kind == "regular" if kind else None


def _code(value: Any) -> int | None:
    told = number(value)
    return None if told is None else int(told)


def time_of(value: Any) -> datetime | None:
    """UTC, of seconds or of thousandths of them, as a number or as its digits. None: it is no time."""
    at = number(value)
    while at is not None and at >= _LATEST:
        at /= 1000
    if at is None or at < _EARLIEST:
        return None
    return datetime.fromtimestamp(at, UTC)
