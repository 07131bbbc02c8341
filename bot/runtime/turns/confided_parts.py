"""What a turn may know of what is confided: that which its event is about, and what a receipt opens."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import AuditEntry
from bot.core.case import Entry
from bot.core.conversation import Conversation, Party
from bot.core.disclosure import Disclosure
from bot.core.events import (
    OWN_NUMBER,
    ButtonPressed,
    Event,
    FileCame,
    FileMissed,
    MessageEdited,
    MessageReceived,
    VoiceHeard,
)
from bot.core.facts import Profile
from bot.core.receipts import ALL_WITHIN, Receipts, waits_until
from bot.core.staff_text.commands import asks_for_private
from bot.store.queries import audit, cases, disclosures, forgetting, profiles
from faq.detect.receipts import receipt_in


async def told(conn: AsyncConnection, conversation: Conversation, event: Event) -> Disclosure | None:
    """A file leads to what nobody signed: its conversation does not."""
    file = _file_of(event)
    unsigned = await disclosures.awaiting(conn, file) if file else None
    number = 0 if unsigned else confided_in(conversation, event)
    return await disclosures.get(conn, number) if number else unsigned


def _file_of(event: Event) -> str:
    if isinstance(event, VoiceHeard):
        return event.attachment
    return event.awaited if isinstance(event, FileCame | FileMissed) else ""


def history_asked(conversation: Conversation, event: Event) -> str:
    """Of which subject of the audit trail the history may be asked for now; empty: of none."""
    if conversation.address.party is Party.ROOM:
        is_asked = isinstance(event, ButtonPressed) and event.action == "history"
        return f"case:{conversation.case}" if is_asked and conversation.case else ""
    number = confided_in(conversation, event)
    offered = any(each.action == "private-history" for each in conversation.prompt)
    pressed = isinstance(event, ButtonPressed) and event.action == "private-history"
    return f"disclosure:{number}" if number and (offered or pressed) else ""


async def history(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> tuple[AuditEntry, ...]:
    asked = history_asked(conversation, event)
    return await audit.of_subject(conn, asked) if asked else ()


def confided_in(conversation: Conversation, event: Event) -> int:
    """That which the event names, which was pressed, or which is answered here; else the person's own."""
    named = getattr(event, "disclosure", 0)
    is_press = isinstance(event, ButtonPressed) and event.action.startswith("private-")
    pressed = event.arg if isinstance(event, ButtonPressed) and is_press else ""
    shown = next((each.arg for each in conversation.prompt if each.action.startswith("private-")), "")
    held = conversation.confided
    own = str(held.unsigned or held.number) if held else ""
    told = (pressed, conversation.data.get("disclosure", ""), shown, own)
    numbers = (each.partition(".")[0] for each in told)  # behind the dot stands what was chosen
    return named or next((int(each) for each in numbers if _is_number(each)), 0)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def receipt_typed(event: Event) -> str:
    return receipt_in(event.words.text) if isinstance(event, MessageReceived) else ""


async def opened(
    conn: AsyncConnection,
    conversation: Conversation,
    event: Event,
    receipts: Receipts,
    everybody: Sequence[datetime],
    now: datetime,
) -> Disclosure | None:
    """Whether it may be tried is asked before it is: the digest takes a while, right or wrong."""
    receipt = receipt_typed(event)
    if not receipt or waits_until(conversation.guesses, everybody, now):
        return None
    return await disclosures.of_receipt(conn, receipts.digest(receipt))


async def guesses(conn: AsyncConnection, event: Event, now: datetime) -> tuple[datetime, ...]:
    return await forgetting.guesses(conn, now - ALL_WITHIN) if receipt_typed(event) else ()


async def is_forgotten(conn: AsyncConnection, conversation: Conversation, event: Event) -> bool:
    if not isinstance(event, MessageEdited) or not event.words.id:
        return False
    return await forgetting.is_forgotten(conn, conversation.address.channel, event.words.id)


async def open_ones(conn: AsyncConnection, event: Event) -> tuple[Disclosure, ...]:
    """For a member who asks what is theirs to read."""
    asks = isinstance(event, MessageReceived) and asks_for_private(event.words.text)
    return await disclosures.open_ones(conn) if asks else ()


async def drawn_from(
    conn: AsyncConnection, conversation: Conversation, event: Event
) -> tuple[Entry, ...]:
    """The lines of the case that is drawn into confidence."""
    is_drawn = isinstance(event, ButtonPressed) and event.action == "draw-sure"
    return tuple(await cases.entries(conn, conversation.case)) if is_drawn and conversation.case else ()


async def profile(conn: AsyncConnection, conversation: Conversation, event: Event) -> Profile | None:
    """Of whoever presses start, for their own name, or shares their number; of whoever confided
    something, for its readers."""
    action = event.action if isinstance(event, ButtonPressed) else ""
    if action == "private-identity-for":
        found = await told(conn, conversation, event)
        return await profiles.of(conn, found.person) if found and found.person else None
    is_asked = action == "start" or shares_number(event)
    return await profiles.of(conn, conversation.id) if is_asked else None


def shares_number(event: Event) -> bool:
    """The number itself came apart from what is said."""
    return isinstance(event, MessageReceived) and event.words.text.strip() == OWN_NUMBER
