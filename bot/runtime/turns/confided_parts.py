"""What a turn may know of what is confided: that which its event is about, and what a receipt opens."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation
from bot.core.disclosure import Disclosure
from bot.core.events import (
    ButtonPressed,
    Event,
    FileCame,
    FileMissed,
    MessageEdited,
    MessageReceived,
)
from bot.core.receipts import ALL_WITHIN, Receipts, waits_until
from bot.store.queries import disclosures, forgetting
from faq.detect.receipts import receipt_in


async def told(conn: AsyncConnection, conversation: Conversation, event: Event) -> Disclosure | None:
    number = confided_in(conversation, event)
    if number:
        return await disclosures.get(conn, number)
    if isinstance(event, FileCame | FileMissed):
        return await disclosures.awaiting(conn, event.awaited)
    return None


def confided_in(conversation: Conversation, event: Event) -> int:
    """That which the event names, which was pressed, or which is answered here; else the person's own."""
    named = getattr(event, "disclosure", 0)
    pressed = (
        event.arg if isinstance(event, ButtonPressed) and event.action.startswith("private-") else ""
    )
    shown = next((each.arg for each in conversation.prompt if each.action.startswith("private-")), "")
    held = conversation.confided
    own = str(held.unsigned or held.number) if held else ""
    told = (pressed, conversation.data.get("disclosure", ""), shown, own)
    return named or next((int(each) for each in told if _is_number(each)), 0)


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
